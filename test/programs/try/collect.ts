import type { Batch } from 'casekeep'
import { allOf, chunksOf } from './chunks.ts'
import type { Dossier } from './dossier.ts'
import type { Desk, Office } from './office.ts'

/** A case on its way, as far as it has come. */
export interface Filing {
  readonly dossier: Dossier
  readonly number: string
  readonly state: string
  readonly batches: readonly Batch[]
  /** What this run added. */
  readonly added: { readonly cases: number; readonly documents: number }
}

/** As many documents as one call takes. */
const mostInOneCall = 500

/** Opens the cases of a chunk that are not there, in the order of the data, and adds what others lack. */
export async function collectChunk(office: Office, dossiers: readonly Dossier[]): Promise<readonly Filing[]> {
  // All are looked for before any is opened: a case waits for no search, so the numbers follow the data's order.
  const found = new Map(
    await allOf(dossiers, async (dossier) => [dossier, await find(office.clerk[dossier.category], dossier)] as const),
  )
  return await allOf(dossiers, async (dossier) => {
    const desk = office.clerk[dossier.category]
    const filing = found.get(dossier) ?? (await open(desk, dossier))
    return await collectMissing(desk, filing)
  })
}

async function find(desk: Desk, dossier: Dossier): Promise<Filing | null> {
  const { category, key } = dossier
  const page = await desk.cases.list({ category, fields: [{ field: key.field, equals: key.value }] })
  // The index compares without regard to capitals.
  const file = page.items.find(
    ({ state, fields }) => state !== 'voided' && (fields as Record<string, unknown>)[key.field] === key.value,
  )
  if (file === undefined) return null
  const { batches } = await desk.batches.list({ case: file.number })
  return { dossier, number: file.number, state: file.state, batches, added: { cases: 0, documents: 0 } }
}

async function open(desk: Desk, dossier: Dossier): Promise<Filing> {
  const first = dossier.open.documents.slice(0, mostInOneCall)
  const opened = await desk.cases.open({ ...dossier.open, documents: first } as Dossier['open'])
  return {
    dossier,
    number: opened.case.number,
    state: opened.case.state,
    batches: opened.batch === null ? [] : [opened.batch],
    added: { cases: 1, documents: first.length },
  }
}

async function collectMissing(desk: Desk, filing: Filing): Promise<Filing> {
  const { documents } = filing.dossier.open
  if (filing.added.documents === documents.length) return filing
  const known = await knownDocuments(desk, filing.number)
  const missing = documents.filter((document) => !known.has(identityOf(document)))
  const batches = [...filing.batches]
  for (const part of chunksOf(missing, mostInOneCall)) {
    const at = batches.findIndex(({ state }) => state === 'collecting' || state === 'sorting')
    const target = at < 0 ? {} : { batch: batches[at]!.number }
    const collected = await desk.batches.collect({ case: filing.number, documents: part, ...target })
    batches.splice(at < 0 ? batches.length : at, 1, collected.batch)
  }
  const added = { ...filing.added, documents: filing.added.documents + missing.length }
  return { ...filing, batches, added }
}

interface KnownBy {
  readonly kind: string
  readonly reference?: string | null | undefined
  readonly hash: string | null
}
/** A document is known by its author's reference, and where it has none by its content. */
function identityOf(document: KnownBy): string {
  return `${document.kind} ${document.reference ?? document.hash}`
}

async function knownDocuments(desk: Desk, number: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  let after: string | undefined
  do {
    const page = await desk.documents.list({ case: number, limit: 200, after })
    for (const document of page.items) known.add(identityOf(document))
    after = page.next ?? undefined
  } while (after !== undefined)
  return known
}
