import { createHash } from 'node:crypto'
import type { PlainDate } from 'casekeep'
import type { Company } from '../company.ts'
import type { Office } from './office.ts'

/** What everybody signed when they came to the company (P8.3) is entered by the archive. */
export async function enterAgreements(office: Office, company: Company, signed: PlainDate): Promise<void> {
  for (const { id } of company.people) {
    // The archivist's own is entered by the head of the archive.
    const archive = office.desk(id === 'lin.hsiuying' ? 'li.kuohua' : 'lin.hsiuying')
    const form = createHash('sha256').update(`agreement of ${id}`).digest('hex')
    await archive.agreements.record({ person: id, signed, form })
  }
}
