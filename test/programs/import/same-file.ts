import { stat } from 'node:fs/promises'
import { Fault } from '../try/fault.ts'
import { called, type Options } from './options.ts'
import { placeOf } from './place.ts'
import { unfinished } from './report-file.ts'

type Role = keyof typeof called

/** Refuses one file for two things: what is written to would be what is read. */
export async function checkDistinct({ file, mapping, db, report }: Options): Promise<void> {
  const database = await placeOf(db)
  // SQLite keeps files beside its own.
  const beside = ['-wal', '-shm', '-journal'].map((end) => `${database}${end}`)
  const used: readonly (readonly [Role, readonly string[]])[] = [
    ['file', [file]],
    ['mapping', [mapping]],
    ['db', [database, ...beside]],
    ['report', report === null ? [] : [report, unfinished(await placeOf(report))]],
  ]
  const known = new Map<string, Role>()
  for (const [role, paths] of used) {
    for (const path of paths) {
      for (const identity of await identitiesOf(path)) {
        const other = known.get(identity) ?? role
        if (other !== role) throw new Fault(`The ${called[role]} and the ${called[other]} would be one file: ${path}`)
        known.set(identity, role)
      }
    }
  }
}

/** What a file is known by: where it is, and what it is, as one file can have two names. */
async function identitiesOf(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null)
  return [await placeOf(path), ...(found === null ? [] : [`${found.dev}:${found.ino}`])]
}
