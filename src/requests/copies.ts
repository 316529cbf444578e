import * as z from 'zod'
import { may } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import { current, note, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { ownLoan } from './answering.ts'
import { advanceItem, chosenItem, chosenItems, isOffered, isUnfetched } from './changes.ts'
import { expiry } from './decide.ts'
import { findRequest } from './facts.ts'
import { unconfirmedBlocks } from './fetching.ts'
import { ending, findGoingBack } from './going-back.ts'
import { isOnScreen } from './on-screen.ts'
import { acted, happenedTo, itemInput, itemsInput, requestNumber, requestOutput } from './shared.ts'

/** Copies that were permitted are made by the archive, counted, marked and registered (P6.2). */
export const copy = command({
  name: 'requests.copy',
  summary: 'Register copies that were made of what is out or read',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      ...itemInput,
      copies: z.int().min(1).max(9999),
      mark: note.meta({ description: 'What the copies are marked with' }),
      ...seenInput,
    }),
  output: requestOutput,
  facts: (read, input, context) => findRequest(read, input.request, context),
  access: ({ request }, _input, { actor, policy }) => may('requests.copy', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const item = chosenItem(work, input.item)
    ownLoan(work, context)
    if (isOnScreen(item) && context.today > item.due) {
      const blocks = [{ because: 'over' as const, clause: 'P6.2', until: item.due }]
      refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    }
    const left = request.copiesAllowed - request.copiesMade
    if (left <= 0) refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['copiesPermitted'] })
    if (input.copies > left) {
      invalid(['copies'], 'too_big', `must be at most ${left}: no more were permitted`, [`at most ${left}`])
    }
    const copied = advanceItem(item, 'copy', {
      copies: item.copies + input.copies,
      copyMark: marks(item.copyMark, input.mark),
    })
    const data = { request: request.number, document: item.number, copies: input.copies }
    const patch = { copiesMade: request.copiesMade + input.copies }
    return acted(work, 'copy', [copied], { type: 'copies.made', data }, context, { patch })
  },
})

/** All that its copies are marked with, each once. */
function marks(before: string | null, mark: string): string {
  if (before === null) return mark
  return before.split(between).includes(mark) ? before : `${before}${between}${mark}`
}
const between = '; '

/** What was laid out and not taken goes back to its shelf, and waits to be fetched as before. */
export const callOff = command({
  name: 'requests.callOff',
  summary: 'Take back what was handed over and not confirmed',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), ...itemsInput, ...seenInput }),
  output: requestOutput,
  facts: (read, input, context) => findGoingBack(read, input.request, input.items, context),
  access: ({ request }, _input, { actor, policy }) => may('requests.callOff', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    ownLoan(work, context)
    const chosen = chosenItems(work, input.items, ({ state }) => state === 'offered')
    if (chosen.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingOffered'] })
    }
    const blocks = unconfirmedBlocks(request, chosen.filter(isOffered), context)
    if (blocks.length > 0) refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    const items = chosen.map((item) => advanceItem(item, 'callOff', { offered: null }))
    return acted(work, 'callOff', items, happenedTo('request.calledOff', work, items), context, {
      // Its own days begin anew; those of what else waits go on.
      patch: { expires: work.items.some(isUnfetched) ? request.expires : expiry('unfetchedExpires', context) },
      changes: ending(work, items, 'onShelf', context),
    })
  },
})
