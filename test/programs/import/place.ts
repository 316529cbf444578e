import { readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** The real path, also of what is not there yet: of the folder that it would be in, or of where its link leads. */
export async function placeOf(path: string): Promise<string> {
  const whole = resolve(path)
  const real = await realpath(whole).catch(() => null)
  if (real !== null || dirname(whole) === whole) return real ?? whole
  const target = await readlink(whole).catch(() => null)
  // A link that leads round in a circle leads nowhere: whoever opens it is told.
  if (target !== null && !(await leadsRound(whole))) return placeOf(resolve(dirname(whole), target))
  return join(await placeOf(dirname(whole)), basename(whole))
}

async function leadsRound(path: string): Promise<boolean> {
  const code = await stat(path).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code,
  )
  return code === 'ELOOP'
}
