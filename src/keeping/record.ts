import * as z from 'zod'
import { may } from '../access/rules.ts'
import { categoryOf, findCase } from '../cases/facts.ts'
import { advanceCase } from '../engine/advance.ts'
import { add, amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, numberOf, seenInput, text } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import { checkFacts } from '../retention/fact-issues.ts'
import type { FactSource } from '../retention/facts.ts'
import type { Change, Json, Row } from '../storage.ts'
import { exactText } from '../text.ts'
import { findKeptCase } from './facts.ts'
import { partialDate } from './inputs.ts'
import { type FactContents, type FactKind, factRow, noCaseFacts } from './known.ts'
import { recalculated } from './recalculate.ts'
import { type KeptUntil, keptUntilSchema } from './view.ts'
import { viewAll } from './view-all.ts'

const name = exactText(100)
/** The number of what was decided or agreed. */
const decisionName = name.meta({ description: 'Number of the document that says it, or a reference of the host' })

const source = z
  .strictObject({
    kind: z.enum(['document', 'signal', 'hand', 'host', 'import']),
    ref: text(200).optional().meta({ description: 'Number of the document, or the host’s own reference' }),
  })
  .optional()
  .meta({ description: 'How somebody knows; by hand where left out' })

const kindOf = <Kind extends FactKind>(kind: Kind) => z.literal(kind)
const given = z.discriminatedUnion('fact', [
  z
    .strictObject({
      fact: kindOf('event'),
      name,
      on: partialDate().nullable().meta({ description: 'Null: it is to come, and nobody knows when' }),
      source,
    })
    .meta({ title: 'event' }),
  z.strictObject({ fact: kindOf('object'), name, on: partialDate().nullable(), source }).meta({ title: 'object' }),
  z.strictObject({ fact: kindOf('given'), on: partialDate(), source }).meta({ title: 'given' }),
  z
    .strictObject({
      fact: kindOf('decision'),
      name: decisionName,
      kind: name.meta({ description: 'Kind of document, such as agreement' }),
      start: partialDate().nullable().optional(),
      end: partialDate().nullable().optional().meta({ description: 'Null: no end is known' }),
      source,
    })
    .meta({ title: 'decision' }),
])
const withdrawn = z.discriminatedUnion('fact', [
  z.strictObject({ fact: kindOf('event'), name }).meta({ title: 'event' }),
  z.strictObject({ fact: kindOf('object'), name }).meta({ title: 'object' }),
  z.strictObject({ fact: kindOf('given') }).meta({ title: 'given' }),
  z.strictObject({ fact: kindOf('decision'), name: decisionName }).meta({ title: 'decision' }),
])
type Given = z.output<typeof given>
type Withdrawn = z.output<typeof withdrawn>

/** As many facts as one call takes. */
const mostFacts = 50

/** What the rule of a case asks for and nothing else of the archive says is recorded, or taken back (P9.1). */
export const record = command({
  name: 'retention.record',
  summary: 'Record what a case’s retention counts from: events, days of other objects, decisions, a day given by hand',
  input: () =>
    z
      .strictObject({
        case: numberOf('case'),
        record: z.array(given).max(mostFacts).default([]),
        withdraw: z.array(withdrawn).max(mostFacts).default([]).meta({ description: 'What does not hold any more' }),
        ...seenInput,
      })
      .refine(({ record, withdraw }) => record.length + withdraw.length > 0, {
        path: ['record'],
        error: 'names nothing to record or to withdraw',
        params: { rule: 'required' },
      }),
  output: () => z.object({ case: z.string(), version: z.int(), kept: z.array(keptUntilSchema) }),
  facts: async (read, input, context) => await findKeptCase(read, await findCase(read, input.case, context), context),
  access: ({ file }, _input, { actor, policy }) => may('retention.record', file.department, actor, policy),
  decide: (work, input, context) => {
    const { file, keeping, documents, duties } = work
    current('case', file.number, file, input.version)
    advanceCase(file, 'retain', noCaseFacts)
    const written = writeFacts(file, keeping.facts, input, context)
    const { row, change } = amend('cases', file, { policy: context.policy.version })
    const now = { ...keeping, facts: written.facts }
    const kept = recalculated(row, now, documents, duties, context)
    return {
      chains: [file.number],
      changes: [change, ...written.changes, ...kept.changes],
      events: [
        {
          type: 'retention.recorded',
          data: {
            case: file.number,
            recorded: input.record.map(labelOf),
            withdrawn: input.withdraw.map(labelOf),
          },
        },
        ...kept.events,
      ],
      result: changedResult(row, now, documents, kept.rows, context),
    }
  },
})

/** What a command about a case's retention answers. */
export interface ChangedRetentionOf {
  readonly case: string
  /** Of the case, as it is now. */
  readonly version: number
  readonly kept: readonly KeptUntil[]
}

export function changedResult(
  row: Row<'cases'>,
  keeping: Parameters<typeof viewAll>[1],
  documents: Parameters<typeof viewAll>[2],
  rows: readonly Row<'retention'>[],
  context: Context,
): ChangedRetentionOf {
  return { case: row.number, version: row.version, kept: viewAll(row, { ...keeping, rows }, documents, context) }
}

const nameOf = (fact: Given | Withdrawn) => ('name' in fact ? fact.name : '')
const labelOf = (fact: Given | Withdrawn) => [fact.fact, nameOf(fact)].filter(Boolean).join(' ')

interface Written {
  readonly facts: readonly Row<'retentionFacts'>[]
  readonly changes: readonly Change[]
}

function writeFacts(
  file: Row<'cases'>,
  stored: readonly Row<'retentionFacts'>[],
  input: { readonly record: readonly Given[]; readonly withdraw: readonly Withdrawn[] },
  context: Context,
): Written {
  const category = categoryOf(file, context)
  const touched = new Set<string>()
  const once = (fact: Given | Withdrawn, path: readonly (string | number)[]) => {
    const label = `${fact.fact}/${nameOf(fact)}`
    if (touched.has(label)) invalid(path, 'twice', `${labelOf(fact)} is named twice`)
    touched.add(label)
  }
  const find = (fact: Given | Withdrawn) => stored.find(({ kind, name }) => kind === fact.fact && name === nameOf(fact))
  const facts = [...stored]
  const changes: Change[] = []
  for (const [index, fact] of input.record.entries()) {
    const path = ['record', index]
    once(fact, path)
    checkName(fact, path, category)
    checkPeriod(fact, path)
    const was = find(fact)
    const content = contentOf(fact, context)
    if (was === undefined) {
      const added = add('retentionFacts', factRow(file.tenant, file.number, fact.fact, nameOf(fact), content))
      facts.push(added.row)
      changes.push(added.change)
    } else {
      const amended = amend('retentionFacts', was, { content: content as unknown as Json })
      facts[facts.indexOf(was)] = amended.row
      changes.push(amended.change)
    }
  }
  for (const [index, fact] of input.withdraw.entries()) {
    const path = ['withdraw', index]
    once(fact, path)
    const was = find(fact)
    if (was === undefined) {
      const known = stored.filter(({ kind }) => kind === fact.fact).map(({ name }) => name)
      return invalid(path, 'absent', `${labelOf(fact)} is not recorded`, known.filter(Boolean))
    }
    facts.splice(facts.indexOf(was), 1)
    changes.push({ op: 'remove', table: 'retentionFacts', was })
  }
  return { facts, changes }
}

/** An event or a kind that the category knows; what a field of the case tells is told there. */
function checkName(fact: Given, path: readonly (string | number)[], category: ResolvedCategory): void {
  if (fact.fact === 'event') {
    const told = Object.values(category.events).filter(({ field }) => field === null)
    if (told.some(({ name }) => name === fact.name)) return
    const field = category.events[fact.name]?.field
    const message = field ? `is told by the field ${field}: amend the case` : 'is not an event of the category'
    invalid(
      [...path, 'name'],
      'choice',
      message,
      told.map(({ name }) => name),
    )
  }
  if (fact.fact === 'decision' && !Object.hasOwn(category.kinds, fact.kind)) {
    invalid([...path, 'kind'], 'choice', 'is not a kind of document of the category', Object.keys(category.kinds))
  }
}

function contentOf(fact: Given, { actor, now }: Context): FactContents[Given['fact']] {
  const { kind, ref } = fact.source ?? { kind: 'hand', ref: undefined }
  const source: FactSource = { kind, ...(ref !== undefined && { ref }), by: actor.person, at: now }
  if (fact.fact !== 'decision') return { on: fact.on, source } as FactContents[Given['fact']]
  return { kind: fact.kind, start: fact.start ?? null, end: fact.end ?? null, source }
}

/** An end before its beginning is refused where it is said. */
function checkPeriod(fact: Given, path: readonly (string | number)[]): void {
  if (fact.fact !== 'decision') return
  const { start = null, end = null } = fact
  const decision = { number: fact.name, kind: fact.kind, start, end, source: { kind: 'hand' } } as const
  refusedAt([...path], ['decisions', 0], () => checkFacts({ decisions: [decision] }))
}

/** What a check refuses below one path, refused below another. */
export function refusedAt(path: readonly (string | number)[], below: readonly (string | number)[], check: () => void) {
  try {
    check()
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
    const issues = error.details.issues.map((issue) => ({
      ...issue,
      path: [...path, ...issue.path.slice(below.length)],
    }))
    refuse('INVALID_INPUT', { issues })
  }
}
