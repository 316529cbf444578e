import * as z from 'zod'
import { allowed, may } from '../access/rules.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { DomainEvent } from '../events/event.ts'
import type { RequestEvent } from '../machines/request.ts'
import type { Change } from '../storage.ts'
import { type Amended, advanceItem, advanceWork, chosenItems } from './changes.ts'
import { chainsOf } from './facts.ts'
import { borrowersOnly, ending, findGoingBack, type GoingBack } from './hand-over.ts'
import { never } from './never.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'

const one = { request: requestNumber(), item: z.int().min(1).meta({ description: 'Position of the item' }) }

const findOne = (
  read: Parameters<typeof findGoingBack>[0],
  input: { request: string; item: number },
  context: Context,
) => findGoingBack(read, input.request, [input.item], context)

/** One item's act: the item and its request after it, with whatever else changes. */
function act(
  work: GoingBack,
  event: RequestEvent & ('lose' | 'find' | 'settle'),
  item: Amended<'requestItems'>,
  more: readonly Change[],
  happened: DomainEvent,
  context: Context,
) {
  // What was paid for may turn up when its request has long been closed: then nothing but the item changes.
  const request = work.request.state === 'closed' ? undefined : advanceWork(work, event, [item], context)
  return {
    chains: chainsOf(work.request.cases as readonly string[]),
    changes: [...(request === undefined ? [] : [request.change]), item.change, ...more],
    events: [happened],
    result: shown(work, { ...(request && { request }), items: [item] }, context),
  }
}

/** Something that was out is lost: it stands in the register until it is found or made good (P7.2, P12.2). */
export const reportLost = command({
  name: 'requests.reportLost',
  summary: 'Report as lost what is out',
  logsRefusals: true,
  input: () => z.strictObject({ ...one, reason, ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: (work, _input, context) => {
    const own = borrowersOnly(work, context)
    return own.allowed ? allowed : may('requests.reportLost', work.request.department, context.actor, context.policy)
  },
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const [item] = chosenItems(work, [input.item], () => false, ['item'])
    if (item!.medium !== 'paper') {
      const onPaper = work.items.filter(({ medium }) => medium === 'paper').map(({ position }) => String(position))
      invalid(['item'], 'choice', 'is electronic: only what is on paper can be lost', onPaper)
    }
    const lost = advanceItem(item!, 'lose', { reason: input.reason, renewal: null, notice: never })
    const data = { request: request.number, document: item!.number }
    return act(work, 'lose', lost, ending(work, [lost], 'lost', context), { type: 'document.lost', data }, context)
  },
})

/** What was lost, or paid for, turned up and stands on its shelf again. */
export const find = command({
  name: 'requests.find',
  summary: 'Enter that what was lost is found',
  logsRefusals: true,
  input: () => z.strictObject({ ...one, remark: note.optional(), ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: ({ request }, _input, { actor, policy }) => may('requests.find', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const [item] = chosenItems(work, [input.item], () => false, ['item'])
    const found = advanceItem(item!, 'find', { remark: input.remark ?? item!.remark })
    const original = work.originals.get(item!.position)
    const back =
      original === undefined
        ? []
        : [amend('originals', original, { state: 'onShelf', request: null, item: null, since: context.now }).change]
    const data = { request: request.number, document: item!.number }
    return act(work, 'find', found, back, { type: 'document.found', data }, context)
  },
})

/** What was lost is made good: paid for, or replaced. The original stays lost until it turns up. */
export const settle = command({
  name: 'requests.settle',
  summary: 'Enter that a lost document was paid for or replaced',
  logsRefusals: true,
  input: () => z.strictObject({ ...one, by: z.enum(['paid', 'replaced']), remark: note.optional(), ...seenInput }),
  output: requestOutput,
  facts: findOne,
  access: ({ request }, _input, { actor, policy }) => may('requests.settle', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const [item] = chosenItems(work, [input.item], () => false, ['item'])
    const settled = advanceItem(item!, 'settle', { settled: input.by, remark: input.remark ?? item!.remark })
    const data = { request: request.number, document: item!.number, by: input.by }
    return act(work, 'settle', settled, [], { type: 'document.settled', data }, context)
  },
})
