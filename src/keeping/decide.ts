import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { isGone } from '../cases/gone.ts'
import { advanceCase } from '../engine/advance.ts'
import { atOnce } from '../engine/at-once.ts'
import { add, amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, numberOf, seenInput, text } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { findHolds, heldOneAtATime } from '../holds/facts.ts'
import { heldBy } from '../holds/holds-on.ts'
import { names } from '../policy/names-schema.ts'
import { triggerSchema } from '../policy/retention-schema.ts'
import { checkFacts } from '../retention/fact-issues.ts'
import type { OwnRetention } from '../retention/facts.ts'
import { retentionActions } from '../retention/rule.ts'
import type { Change, Json, Row } from '../storage.ts'
import { findKeptCase, type KeptCase } from './facts.ts'
import { factRow, noCaseFacts } from './known.ts'
import { computeAll, kindsOf, mustNotBeListed, recalculated } from './recalculate.ts'
import { changedResult } from './record.ts'
import { findTriggerFaults } from './rule-issues.ts'
import { keptUntilSchema } from './view.ts'

/** How long one case is kept is decided for it alone, with what the decision rests on (P9.1); or that decision is taken back. */
export const decide = command({
  name: 'retention.decide',
  summary:
    'Decide for one case how long it is kept, in place of its category’s rule; floor and ceiling hold all the same',
  input: () =>
    z.strictObject({
      case: numberOf('case'),
      own: z
        .strictObject({
          period: z.string().meta({ description: 'ISO 8601, such as P10Y, or permanent', examples: ['P10Y'] }),
          from: triggerSchema.optional().meta({ description: 'What it counts from; as the rule says, where left out' }),
          action: z.enum(retentionActions).optional(),
          citation: names(text(2000)).meta({ description: 'The law or decision behind it' }),
        })
        .nullable()
        .meta({ description: 'Null takes the decision back' }),
      ...seenInput,
    }),
  output: () => z.object({ case: z.string(), version: z.int(), kept: z.array(keptUntilSchema) }),
  // A hold that was placed a moment before is seen.
  counts: heldOneAtATime,
  facts: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    const [work, holds] = await atOnce(findKeptCase(read, file, context), findHolds(read, context))
    return { ...work, holds }
  },
  access: ({ file }, _input, { actor, policy }) => may('retention.decide', file.department, actor, policy),
  decide: ({ holds, ...work }, input, context) => {
    const { file, keeping, documents, duties } = work
    const { actor, now, policy } = context
    current('case', file.number, file, input.version)
    advanceCase(file, 'retain', noCaseFacts)
    mustNotBeListed(file, keeping.rows)
    const was = keeping.facts.find(({ kind }) => kind === 'own')
    const others = keeping.facts.filter((fact) => fact !== was)
    const own: OwnRetention | null =
      input.own === null
        ? null
        : ({ ...input.own, source: { kind: 'hand', by: actor.person, at: now } } as OwnRetention)
    if (own === null && was === undefined) {
      invalid(['own'], 'absent', 'nothing is decided for this case')
    }
    if (own !== null) checkOwn(own, file, context)
    const written = own === null ? removed(was!) : recorded(own, file, was)
    const facts = [...others, ...written.rows]
    mustNotShorten(work, { ...keeping, facts }, heldBy(file, holds, context), context)
    const { row, change } = amend('cases', file, { policy: policy.version })
    const decided = { ...keeping, facts }
    const kept = recalculated(row, decided, documents, duties, context)
    return {
      chains: [file.number],
      changes: [change, written.change, ...kept.changes],
      events: [{ type: 'retention.decided', data: { case: file.number, period: own?.period ?? null } }, ...kept.events],
      result: changedResult(row, decided, documents, kept.rows, context),
    }
  },
})

interface Written {
  readonly rows: readonly Row<'retentionFacts'>[]
  readonly change: Change
}

function removed(was: Row<'retentionFacts'>): Written {
  return { rows: [], change: { op: 'remove', table: 'retentionFacts', was } }
}

function recorded(own: OwnRetention, file: Row<'cases'>, was: Row<'retentionFacts'> | undefined): Written {
  const { row, change } =
    was === undefined
      ? add('retentionFacts', factRow(file.tenant, file.number, 'own', '', own))
      : amend('retentionFacts', was, { content: own as unknown as Json })
  return { rows: [row], change }
}

/** A period that is one, an action that goes with it, and a trigger that its category knows. */
function checkOwn(own: OwnRetention, file: Row<'cases'>, context: Context): void {
  checkFacts({ own })
  const issues = own.from === undefined ? [] : findTriggerFaults(own.from, file.category, ['own', 'from'], context)
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}

/** What a hold covers is not decided to be kept for less long. */
function mustNotShorten(
  { file, keeping, documents }: KeptCase,
  decided: KeptCase['keeping'],
  holds: readonly string[],
  context: Context,
): void {
  if (holds.length === 0 || isGone(file)) return
  const kinds = kindsOf(documents)
  const [before, after] = [computeAll(file, keeping, kinds, context), computeAll(file, decided, kinds, context)]
  // Without a date it is kept for as long as one that is never due.
  const isSooner = after.some(({ kind, result }) => {
    const was = before.find((each) => each.kind === kind)?.result.due ?? null
    return result.due !== null && (was === null || result.due < was)
  })
  if (!isSooner) return
  refuse('BLOCKED', {
    what: 'retention',
    number: file.number,
    blocks: holds.map((hold) => ({ because: 'held', clause: 'P9.1', hold })),
  })
}
