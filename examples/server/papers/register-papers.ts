import { type RegisterOptions, registerCsv, registerPages, registerXlsx } from 'casekeep/forms'
import { gatherAll } from '../gather.ts'
import { ifKnown } from '../if-known.ts'
import { knowing } from '../outsiders/known.ts'
import { askedRegister } from '../requests/register.ts'
import { titlesOf } from '../requests/titles.ts'
import type { Ask } from '../visit.ts'
import { giveFile, showPaper } from './answer.ts'
import { paperOptions } from './options.ts'

/** The whole of the register that the address asks for (P6.2, P7.2), as far as the library shows it to the reader. */
export async function registerPaper(c: Ask) {
  const { lines, options } = await wholeRegister(c)
  return showPaper(c, registerPages(lines, options))
}

export async function registerCsvFile(c: Ask) {
  const { lines, options } = await wholeRegister(c)
  return giveFile(c, registerCsv(lines, options), { type: 'csv', ...fileName(c, options.kind) })
}

export async function registerXlsxFile(c: Ask) {
  const { lines, options } = await wholeRegister(c)
  return giveFile(c, registerXlsx(lines, options), { type: 'xlsx', ...fileName(c, options.kind) })
}

async function wholeRegister(c: Ask) {
  const signedIn = c.get('signedIn')
  const { kind, read } = askedRegister(signedIn, c.req.query())
  const lines = await gatherAll((after) => read(after, 200))
  const items = lines.map(({ item }) => item)
  const visit = knowing(
    signedIn,
    lines.map(({ outsider }) => outsider),
  )
  const numbers = [...new Set(lines.map(({ request }) => request))]
  // Of what others asked for an outsider, who answers for them sees the line alone.
  const known = await Promise.all(numbers.map((request) => ifKnown(visit.desk.requests.get({ request }))))
  const requests = known.flatMap((whole) => whole?.request ?? [])
  const options: RegisterOptions = {
    ...paperOptions(visit, await titlesOf(visit, items)),
    policy: visit.archive.policy,
    kind,
    requests,
  }
  return { lines, options }
}

function fileName(c: Ask, kind: RegisterOptions['kind']) {
  const { naming, say, archive } = c.get('signedIn')
  const day = archive.today()
  return {
    latin: `${kind}-register-${day}`,
    name: say('fileOfRegister', { kind: naming.term(`requestKind.${kind}`), day }),
  }
}
