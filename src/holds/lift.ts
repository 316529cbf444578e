import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findRemaining } from '../cases/remaining.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, day, numberOf, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Reader } from '../storage.ts'
import { findHold, heldOneAtATime, type KnownHold, toldIn } from './facts.ts'
import { holdSchema, viewHold } from './view.ts'

const holdInput = { hold: numberOf('hold'), ...seenInput }
const output = () => z.object({ hold: holdSchema })

interface HoldWork extends KnownHold {
  /** Where it is told. */
  readonly chains: readonly string[]
}

/** Only the archive is told whether there is one. */
async function findOwn(
  read: Reader,
  { hold: number }: { readonly hold: string },
  context: Context,
): Promise<HoldWork | null> {
  if (!may('holds.lift', '', context.actor, context.policy).allowed) return null
  const known = await findHold(read, number, context)
  const { scope, target } = known.hold
  const file = scope === 'case' ? await findRemaining(read, target!, context) : null
  return { ...known, chains: file === null ? [] : toldIn(file) }
}

/** What was covered can be disposed of again, by a list of its own: a hold's end destroys nothing. */
export const lift = command({
  name: 'holds.lift',
  summary: 'Lift a hold',
  input: () => z.strictObject({ ...holdInput, reason }),
  output,
  counts: heldOneAtATime,
  facts: findOwn,
  access: (_found, _input, { actor, policy }) => may('holds.lift', '', actor, policy),
  decide: (found, input, context) => {
    const { hold, seen, chains } = active(found!, 'lift', input.version)
    const { actor, now } = context
    const { row, change } = amend('holds', hold, {
      state: 'lifted',
      lifted: now,
      liftedBy: actor.person,
      liftReason: input.reason,
    })
    return {
      chains,
      changes: [change],
      events: [{ type: 'hold.lifted', data: { hold: hold.number } }],
      result: { hold: viewHold({ hold: row, seen }, context) },
    }
  },
})

/** Somebody has looked at it again, and it goes on. */
export const review = command({
  name: 'holds.review',
  summary: 'Keep a hold, and say when it is to be looked at again',
  input: () =>
    z.strictObject({ ...holdInput, review: day().meta({ description: 'When it is to be looked at again' }) }),
  output,
  facts: findOwn,
  access: (_found, _input, { actor, policy }) => may('holds.review', '', actor, policy),
  decide: (found, input, context) => {
    const { hold, seen, chains } = active(found!, 'review', input.version)
    const { today } = context
    if (input.review < today) invalid(['review'], 'past', `${input.review} is over`, [`${today} or later`])
    const { row, change } = amend('holds', hold, { review: input.review })
    return {
      chains,
      changes: [change],
      events: [{ type: 'hold.reviewed', data: { hold: hold.number, review: row.review } }],
      result: { hold: viewHold({ hold: row, seen }, context) },
    }
  },
})

/** A hold that is in force, as the caller has seen it. */
function active(known: HoldWork, event: string, version: number | undefined): HoldWork {
  const { number, state } = known.hold
  current('hold', number, known.hold, version)
  if (state !== 'active') refuse('ILLEGAL', { what: 'hold', number, state, event, legal: [] })
  return known
}
