import * as z from 'zod'
import { allowed, forbidden } from '../access/rules.ts'
import { addDays } from '../calendar/plain-date.ts'
import { advanceDisposal } from '../engine/advance.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, day, reason } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { dueOnceExtended, findExtending } from './extend.ts'
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
  facts: async (read, input, context) => {
    const work = await findDisposal(read, input.disposal, context)
    const longer = work.entries.flatMap((entry) => {
      const given = input.entries.find((one) => one.entry === entry.position)
      return given === undefined || entry.state !== 'listed' ? [] : keptLonger(entry, given, context)
    })
    return { ...work, extending: await findExtending(read, longer, context) }
  },
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
      for (const longer of keptLonger(entry, given, context)) {
        const of = work.extending.find(({ file }) => file.number === entry.case)
        const due = of === undefined ? null : dueOnceExtended({ ...of, entries: [longer] }, longer, context)
        if (due === null || longer.until === null || due > longer.until) continue
        const last = addDays(due, -1)
        const accepted = last > today ? [`up to ${last}`] : ['destroy', 'transfer']
        invalid(['entries', index, 'until'], 'ceiling', `is after ${last}, the last day for its purpose`, accepted)
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

/** An entry as it would be kept longer, where that is said of it. */
function keptLonger(
  entry: Row<'disposalEntries'>,
  given: z.infer<typeof appraisal>,
  { actor }: Context,
): readonly Row<'disposalEntries'>[] {
  if (given.verdict !== 'extend') return []
  return [{ ...entry, until: given.until, reason: given.reason, appraisedBy: actor.person }]
}
