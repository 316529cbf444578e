import * as z from 'zod'
import { cleared, findCase } from '../cases/facts.ts'
import { query } from '../engine/command.ts'
import { cursor, numberOf, pageSize } from '../engine/inputs.ts'
import { findAll, findPage } from '../engine/pages.ts'
import type { UnreadableReason } from '../reasons.ts'
import type { Sha256 } from '../sha256.ts'
import type { Json, Reader, Row } from '../storage.ts'
import { type BrokenLink, type ChainState, emptyChain, verifyEntries } from '../trail/verify.ts'
import { unreadableWord, whyUnreadable } from '../unreadable.ts'

/** One thing that an entry changed. Values stay in the trail; what may be told here is which columns they stand in. */
export interface HistoryChange {
  readonly what: string
  /** Its number, where it has one. */
  readonly number: string | null
  readonly added: boolean
  readonly changed: readonly string[]
  /** Its state before and after, where that changed. */
  readonly from: string | null
  readonly to: string | null
}
/** One entry of a case's history: who did what, when, under which policy. */
export interface HistoryEntry {
  readonly position: number
  /** UTC, ISO 8601. */
  readonly at: string
  readonly actor: string
  readonly person: string
  /** In whose place, where a deputy did it. */
  readonly behalf: string | null
  readonly operation: string
  readonly policy: string
  readonly digest: string
  readonly changes: readonly HistoryChange[]
  /** Why its changes cannot be read; not there where they can. */
  readonly unreadable?: UnreadableReason
}

const historyEntry = z
  .object({
    position: z.int(),
    at: z.string(),
    actor: z.string(),
    person: z.string(),
    behalf: z.string().nullable(),
    operation: z.string(),
    policy: z.string(),
    digest: z.string(),
    changes: z.array(
      z.object({
        what: z.string(),
        number: z.string().nullable(),
        added: z.boolean(),
        changed: z.array(z.string()),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    unreadable: unreadableWord.optional(),
  })
  .meta({ id: 'HistoryEntry' })

export const history = query({
  name: 'trail.history',
  summary: 'Who did what with a case, when, and under which policy',
  input: () =>
    z.strictObject({
      case: numberOf('case'),
      order: z.enum(['oldest', 'newest']).default('oldest').meta({ description: 'Which entries come first' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(historyEntry), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    const { tenant } = context
    const documents = await findAll(read, 'documents.ofCase', { tenant, case: file.number })
    const hidden = new Set(documents.filter((row) => !cleared(row, context)).map((row) => row.position))
    const numbers = new Map(documents.map((row) => [row.position, row.number]))
    const page = await findPage(
      read,
      input.order === 'oldest' ? 'trail.ofChain' : 'trail.last',
      { equal: { tenant, chain: file.number } },
      input.limit,
      input.after,
    )
    const documentOf = await findItemDocuments(read, page.items, tenant)
    return {
      items: page.items.map((row): HistoryEntry => {
        const { position, at, actor, person, behalf, operation, policy, digest, detail } = row
        const entry = { position, at, actor, person, behalf, operation, policy, digest }
        const why = whyUnreadable(detail)
        if (why !== null) return { ...entry, changes: [], unreadable: why.because }
        if (detail === null) return { ...entry, changes: [], unreadable: 'destroyed' }
        const changes = (detail as unknown as readonly Detail[]).flatMap((change) =>
          describe(change, { hidden, numbers, documentOf }),
        )
        return { ...entry, changes }
      }),
      next: page.next,
    }
  },
})

type Cells = Readonly<Record<string, Json>>
interface Detail {
  readonly table: string
  readonly key?: Cells
  readonly added?: readonly Cells[]
  readonly before?: Cells
  readonly after?: Cells
}

/** What records keep for themselves is no news to a reader. */
const own = new Set([
  'duties',
  'caseFields',
  'policies',
  'documentRevisions',
  'requestSteps',
  'requestApprovers',
  'originals',
  'borrowers',
  'grants',
  'retention',
])
const counters = new Set([
  'lastPosition',
  'lastDocument',
  'lastBatch',
  'policy',
  'titleKey',
  'sequence',
  'lacking',
  'incomplete',
  'lackingAt',
  'lackingFrom',
])

interface Known {
  /** Places of the documents above the reader's clearance, and the numbers of all. */
  readonly hidden: ReadonlySet<number>
  readonly numbers: ReadonlyMap<number, string | null>
  /** Places of the documents of items of requests, by the items' keys. */
  readonly documentOf: ReadonlyMap<string, number>
}

const itemName = ({ request, position }: Cells) => `${request}/${position}`

/** An item that was changed is named by its request: which document it is about, its row says. */
async function findItemDocuments(
  read: Reader,
  entries: readonly Pick<Row<'trail'>, 'detail'>[],
  tenant: string,
): Promise<Known['documentOf']> {
  const keys = new Map<string, Cells>()
  for (const { detail } of entries) {
    if (detail === null || whyUnreadable(detail) !== null) continue
    for (const { table, key, added } of detail as unknown as readonly Detail[]) {
      if (table === 'requestItems' && added === undefined && key !== undefined) keys.set(itemName(key), key)
    }
  }
  const items = await read.getMany(
    'requestItems',
    [...keys.values()].map(({ request, position }) => ({
      tenant,
      request: request as string,
      position: position as number,
    })),
    ['document'],
  )
  const names = [...keys.keys()]
  return new Map(items.flatMap((item, index) => (item === null ? [] : [[names[index]!, item.document] as const])))
}

function describe(change: Detail, { hidden, numbers, documentOf }: Known): readonly HistoryChange[] {
  if (own.has(change.table)) return []
  const what = singular[change.table] ?? change.table
  // The column that says which document it is about, where it is about one.
  const place = { documents: 'position', requestItems: 'document' }[change.table]
  const visible = (cells: Cells) => place === undefined || !hidden.has(cells[place] as number)
  const nameOf = (cells: Cells) =>
    place !== undefined
      ? (numbers.get(cells[place] as number) ?? null)
      : ((cells.number ?? cells.batch ?? null) as string | null)
  if (change.added !== undefined) {
    return change.added.filter(visible).map((row) => ({
      what,
      number: nameOf(row),
      added: true,
      changed: [],
      from: null,
      to: (row.state ?? null) as string | null,
    }))
  }
  const named = change.key ?? {}
  const document = documentOf.get(itemName(named))
  const key = change.table === 'requestItems' && document !== undefined ? { ...named, document } : named
  const changed = Object.keys(change.after ?? {}).filter((column) => !counters.has(column) && column !== 'state')
  const from = (change.before?.state ?? null) as string | null
  const to = (change.after?.state ?? null) as string | null
  if (!visible(key) || (changed.length === 0 && to === null)) return []
  return [{ what, number: nameOf(key), added: false, changed, from, to }]
}

const singular: Readonly<Record<string, string>> = {
  cases: 'case',
  documents: 'document',
  batches: 'batch',
  transfers: 'transfer',
  transferItems: 'transferItem',
  requests: 'request',
  requestItems: 'requestItem',
  retentionFacts: 'retentionFact',
  caseRelations: 'caseRelation',
  holds: 'hold',
  disposals: 'disposal',
}

/** What a check of a chain found. */
export interface Verification {
  readonly case: string
  /** How many entries were found in order. */
  readonly entries: number
  readonly intact: boolean
  /** Of how many the details or their key are gone: they stand in order, and what they say cannot be read any more. */
  readonly unreadable: number
  /** The first fault; null where there is none. */
  readonly broken: BrokenLink | null
  /** Digest of the last good entry: kept elsewhere, it finds a tail that was cut off. */
  readonly head: string
}

/** The first entry that is not what was gathered into the tree of the checkpoints. */
async function againstTree(read: Reader, tenant: string, entries: readonly Row<'trail'>[]): Promise<BrokenLink | null> {
  const keys = entries.map(({ chain, position }) => ({ tenant, chain, position }))
  const leaves = await read.getMany('leaves', keys, ['digest'])
  const changed = entries.find(({ digest }, index) => leaves[index] != null && leaves[index].digest !== digest)
  return changed === undefined ? null : { position: changed.position, because: 'digest' }
}

/** A tail that was cut off after it had been gathered. */
async function cutOff(read: Reader, tenant: string, chain: string, last: number): Promise<BrokenLink | null> {
  const position = last + 1
  const leaf = await read.get('leaves', { tenant, chain, position })
  return leaf === null ? null : { position, because: 'missing' }
}

/** The check of a case's chain, and of what of it was gathered for checkpoints. `hash` is the archive's own. */
export const verify = (hash: Sha256) =>
  query({
    name: 'trail.verify',
    summary: 'Check the hash chain of a case',
    input: () => z.strictObject({ case: numberOf('case') }),
    output: () =>
      z.object({
        case: z.string(),
        entries: z.int(),
        intact: z.boolean(),
        unreadable: z.int(),
        broken: z
          .object({ position: z.int(), because: z.enum(['missing', 'previous', 'digest', 'detail', 'format']) })
          .nullable(),
        head: z.string(),
      }),
    answer: async (read, input, context): Promise<Verification> => {
      const file = await findCase(read, input.case, context)
      const limit = 500
      let state: ChainState = emptyChain
      let broken: BrokenLink | null = null
      let page: readonly Row<'trail'>[]
      let after: readonly number[] | undefined
      do {
        const equal = { tenant: context.tenant, chain: file.number }
        page = await read.find('trail.ofChain', { equal, limit, ...(after && { after }) })
        const checked = verifyEntries(page, state, hash, file.fields === null)
        state = checked.state
        broken = checked.broken ?? (await againstTree(read, context.tenant, page))
        after = page.length > 0 ? [page.at(-1)!.position] : undefined
      } while (broken === null && page.length === limit)
      // What was gathered into the tree was there.
      if (broken === null) broken = await cutOff(read, context.tenant, file.number, state.position)
      // A case is opened by its first entry: a chain without one was cut off whole.
      if (broken === null && state.position === 0) broken = { position: 1, because: 'missing' }
      return {
        case: file.number,
        entries: state.position,
        intact: broken === null,
        unreadable: state.unreadable,
        broken,
        head: state.digest,
      }
    },
  })
