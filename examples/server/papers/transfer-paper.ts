import { transferList } from 'casekeep/forms'
import { listed } from '../transfers/listed.ts'
import type { Ask } from '../visit.ts'
import { showPaper } from './answer.ts'
import { paperOptions } from './options.ts'

/** The transfer list that both sides sign, with what is in its batches (P5.2). */
export async function transferPaper(c: Ask) {
  const visit = c.get('signedIn')
  const whole = await visit.desk.transfers.get({ transfer: c.req.param('number')! })
  const rows = await listed(visit, whole.items)
  const cases = new Map(rows.map(({ item, title }) => [item.case, title]))
  const options = paperOptions(visit, { cases, documents: new Map() })
  return showPaper(c, transferList(whole, { ...options, documents: rows.flatMap(({ documents }) => documents) }))
}
