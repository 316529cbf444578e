import * as z from 'zod'
import { type CommandName, commandNames } from '../access/operations.ts'
import { may } from '../access/rules.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import type { Row } from '../storage.ts'
import { mayDecide } from './decide.ts'
import { findRequest, type RequestWork } from './facts.ts'
import { requestNumber } from './shared.ts'

/** An act that is possible now, and the items that it is possible with; none where it is about the whole request. */
export interface PossibleAct {
  readonly operation: CommandName
  readonly items: readonly number[]
}

type Item = Row<'requestItems'>
const inState =
  (...states: readonly string[]) =>
  ({ state }: Item) =>
    states.includes(state)

/** The items for which each act is possible in their state; who may is another question. */
const acts: { readonly [operation in CommandName]?: (item: Item, request: Row<'requests'>) => boolean } = {
  'requests.handOver': inState('granted'),
  'requests.callOff': inState('offered'),
  'requests.confirm': inState('offered'),
  'requests.copy': (item, { copiesAllowed, copiesMade }) =>
    copiesMade < copiesAllowed && (item.state === 'out' || item.state === 'inReading'),
  'requests.giveBack': inState('out', 'inReading'),
  'requests.takeBack': inState('returning', 'out', 'inReading'),
  'requests.renew': (item) => item.state === 'out' && item.renewal === null,
  'requests.decideRenewal': (item) => item.state === 'out' && item.renewal !== null,
  'requests.recall': (item) => item.state === 'out' && item.recalled === null,
  'requests.reportLost': (item) => item.medium === 'paper' && inState('out', 'inReading', 'returning')(item),
  'requests.find': inState('lost', 'settled'),
  'requests.settle': inState('lost'),
}
/** What the borrower never does with their own request, whatever their role (policy §13). */
const notOnesOwn: readonly CommandName[] = ['requests.handOver', 'requests.takeBack', 'requests.decideRenewal']

export const possible = query({
  name: 'requests.possible',
  summary: 'What the actor may do with a request now, and with which of its items',
  input: () => z.strictObject({ request: requestNumber() }),
  output: () => z.object({ possible: z.array(z.object({ operation: z.enum(commandNames), items: z.array(z.int()) })) }),
  answer: async (read, input, context) => {
    const work = await findRequest(read, input.request, context)
    return { possible: [...ofRequest(work, context), ...ofItems(work, context)] }
  },
})

function ofRequest(work: RequestWork, context: Context): readonly PossibleAct[] {
  const { request, items } = work
  const can: CommandName[] = []
  if (request.state === 'submitted' && allows('requests.resolve', work, context)) can.push('requests.resolve')
  if (request.state === 'deciding' && mayDecide(work, context).allowed) can.push('requests.decide', 'requests.reassign')
  const isUnfetched = request.state === 'submitted' || items.some(inState('asked', 'granted'))
  if (isUnfetched && allows('requests.withdraw', work, context)) can.push('requests.withdraw')
  return can.map((operation) => ({ operation, items: [] }))
}

function ofItems(work: RequestWork, context: Context): readonly PossibleAct[] {
  return Object.entries(acts).flatMap(([name, isPossible]) => {
    const operation = name as CommandName
    const positions = work.items.filter((item) => isPossible(item, work.request)).map(({ position }) => position)
    return positions.length > 0 && allows(operation, work, context) ? [{ operation, items: positions }] : []
  })
}

function allows(operation: CommandName, { request }: RequestWork, { actor, policy }: Context): boolean {
  if (notOnesOwn.includes(operation) && request.requester === actor.person) return false
  return may(operation, request.department, actor, policy, request.requester).allowed
}
