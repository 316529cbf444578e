import * as z from 'zod'
import { may } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, personId, text } from '../engine/inputs.ts'
import { areKnown } from '../engine/known-people.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Block } from '../reasons.ts'
import type { Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { type DisposalWork, findDisposal } from './facts.ts'
import { findGoing } from './going.ts'
import { advanceWork, countedOutput, disposalInput } from './shared.ts'

/** The archive says where and how it is carried out, who does it, and who sees to it (監銷, P9.2). */
export const begin = command({
  name: 'disposals.begin',
  summary: 'Begin the execution of an approved disposal list: place, method, operator, witnesses',
  input: () =>
    z.strictObject({
      ...disposalInput,
      place: text(200),
      method: text(200).meta({ description: 'Such as shredding, or the removal of keys' }),
      operator: personId.meta({ description: 'Who carries it out' }),
      witnesses: z
        .array(personId)
        .max(9)
        .default([])
        .meta({ description: 'Who sees to it: as many as the policy says where something of it is on paper' }),
    }),
  output: countedOutput,
  facts: async (read, input, context) => {
    const work = await findDisposal(read, input.disposal, context)
    const people = [input.operator, ...input.witnesses]
    const known = await areKnown(read, people, context)
    return { ...work, known, onPaper: await holdsPaper(read, work, context) }
  },
  access: (_work, _input, { actor, policy }) => may('disposals.begin', '', actor, policy),
  decide: (work, input, context) => {
    const { disposal, known, onPaper } = work
    const { now, actor, policy } = context
    current('disposal', disposal.number, disposal, input.version)
    const execution = {
      place: input.place,
      method: input.method,
      operator: input.operator,
      witnesses: input.witnesses.map((person) => ({ person, signed: null, form: null })),
      begun: now,
      begunBy: actor.person,
      lines: 0,
    }
    const after = advanceWork(work, 'begin', { execution, asBefore: true }, context)
    const blocks = timeBlocks(disposal, context)
    if (blocks.length > 0) refuse('BLOCKED', { what: 'disposal', number: disposal.number, blocks })
    if (input.witnesses.includes(input.operator)) refuse('SEPARATION', { pair: 'operatorAndWitness', clause: '§13' })
    for (const [index, person] of input.witnesses.entries()) {
      if (input.witnesses.indexOf(person) < index) invalid(['witnesses', index], 'twice', `${person} is named twice`)
    }
    const needed = onPaper ? policy.settings.disposal.witnesses : 0
    if (input.witnesses.length < needed) {
      invalid(['witnesses'], 'too_small', `must have at least ${needed} entries: something of it is on paper`, [
        `at least ${needed}`,
      ])
    }
    for (const [index, isKnown] of known.entries()) {
      const path = index === 0 ? ['operator'] : ['witnesses', index - 1]
      if (!isKnown) invalid(path, 'absent', 'is not in the directory')
    }
    return {
      chains: [tenantChain],
      changes: after.changes,
      events: [{ type: 'disposal.begun', data: { disposal: disposal.number } }],
      result: after.result,
    }
  },
})

/** That it is too early, or too late: an approval counts for a time. */
export function timeBlocks(
  { from, lapses }: Pick<Row<'disposals'>, 'from' | 'lapses'>,
  { today }: Pick<Context, 'today'>,
): readonly Block[] {
  if (today < from) return [{ because: 'waitingPeriod', clause: '§13', from }]
  return today > lapses ? [{ because: 'approvalLapsed', clause: '§13', until: lapses }] : []
}

/** Whether there is paper to be destroyed or handed on: of most cases it is enough that nothing of them stands on a shelf. */
async function holdsPaper(read: Reader, { disposal, entries }: DisposalWork, context: Context): Promise<boolean> {
  if (disposal.state !== 'waiting' || timeBlocks(disposal, context).length > 0) return false
  const { tenant } = context
  const open = entries.filter(({ state }) => state === 'approved')
  const files = await read.getMany(
    'cases',
    open.map((entry) => ({ tenant, number: entry.case })),
    ['number', 'absorbed'],
  )
  for (const [index, entry] of open.entries()) {
    const { number, absorbed } = files[index]!
    const shelves = [number, ...(absorbed as readonly string[])].map((one) =>
      read.find('originals.ofCase', { equal: { tenant, case: one }, limit: 1 }),
    )
    if ((await atOnce(...shelves)).every((found) => found.length === 0)) continue
    const { documents } = await findGoing(read, entry, context)
    if (documents.some(({ medium }) => medium === 'paper')) return true
  }
  return false
}
