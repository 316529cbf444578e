import { absorbedBy, findBatches, findDocuments, unfinished } from '../cases/facts.ts'
import { findRemaining } from '../cases/remaining.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { isArchived } from '../machines/document.ts'
import { openRequestItemStates } from '../machines/request-item.ts'
import type { Reader, Row } from '../storage.ts'

/** What would go, and all that could speak against it. */
export interface Candidate {
  readonly file: Row<'cases'>
  /** Kind of document; empty for the case itself. */
  readonly kind: string
  /** Until when it is kept; null where nothing was reckoned. */
  readonly row: Row<'retention'> | null
  /** Every document of the case, and of those that were merged into it. */
  readonly all: readonly Row<'documents'>[]
  /** The documents that go with it. */
  readonly documents: readonly Row<'documents'>[]
  /** Those that stay, since their kind has a period of its own. */
  readonly kept: readonly Row<'documents'>[]
  readonly batches: readonly Row<'batches'>[]
  /** Requests of which something is open, handed out or lost. */
  readonly requests: readonly string[]
  /** Kept cases that need its documents. */
  readonly neededBy: readonly string[]
}

/** What goes with a case, or with the documents of one kind of it. */
export async function findCandidate(
  read: Reader,
  file: Row<'cases'>,
  kind: string,
  context: Context,
): Promise<Candidate> {
  const { tenant } = context
  const numbers = [file.number, ...absorbedBy(file)]
  const [rows, all, batches, items, neededBy] = await atOnce(
    findAll(read, 'retention.ofCase', { tenant, case: file.number }),
    findDocuments(read, file, context),
    atOnce(...numbers.map((number) => findBatches(read, number, context))),
    findOpenItems(read, numbers, context),
    findNeeding(read, numbers, context),
  )
  const row = rows.find((one) => one.kind === kind) ?? null
  const ownKinds = new Set(rows.map((one) => one.kind).filter((name) => name !== ''))
  const outlives = (document: Row<'documents'>) => isArchived(document) && ownKinds.has(document.kind)
  const isOfKind = (document: Row<'documents'>) => isArchived(document) && document.kind === kind
  const documents = kind === '' ? all.filter((document) => !outlives(document)) : all.filter(isOfKind)
  const going = new Set(documents.map(placeOf))
  return {
    file,
    kind,
    row,
    all,
    documents,
    kept: all.filter((document) => !going.has(placeOf(document))),
    batches: batches.flat(),
    requests: [
      ...new Set(
        items
          // What is told of a request is told in the chain of its case, which goes with the case.
          .filter((item) => kind === '' || going.has(placeOf({ case: item.of, position: item.document })))
          .map(({ request }) => request),
      ),
    ],
    neededBy,
  }
}

export const placeOf = ({ case: file, position }: Pick<Row<'documents'>, 'case' | 'position'>) => `${file}/${position}`

async function findOpenItems(read: Reader, numbers: readonly string[], { tenant }: Context) {
  const asked = numbers.flatMap((number) =>
    openRequestItemStates.map(async (state) => {
      const items = await findAll(read, 'items.ofCase', { tenant, case: number, state })
      return items.map(({ request, document }) => ({ of: number, request, document }))
    }),
  )
  return (await atOnce(...asked)).flat()
}

/** Cases that need something of these and are kept themselves. */
async function findNeeding(read: Reader, numbers: readonly string[], { tenant }: Context): Promise<readonly string[]> {
  const relations = await atOnce(
    ...numbers.map((other) => findAll(read, 'relations.ofOther', { tenant, other, relation: 'needs' })),
  )
  const needing = [...new Set(relations.flat().map((one) => one.case))].filter((number) => !numbers.includes(number))
  const files = await atOnce(...needing.map((number) => findRemaining(read, number, { tenant })))
  return [...new Set(files.flatMap((file) => (file !== null && isKept(file) ? file.number : [])))]
}

const isKept = ({ state }: Pick<Row<'cases'>, 'state'>) => state === 'open' || state === 'ended'

export function unfinishedOf({ batches }: Candidate): readonly string[] {
  return batches.filter(unfinished).map(({ number }) => number)
}
