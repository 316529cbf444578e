import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findAsker } from '../approvals/asker.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { findCase } from '../cases/facts.ts'
import { amend, insert } from '../engine/changes.ts'
import { command, numbered } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, day, department, notInFuture, numberOf, text } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { findHolds } from '../holds/facts.ts'
import { heldBy } from '../holds/holds-on.ts'
import type { HoldRow } from '../holds/reach.ts'
import { isArchived } from '../machines/document.ts'
import { formatYearlyNumber } from '../numbering/format.ts'
import { yearlySeries } from '../numbering/series.ts'
import { never } from '../requests/never.ts'
import type { Reader, Row } from '../storage.ts'
import type { DisposalBlock } from './blocks.ts'
import { type Candidate, findCandidate } from './candidate.ts'
import { heldByLevel } from './held-by-level.ts'
import { chainsOf } from './listing.ts'
import { listingBlocks } from './listing-blocks.ts'
import { freeOf, withoutOwnNeeds } from './own-needs.ts'
import { countedShape, mostEntries, shown } from './shared.ts'
import { newSteps } from './steps.ts'
import { asJson, type DisposalCriteria } from './view.ts'

const named = z.strictObject({
  case: numberOf('case'),
  kind: text(100).optional().meta({ description: 'Kind of document that has a period of its own' }),
})

/** What could stand on the list, with what speaks against it. */
export interface Found {
  readonly candidate: Candidate
  readonly blocks: readonly DisposalBlock[]
}

/** The archive asks for the destruction of what is due (P9.2): by date, or of cases that it names. */
export const propose = command({
  name: 'disposals.propose',
  summary: 'Put what is due on a new disposal list',
  input: () =>
    z.strictObject({
      title: text(300),
      upTo: day().optional().meta({ description: 'The last due date; today where left out' }),
      category: text(100).optional(),
      year: z.int().min(1000).max(9999).optional().meta({ description: 'Only what became due in this year' }),
      department: department.optional(),
      cases: z
        .array(named)
        .min(1)
        .max(mostEntries)
        .optional()
        .meta({ description: 'These alone, instead of all that is due' }),
      ...commandInput,
    }),
  output: () => z.object({ ...countedShape, more: z.boolean() }),
  facts: async (read, input, context) => {
    const { actor, policy, today } = context
    const asker = await findAsker(policy.archiveDepartment, context)
    // Who may not is told so, and nothing is looked for.
    if (!may('disposals.propose', '', actor, policy).allowed) return { asker, found: [], more: false }
    notInFuture(input.upTo, today, ['upTo'])
    const holds = await findHolds(read, context)
    if (input.cases === undefined) return { asker, ...(await findDue(read, input, holds, context)) }
    const others = (['upTo', 'category', 'year', 'department'] as const).filter((name) => input[name] !== undefined)
    for (const name of others) invalid([name], 'namedOnly', 'does not go with cases that are named')
    const found: Found[] = []
    for (const [index, { case: number, kind = '' }] of input.cases.entries()) {
      const isSame = (one: Found) => one.candidate.file.number === number && one.candidate.kind === kind
      if (found.some(isSame)) invalid(['cases', index], 'twice', `${number} is named twice`)
      const file = await findCase(read, number, context)
      if (kind !== '' && policy.categories[file.category]?.kinds[kind] === undefined) {
        const accepted = Object.keys(policy.categories[file.category]?.kinds ?? {})
        invalid(['cases', index, 'kind'], 'choice', `${kind} is not a kind of ${file.category}`, accepted)
      }
      const level = policy.categories[file.category]?.kinds[kind]?.level ?? 0
      // Whether there are documents of it they must not learn either.
      if (level > actor.clearance) {
        const because = { reason: 'clearance', of: 'document', field: null, level: policy.levels[level]! } as const
        refuse('FORBIDDEN', { operation: context.operation, clause: 'P8.2', ...because })
      }
      found.push(await lookAt(read, file, kind, holds, context))
    }
    return { asker, found: withoutOwnNeeds(found), more: false }
  },
  access: (_facts, _input, { actor, policy }) => may('disposals.propose', '', actor, policy),
  decide: ({ asker, found, more }, input, context) => {
    const { tenant, actor, policy, now, today } = context
    const blocks = found.flatMap((one) => one.blocks)
    if (blocks.length > 0) refuse('BLOCKED', { what: 'disposal', number: '', blocks })
    if (found.length === 0) invalid([], 'nothingDue', 'finds nothing that is due and free to be listed')
    const candidates = found.map(({ candidate }) => candidate)
    const year = Number(today.slice(0, 4))
    return numbered(yearlySeries('disposal', year), 1, (sequence) => {
      const number = formatYearlyNumber('disposal', year, sequence)
      const entries = candidates.map((candidate, index) => newEntry(candidate, number, index + 1, context))
      const files = candidates.map(({ file }) => file)
      const listed = {
        levels: [...new Set(entries.map(({ level }) => policy.levels[level]!))],
        categories: [...new Set(files.map(({ category }) => category))],
      }
      const steps = newSteps(listed, asker, policy)
      const disposal: Row<'disposals'> = {
        tenant,
        number,
        year,
        sequence,
        state: 'proposed',
        title: input.title,
        criteria: asJson(criteriaOf(input, context)),
        level: Math.max(...entries.map(({ level }) => level)),
        entries: entries.length,
        proposed: now,
        proposedBy: actor.person,
        steps: asJson(steps),
        step: 0,
        from: never,
        lapses: never,
        execution: null,
        certificate: null,
        reason: null,
        closed: null,
        policy: policy.version,
        version: 1,
      }
      const work = { disposal, steps, execution: null, entries, seen: entries, whole: true }
      return {
        chains: chainsOf(files),
        changes: [
          insert('disposals', disposal),
          insert('disposalEntries', ...entries),
          ...candidates.map(({ row }) => amend('retention', row!, { state: 'listed', disposal: number }).change),
        ],
        events: [{ type: 'disposal.proposed' as const, data: { disposal: number, entries: entries.length } }],
        result: {
          ...shown({ ...work, standing: null, approves: false, appraises: new Set() }, context),
          more,
        },
      }
    })
  },
})

type Input = Readonly<
  Partial<Record<'upTo' | 'category' | 'department', string | undefined>> & { year?: number | undefined }
>

function criteriaOf(
  input: Input & { readonly cases?: readonly unknown[] | undefined },
  context: Context,
): DisposalCriteria {
  return {
    upTo: input.upTo ?? context.today,
    category: input.category ?? null,
    year: input.year ?? null,
    department: input.department ?? null,
    named: input.cases?.length ?? null,
  }
}

/** What is due and free, the longest first: as much as one list takes, and whether there is more. */
async function findDue(read: Reader, input: Input, holds: readonly HoldRow[], context: Context) {
  const { tenant, sight, policy } = context
  if (input.category !== undefined && policy.categories[input.category] === undefined) {
    invalid(['category'], 'choice', `${input.category} is not a category`, Object.keys(policy.categories))
  }
  const equal = {
    tenant,
    state: 'dated',
    ...(input.category !== undefined && { category: input.category }),
    ...(input.department !== undefined && { department: input.department }),
  }
  const range = rangeOf(input, context)
  // What is free, and what only others that may be listed with it need.
  const looked: Found[] = []
  const size = 100
  let after: readonly string[] | undefined
  for (;;) {
    const rows = await read.find('retention.due', { equal, range, sight, limit: size, ...(after && { after }) })
    const files = await read.getMany(
      'cases',
      rows.map((row) => ({ tenant, number: row.case })),
    )
    for (const [index, row] of rows.entries()) {
      const one = await lookAt(read, files[index]!, row.kind, holds, context)
      if (one.blocks.every(({ because }) => because === 'neededBy')) looked.push(one)
    }
    const last = rows.at(-1)
    const isLast = last === undefined || rows.length < size
    const free = freeOf(looked)
    if (free.length > mostEntries) {
      const first = new Set(free.slice(0, mostEntries).map(({ candidate }) => candidate))
      // What is needed by one that stands beyond the end is for the next list.
      return { found: freeOf(looked.filter(({ candidate }) => first.has(candidate))), more: true }
    }
    if (isLast) return { found: free, more: false }
    after = [last.due, last.case, last.kind]
  }
}

function rangeOf({ upTo, year }: Input, { today }: Context): { readonly from?: PlainDate; readonly to: PlainDate } {
  const to = upTo ?? today
  if (year === undefined) return { to }
  return { from: `${year}-01-01`, to: [to, `${year}-12-31`].sort()[0]! }
}

async function lookAt(
  read: Reader,
  file: Row<'cases'>,
  kind: string,
  holds: readonly HoldRow[],
  context: Context,
): Promise<Found> {
  const candidate = await findCandidate(read, file, kind, context)
  const covering = heldBy(file, holds, context)
  return { candidate, blocks: await listingBlocks(read, candidate, covering, context) }
}

function newEntry(
  { file, kind, row, documents }: Candidate,
  disposal: string,
  position: number,
  { tenant }: Context,
): Row<'disposalEntries'> {
  const archived = documents.filter(isArchived)
  return {
    tenant,
    disposal,
    position,
    case: file.number,
    kind,
    category: file.category,
    department: file.department,
    // That there are documents of a kind is known to whoever may know of the kind.
    level: Math.max(file.level, row!.level),
    due: row!.due,
    documents: archived.length,
    pages: archived.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    byLevel: heldByLevel(archived),
    verdict: 'open',
    until: null,
    reason: null,
    appraisedBy: null,
    state: 'listed',
    export: null,
    version: 1,
  }
}
