import * as z from 'zod'
import { allowed, forbidden } from '../access/rules.ts'
import { advanceDisposal } from '../engine/advance.ts'
import { command } from '../engine/command.ts'
import { current, day, reason } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { tenantChain } from '../trail/entry.ts'
import { factsOf, findDisposal } from './facts.ts'
import {
  advanceWork,
  amendEntry,
  chosenEntries,
  countedOutput,
  disposalInput,
  mostEntries,
  positionsOf,
} from './shared.ts'

/** What is to become of an entry, and why where that has to be said. */
const appraisal = z.discriminatedUnion('verdict', [
  z.strictObject({ entry: z.int().min(1), verdict: z.literal('destroy'), reason: reason.optional() }),
  z.strictObject({
    entry: z.int().min(1),
    verdict: z.literal('extend'),
    until: day().meta({ description: 'The last day until which it is kept' }),
    reason,
  }),
  z.strictObject({ entry: z.int().min(1), verdict: z.literal('transfer'), reason }),
])

/** Who appraises says of each entry what is to become of it (鑒定, P9.2): as often as they like, until it is submitted. */
export const appraise = command({
  name: 'disposals.appraise',
  summary: 'Say of entries whether they are destroyed, kept longer or handed on',
  input: () => z.strictObject({ ...disposalInput, entries: z.array(appraisal).min(1).max(mostEntries) }),
  output: countedOutput,
  facts: (read, input, context) => findDisposal(read, input.disposal, context),
  access: ({ seen, appraises }, input) => {
    const named = new Set(input.entries.map(({ entry }) => entry))
    const foreign = seen.find(({ position, department }) => named.has(position) && !appraises.has(department))
    if (foreign === undefined && appraises.size > 0) return allowed
    const department = foreign?.department ?? ''
    return forbidden('P9.2', { reason: 'relation', relations: ['appraiser'], department })
  },
  decide: (work, input, context) => {
    const { disposal } = work
    const { today, actor } = context
    current('disposal', disposal.number, disposal, input.version)
    advanceDisposal(disposal, 'appraise', factsOf(work))
    const chosen = chosenEntries(
      work,
      input.entries.map(({ entry }) => entry),
      ({ state }) => state === 'listed',
      (index) => ['entries', index, 'entry'],
    )
    const entries = chosen.map((entry, index) => {
      const given = input.entries[index]!
      if (given.verdict === 'extend' && given.until <= today) {
        invalid(['entries', index, 'until'], 'notLater', `${given.until} is not later than today`, [
          `later than ${today}`,
        ])
      }
      return amendEntry(entry, {
        verdict: given.verdict,
        until: given.verdict === 'extend' ? given.until : null,
        reason: given.reason ?? null,
        appraisedBy: actor.person,
      })
    })
    const { changes, result } = advanceWork(work, 'appraise', { entries }, context)
    return {
      chains: [tenantChain],
      changes,
      events: [{ type: 'disposal.appraised', data: { disposal: disposal.number, entries: positionsOf(entries) } }],
      result,
    }
  },
})
