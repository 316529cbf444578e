import * as z from 'zod'
import { allowed, may } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import { current, reason } from '../engine/inputs.ts'
import { findDisposal } from './facts.ts'
import { chainsOf, findHeld, unlisted } from './listing.ts'
import {
  advanceWork,
  amendEntry,
  chosenEntries,
  countedOutput,
  disposalInput,
  entriesInput,
  positionsOf,
} from './shared.ts'

/** What can be taken off a list: what is on it and not carried out. */
const isOpen = ({ state }: { readonly state: string }) => state === 'listed' || state === 'approved'

/** The archive takes entries off a list; they are due as before, and can be listed anew. */
export const release = command({
  name: 'disposals.release',
  summary: 'Take entries off a disposal list before they are carried out',
  input: () => z.strictObject({ ...disposalInput, entries: entriesInput(), reason }),
  output: countedOutput,
  facts: async (read, input, context) => {
    const work = await findDisposal(read, input.disposal, context)
    const named = work.seen.filter((entry) => input.entries.includes(entry.position) && isOpen(entry))
    return { ...work, held: await findHeld(read, named, context) }
  },
  access: (_work, _input, { actor, policy }) => may('disposals.release', '', actor, policy),
  decide: (work, input, context) => {
    const { disposal, held } = work
    current('disposal', disposal.number, disposal, input.version)
    const patch = { state: 'released', reason: input.reason }
    const amended = held.map(({ entry }) => amendEntry(entry, patch))
    const { changes, result } = advanceWork(work, 'release', { entries: amended }, context)
    chosenEntries(work, input.entries, isOpen)
    return {
      chains: chainsOf(held.map(({ file }) => file)),
      changes: [...changes, ...held.flatMap(unlisted)],
      events: [{ type: 'disposal.released', data: { disposal: disposal.number, entries: positionsOf(amended) } }],
      result,
    }
  },
})

/** The archive or an approver gives the whole list up, as long as nothing of it is carried out. */
export const abort = command({
  name: 'disposals.abort',
  summary: 'Give up a disposal list of which nothing is carried out',
  input: () => z.strictObject({ ...disposalInput, reason }),
  output: countedOutput,
  facts: async (read, input, context) => {
    const work = await findDisposal(read, input.disposal, context)
    return { ...work, held: await findHeld(read, work.entries.filter(isOpen), context) }
  },
  access: ({ approves }, _input, { actor, policy }) => (approves ? allowed : may('disposals.abort', '', actor, policy)),
  decide: (work, input, context) => {
    const { disposal, held } = work
    current('disposal', disposal.number, disposal, input.version)
    const entries = held.map(({ entry }) => amendEntry(entry, { state: 'released' }))
    const patch = { reason: input.reason }
    const { changes, result } = advanceWork(work, 'abort', { entries, patch }, context)
    return {
      chains: chainsOf(held.map(({ file }) => file)),
      changes: [...changes, ...held.flatMap(unlisted)],
      events: [{ type: 'disposal.aborted', data: { disposal: disposal.number } }],
      result,
    }
  },
})
