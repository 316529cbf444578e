import { type CaseDocument, compareNumberTexts, type TransferItem } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** A batch on a transfer list, with the title of its case and what is in it. */
export interface Listed {
  readonly item: TransferItem
  readonly title: string
  readonly documents: readonly CaseDocument[]
  /** Whether the reader checks it at receipt. */
  readonly mayReceive: boolean
}

export async function listed({ desk }: SignedIn, items: readonly TransferItem[]): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (const item of items) {
    const { case: file } = await desk.cases.get({ case: item.case })
    const { documents } = await desk.batches.get({ batch: item.batch })
    const { batches } = item.state === 'sent' ? await desk.cases.possible({ case: item.case }) : { batches: [] }
    const now = batches.find((one) => one.batch === item.batch)?.operations ?? []
    const mayReceive = now.some((one) => one.operation === 'transfers.receive')
    const kept = documents
      .filter((document) => document.number !== null && document.screened === null)
      .sort((one, other) => compareNumberTexts(one.number!, other.number!))
    found.push({ item, title: file.title, documents: kept, mayReceive })
  }
  return found
}
