import * as z from 'zod'
import { may } from '../access/rules.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { DomainEvent } from '../events/event.ts'
import { mayAnswering, ownLoan } from './answering.ts'
import { advanceItem, chosenItem, knownItems } from './changes.ts'
import { chainsFor } from './facts.ts'
import { ending, findGoingBack } from './going-back.ts'
import { never } from './never.ts'
import { acted, itemInput, requestOutput, shown } from './shared.ts'

const findOne = (
  read: Parameters<typeof findGoingBack>[0],
  input: { request: string; item: number },
  context: Context,
) => findGoingBack(read, input.request, [input.item], context)

/** Something that was out is lost: it stands in the register until it is found or made good (P7.2, P12.2). */
export const reportLost = command({
  name: 'requests.reportLost',
  summary: 'Report as lost what is out',
  logsRefusals: true,
  input: () => z.strictObject({ ...itemInput, reason, ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: (work, _input, context) => mayAnswering('requests.reportLost', work, context, work.request.department),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const item = chosenItem(work, input.item)
    if (item.medium !== 'paper') {
      const onPaper = knownItems(work)
        .filter(({ medium }) => medium === 'paper')
        .map(({ position }) => String(position))
      invalid(['item'], 'choice', 'is electronic: only what is on paper can be lost', onPaper)
    }
    const lost = advanceItem(item, 'lose', { reason: input.reason, renewal: null, notice: never })
    const data = { request: request.number, document: item.number }
    const changes = ending(work, [lost], 'lost', context)
    return acted(work, 'lose', [lost], { type: 'document.lost', data }, context, { changes })
  },
})

/** What was lost, or paid for, turned up and stands on its shelf again. */
export const find = command({
  name: 'requests.find',
  summary: 'Enter that what was lost is found',
  logsRefusals: true,
  input: () => z.strictObject({ ...itemInput, remark: note.optional(), ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: ({ request }, _input, { actor, policy }) => may('requests.find', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    ownLoan(work, context)
    const item = chosenItem(work, input.item)
    const found = advanceItem(item, 'find', { remark: input.remark ?? item.remark })
    const original = work.originals.get(item.position)
    const back =
      original === undefined
        ? []
        : [amend('originals', original, { state: 'onShelf', request: null, item: null, since: context.now }).change]
    const happened: DomainEvent = {
      type: 'document.found',
      data: { request: request.number, document: item.number },
    }
    if (request.state !== 'closed') return acted(work, 'find', [found], happened, context, { changes: back })
    // What was paid for may turn up when its request has long been closed: then nothing but the item changes.
    return {
      chains: chainsFor(work),
      changes: [found.change, ...back],
      events: [happened],
      result: shown(work, { items: [found] }, context),
    }
  },
})

/** What was lost is made good: paid for, or replaced. The original stays lost until it turns up. */
export const settle = command({
  name: 'requests.settle',
  summary: 'Enter that a lost document was paid for or replaced',
  logsRefusals: true,
  input: () =>
    z.strictObject({ ...itemInput, by: z.enum(['paid', 'replaced']), remark: note.optional(), ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: ({ request }, _input, { actor, policy }) => may('requests.settle', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    ownLoan(work, context)
    const item = chosenItem(work, input.item)
    const settled = advanceItem(item, 'settle', { settled: input.by, remark: input.remark ?? item.remark })
    const data = { request: request.number, document: item.number, by: input.by }
    return acted(work, 'settle', [settled], { type: 'document.settled', data }, context)
  },
})
