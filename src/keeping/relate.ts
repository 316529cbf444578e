import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { isSilent } from '../cases/gone.ts'
import { advanceCase } from '../engine/advance.ts'
import { atOnce } from '../engine/at-once.ts'
import { amend, insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, numberOf, seenInput } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { mostDependents } from './dependents.ts'
import { findKeptCase, type KeptCase, type Relation, relations } from './facts.ts'
import { noCaseFacts } from './known.ts'
import { onceEach, recalculated } from './recalculate.ts'
import { changedResult } from './record.ts'
import { keptUntilSchema } from './view.ts'

const input = () =>
  z.strictObject({
    case: numberOf('case'),
    relation: z.enum(relations).meta({
      description:
        'parent: the other is its parent; related: each to the other; needs: it needs documents of the other',
    }),
    other: numberOf('case').meta({ description: 'The other case' }),
    ...seenInput,
  })
type Input = z.output<ReturnType<typeof input>>
const output = () => z.object({ case: z.string(), version: z.int(), kept: z.array(keptUntilSchema) })

interface Relating {
  readonly one: KeptCase
  readonly other: KeptCase
  /** Cases that the other belongs to, one above the other. */
  readonly above: readonly string[]
  /** How many cases rest on the other already. */
  readonly dependents: number
}

async function findRelating(read: Reader, input: Input, context: Context): Promise<Relating> {
  const { tenant } = context
  const [file, other] = await atOnce(findCase(read, input.case, context), findCase(read, input.other, context))
  const [one, two, above, dependents] = await atOnce(
    findKeptCase(read, file, context),
    findKeptCase(read, other, context),
    input.relation === 'parent' ? findAbove(read, other.number, context) : [],
    findAll(read, 'relations.ofOther', { tenant, other: other.number, relation: input.relation }),
  )
  return { one, other: two, above, dependents: dependents.length }
}

/** As many as anybody follows: further up, nothing can be told to lead in a circle. */
const mostAbove = 200

async function findAbove(read: Reader, number: string, { tenant }: Context): Promise<readonly string[]> {
  const found: string[] = []
  let level = [number]
  while (level.length > 0 && found.length < mostAbove) {
    const rows = await atOnce(...level.map((each) => findAll(read, 'relations.ofCase', { tenant, case: each })))
    const parents = rows.flat().filter(({ relation }) => relation === 'parent')
    level = [...new Set(parents.map(({ other }) => other))].filter((each) => !found.includes(each))
    found.push(...level)
  }
  return found
}

/** A case belongs to another: its dates may rest on the other’s end, or what it needs is kept for it (P9.1). */
export const relate = command({
  name: 'cases.relate',
  summary: 'Relate a case to its parent, to another of the same matter, or to one whose documents it needs',
  input,
  output,
  facts: findRelating,
  access: ({ one }, _input, { actor, policy }) => may('cases.relate', one.file.department, actor, policy),
  decide: (work, input, context) => {
    const { one, other } = work
    checkRelation(work, input)
    current('case', one.file.number, one.file, input.version)
    advanceCase(one.file, 'retain', noCaseFacts)
    advanceCase(other.file, 'retain', noCaseFacts)
    const row = newRow(one.file, input.relation, other.file, context)
    const back = input.relation === 'related' ? newRow(other.file, 'related', one.file, context) : null
    return after(
      one,
      other,
      {
        relations: [...one.keeping.relations, { row, other: other.file }],
        others: back && [...other.keeping.relations, { row: back, other: one.file }],
        changes: [row, back].flatMap((each) => (each === null ? [] : [insert('caseRelations', each)])),
        type: 'case.related',
      },
      input,
      context,
    )
  },
})

/** A case belongs to another no more. */
export const unrelate = command({
  name: 'cases.unrelate',
  summary: 'End the relation of a case to another',
  input,
  output,
  facts: findRelating,
  access: ({ one }, _input, { actor, policy }) => may('cases.unrelate', one.file.department, actor, policy),
  decide: ({ one, other }, input, context) => {
    const row = find(one, input.relation, other.file)
    if (row === undefined) {
      const known = one.keeping.relations.filter((each) => each.row.relation === input.relation)
      invalid(
        ['other'],
        'absent',
        `is no case of this relation to ${one.file.number}`,
        known.map((each) => each.other.number),
      )
    }
    current('case', one.file.number, one.file, input.version)
    advanceCase(one.file, 'retain', noCaseFacts)
    const back = input.relation === 'related' ? find(other, 'related', one.file) : undefined
    const without = ({ keeping }: KeptCase, gone: Row<'caseRelations'> | undefined) =>
      keeping.relations.filter((each) => each.row !== gone)
    return after(
      one,
      other,
      {
        relations: without(one, row),
        others: back === undefined ? null : without(other, back),
        changes: [row, back].flatMap((was): Change[] =>
          was === undefined ? [] : [{ op: 'remove', table: 'caseRelations', was }],
        ),
        type: 'case.unrelated',
      },
      input,
      context,
    )
  },
})

function find({ keeping }: KeptCase, relation: Relation, other: Row<'cases'>): Row<'caseRelations'> | undefined {
  return keeping.relations.find((each) => each.row.relation === relation && each.other.number === other.number)?.row
}

function newRow(
  file: Row<'cases'>,
  relation: Relation,
  other: Row<'cases'>,
  { tenant, now, actor }: Context,
): Row<'caseRelations'> {
  return {
    tenant,
    case: file.number,
    relation,
    other: other.number,
    recorded: now,
    recordedBy: actor.person,
    version: 1,
  }
}

function checkRelation({ one, other, above, dependents }: Relating, { relation }: Input): void {
  const { number } = one.file
  if (other.file.number === number) invalid(['other'], 'same', 'is the case itself')
  if (find(one, relation, other.file) !== undefined) {
    invalid(['other'], 'twice', `${other.file.number} stands in this relation to ${number} already`)
  }
  if (above.includes(number)) {
    invalid(['other'], 'circle', `${other.file.number} belongs to ${number} itself, directly or through others`)
  }
  const most = [`at most ${mostDependents}`]
  // All of them are computed anew in the commit in which the other ends.
  if (dependents >= mostDependents) invalid(['other'], 'too_big', `has ${dependents} such cases already`, most)
  if (one.keeping.relations.length >= mostDependents) {
    invalid(['case'], 'too_big', `has ${one.keeping.relations.length} relations already`, most)
  }
}

interface After {
  readonly relations: KeptCase['keeping']['relations']
  /** Those of the other, where they change too. */
  readonly others: KeptCase['keeping']['relations'] | null
  readonly changes: readonly Change[]
  readonly type: 'case.related' | 'case.unrelated'
}

/** Both cases as they are now, and what their dates come to. The chain of the other tells that it was part of it. */
function after(
  one: KeptCase,
  other: KeptCase,
  { relations, others, changes, type }: After,
  { relation }: Input,
  context: Context,
) {
  const { version: policy } = context.policy
  const amended = amend('cases', one.file, { policy })
  // Counted on in any case: whoever ends or destroys the other at this moment has not seen who rests on it.
  const back = amend('cases', other.file, others === null ? {} : { policy })
  const changing = [amended.row, back.row]
  const keeping = { ...one.keeping, relations }
  const kept = recalculated(amended.row, keeping, one.documents, one.duties, context, changing)
  const keptOther =
    others === null
      ? { changes: [], events: [] }
      : recalculated(
          back.row,
          { ...other.keeping, relations: others },
          other.documents,
          other.duties,
          context,
          changing,
        )
  return {
    // Nothing more can be told of a case that is gone.
    chains: [one.file.number, ...(isSilent(other.file) ? [] : [other.file.number])],
    changes: onceEach([amended.change, back.change, ...changes, ...kept.changes, ...keptOther.changes]),
    events: [
      { type, data: { case: one.file.number, relation, other: other.file.number } },
      ...kept.events,
      ...keptOther.events,
    ],
    result: changedResult(amended.row, keeping, one.documents, kept.rows, context),
  }
}
