import { createHash } from 'node:crypto'
import { addDays, type PlainDate } from 'casekeep'
import type { Company } from '../company.ts'
import type { Office } from './office.ts'

/** Of most the agreement has no end; of some it ends soon, or has run out: calendar days from today. */
const ends: Readonly<Record<string, number>> = { 'chow.manpan': 19, 'yeh.shuchen': -11 }

/** What everybody signed when they came to the company (P8.3) is entered by the archive. */
export async function enterAgreements(
  office: Office,
  company: Company,
  signed: PlainDate,
  today: PlainDate,
): Promise<void> {
  for (const { id } of company.people) {
    // The archivist's own is entered by the head of the archive.
    const archive = office.desk(id === 'lin.hsiuying' ? 'li.kuohua' : 'lin.hsiuying')
    const form = createHash('sha256').update(`agreement of ${id}`).digest('hex')
    const end = ends[id]
    const until = end === undefined ? {} : { until: addDays(today, end) }
    await archive.agreements.record({ person: id, signed, form, ...until })
  }
}
