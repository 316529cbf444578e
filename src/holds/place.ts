import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { caseFilters, filterCases } from '../cases/filters.ts'
import { isGone } from '../cases/gone.ts'
import { findRemaining } from '../cases/remaining.ts'
import { insert } from '../engine/changes.ts'
import { command, numbered } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, day, numberOf, personId, reason, text } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import { formatYearlyNumber } from '../numbering/format.ts'
import { yearlySeries } from '../numbering/series.ts'
import type { Policy } from '../policy/policy.ts'
import type { Reader, Row } from '../storage.ts'
import { heldOneAtATime, toldIn } from './facts.ts'
import { type HoldReach, holdKinds, targetOf } from './reach.ts'
import { holdSchema, viewHold } from './view.ts'

/** By what cases are found that a hold covers; not by what comes and goes while they are worked on. */
const queryInput = (policy: Policy) => {
  const { category, department, owner, title, fields } = caseFilters(policy)
  return z.strictObject({ scope: z.literal('query'), category, department, owner, title, fields })
}
type QueryInput = z.output<ReturnType<typeof queryInput>>

const coverInput = (policy: Policy) =>
  z.discriminatedUnion('scope', [
    z.strictObject({ scope: z.literal('case'), case: numberOf('case') }),
    z.strictObject({
      scope: z.literal('person'),
      person: personId.meta({ description: 'Whose cases: those that they handle, and those about them' }),
      subject: text(200).optional().meta({
        description: 'What they are called in fields that tell whom a case is about; `person` where left out',
      }),
    }),
    queryInput(policy),
  ])
type CoverInput = z.output<ReturnType<typeof coverInput>>

/** Nothing that the hold covers is destroyed, handed on or lent, until it is lifted. */
export const place = command({
  name: 'holds.place',
  summary: 'Place a hold on a case, on the cases of a person, or on whatever a query finds',
  input: (policy) =>
    z.strictObject({
      kind: z.enum(holdKinds),
      on: coverInput(policy),
      reason,
      review: day().meta({ description: 'When it is to be looked at again; it goes on after that day' }),
      ...commandInput,
    }),
  output: () => z.object({ hold: holdSchema }),
  counts: heldOneAtATime,
  facts: async (read, { on }, context) => (on.scope === 'case' ? await findHeldCase(read, on.case, context) : null),
  access: (_found, _input, { actor, policy }) => may('holds.place', '', actor, policy),
  decide: (found, input, context) => {
    const { tenant, actor, now, today, policy } = context
    if (input.review < today) {
      invalid(['review'], 'past', `${input.review} is over`, [`${today} or later`])
    }
    if (found?.nothingLeft) {
      const { number, state } = found.file
      refuse('ILLEGAL', { what: 'case', number, state, event: 'hold', legal: [] })
    }
    const reach = reachFor(input.on, context)
    const year = Number(today.slice(0, 4))
    return numbered(yearlySeries('hold', year), 1, (sequence) => {
      const hold: Row<'holds'> = {
        tenant,
        number: formatYearlyNumber('hold', year, sequence),
        year,
        sequence,
        kind: input.kind,
        ...targetOf(reach),
        reason: input.reason,
        review: input.review,
        state: 'active',
        placed: now,
        placedBy: actor.person,
        lifted: null,
        liftedBy: null,
        liftReason: null,
        policy: policy.version,
        version: 1,
      }
      return {
        chains: found === null ? [] : toldIn(found.file),
        changes: [insert('holds', hold)],
        events: [{ type: 'hold.placed' as const, data: { hold: hold.number, kind: hold.kind, scope: hold.scope } }],
        result: { hold: viewHold({ hold, seen: new Set() }, context) },
      }
    })
  },
})

/** The case that a hold is to be placed on, or the one that it became part of; and whether anything of it is left. */
async function findHeldCase(read: Reader, number: string, context: Context) {
  const named = await findCase(read, number, context)
  const file = (await findRemaining(read, number, context)) ?? named
  const left = await findAll(read, 'retention.ofCase', { tenant: context.tenant, case: file.number })
  return { file, nothingLeft: isGone(file) && left.length === 0 }
}

function reachFor(on: CoverInput, context: Context): HoldReach {
  switch (on.scope) {
    case 'case':
      return on
    case 'person':
      return { scope: 'person', person: on.person, subject: on.subject ?? on.person }
    case 'query':
      return queryReach(on, context)
  }
}

/** What a list of cases by the same query would look for. */
function queryReach({ scope, ...asked }: QueryInput, context: Context): HoldReach {
  const { category, department, owner, title, fields = [] } = asked
  if ([category, department, owner, title, fields[0]].every((given) => given === undefined)) {
    const accepted = ['category', 'department', 'owner', 'title', 'fields']
    invalid(['on'], 'required', 'must say which cases: by category, department, owner, title or fields', accepted)
  }
  const { fields: conditions = [] } = within('on', () => filterCases(asked, context))
  const types = context.policy.categories[category ?? '']?.indexed ?? {}
  return {
    scope,
    category: category ?? null,
    department: department ?? null,
    owner: owner ?? null,
    title: title ?? null,
    fields: conditions.map(({ field, equal, from, to }, index) => ({
      asked: fields[index]!,
      type: types[field]!,
      ...(equal !== undefined && { equal }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })),
  }
}

/** What a check of one member refuses, at its place in the whole input. */
function within<T>(member: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
    const issues = error.details.issues.map((issue) => ({ ...issue, path: [member, ...issue.path] }))
    return refuse('INVALID_INPUT', { issues })
  }
}
