import * as z from 'zod'
import { type CommandName, commandNames } from '../access/operations.ts'
import { tableDirectory } from '../directory/table-directory.ts'
import { atOnce } from '../engine/at-once.ts'
import { type Command, query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { readOnce } from '../engine/read-once.ts'
import { type Refusal, rehearse, ruleCodes } from '../engine/rehearse.ts'
import { type RequestItemState, requestItemTable } from '../machines/request-item.ts'
import { legal } from '../machines/step.ts'
import type { Reader, Row } from '../storage.ts'
import { resolve } from './ask.ts'
import { knownItems } from './changes.ts'
import { confirm } from './confirm.ts'
import { callOff, copy } from './copies.ts'
import { decide, withdraw } from './decide.ts'
import { findRequest, type RequestWork } from './facts.ts'
import { handOver } from './hand-over.ts'
import { find, reportLost, settle } from './lost.ts'
import { reassign } from './reassign.ts'
import { decideRenewal, recall, renew } from './renew.ts'
import { requestNumber } from './shared.ts'
import { giveBack, takeBack } from './take-back.ts'

/** An act that is possible now, and the items that it is possible with; none where it is about the whole request. */
export interface PossibleAct {
  readonly operation: CommandName
  readonly items: readonly number[]
}

/** An act that is not possible now, with which items, and why: as the act itself would be refused. */
export type RefusedAct = PossibleAct & Refusal

/** Everything that can be done with a request, each act possible or refused with the items that are named beside it. */
export interface PossibleActs {
  readonly possible: readonly PossibleAct[]
  readonly refused: readonly RefusedAct[]
}

export const possible = query({
  name: 'requests.possible',
  summary: 'What the actor may do with a request now, and with which of its items; and why not the rest',
  input: () => z.strictObject({ request: requestNumber() }),
  output: () => {
    const act = { operation: z.enum(commandNames), items: z.array(z.int()) }
    const details = z
      .looseObject({})
      .meta({ description: 'The details of the refusal, but for the number of what it is about' })
    return z.object({
      possible: z.array(z.object(act)),
      refused: z.array(z.object({ ...act, code: z.enum(ruleCodes), details })),
    })
  },
  answer: async (read, input, context): Promise<PossibleActs> => {
    const once = readOnce(read)
    const directory = context.keepsDirectory ? tableDirectory(once, context.tenant) : context.directory
    const asking = { ...context, directory }
    const work = await findRequest(once, input.request, asking)
    const items = knownItems(work)
    const rehearsing = {
      read: once,
      context: asking,
      alike: { item: alike(items, 'item'), document: alike(items, 'document') },
    }
    const told = await atOnce(...acts.map((act) => act(work, rehearsing)))
    return { possible: told.flatMap((one) => one.possible), refused: told.flatMap((one) => one.refused) }
  },
})

interface Rehearsing {
  readonly read: Reader
  readonly context: Context
  /** Positions of items that the rules tell alike, by what they look at. */
  readonly alike: { readonly [L in LooksAt]: readonly (readonly number[])[] }
}
type Act = (work: RequestWork, rehearsing: Rehearsing) => Promise<PossibleActs>
interface Named {
  readonly request: string
}

/** What is typed in by whoever does it, and decides nothing. */
const said = '…'
const signedForm = '0'.repeat(64)
const somebody = ''

/**
 * Each act is rehearsed by its own command, on the input with which it would most likely be possible, and nothing is
 * written: so no rule is told here a second time.
 */
const acts: readonly Act[] = [
  withAll(resolve, (of) => ({ ...of, nothing: said })),
  withAll(decide, (of) => ({ ...of, verdict: 'approve' as const, refuse: [] })),
  withAll(reassign, (of) => ({ ...of, to: somebody, reason: said })),
  withAll(withdraw, (of) => of),
  withEach(
    handOver,
    (of, item, { outsider }) => ({
      ...of,
      items: [item],
      ...(outsider !== null && { form: signedForm }),
    }),
    'document',
  ),
  withEach(callOff, (of, item) => ({ ...of, items: [item] })),
  withEach(confirm, (of, item) => ({ ...of, items: [item] })),
  withEach(copy, (of, item) => ({ ...of, item, copies: 1, mark: said })),
  withEach(giveBack, (of, item) => ({ ...of, items: [item] })),
  withEach(takeBack, (of, item) => ({ ...of, items: [{ item, condition: 'complete' as const }], form: signedForm })),
  withEach(renew, (of, item) => ({ ...of, item, reason: said }), 'document'),
  withEach(decideRenewal, (of, item) => ({ ...of, item, verdict: 'refuse' as const, reason: said }), 'document'),
  withEach(recall, (of, item) => ({ ...of, item, reason: said }), 'document'),
  withEach(reportLost, (of, item) => ({ ...of, item, reason: said })),
  withEach(find, (of, item) => ({ ...of, item })),
  withEach(settle, (of, item) => ({ ...of, item, by: 'paid' as const })),
]

/** An act that is about the whole request. */
function withAll<Input, Facts, Result>(
  command: Command<Input, Facts, Result>,
  inputOf: (of: Named) => NoInfer<Input>,
): Act {
  return async ({ request }, rehearsing) => {
    const refusal = await rehearse(command, inputOf({ request: request.number }), rehearsing, (facts) => facts)
    return told(command.name, refusal === null ? [[]] : [], refusal === null ? [] : [[[], refusal]])
  }
}

/** What the rules of an act look at beside the request: an item alone, or its document and who else wants that. */
type LooksAt = 'item' | 'document'

/** An act that each item allows or not by itself. */
function withEach<Input, Facts extends RequestWork, Result>(
  command: Command<Input, Facts, Result>,
  inputOf: (of: Named, item: number, request: Row<'requests'>) => NoInfer<Input>,
  looksAt: LooksAt = 'item',
): Act {
  return async ({ request }, rehearsing) => {
    const [first, ...others] = rehearsing.alike[looksAt]
    if (first === undefined) return told(command.name, [], [])
    const answer = async (items: readonly number[]) => {
      const input = inputOf({ request: request.number }, items[0]!, request)
      // What is done answers with the whole request: of a hundred items, a hundred times a hundred.
      const only = (facts: Facts) => ({
        ...facts,
        items: facts.items.filter(({ position }) => position === items[0]),
      })
      const refusal = await rehearse(command, input, rehearsing, only)
      // What would be accepted instead is told of all items.
      const whole = refusal?.code === 'INVALID_INPUT'
      return [items, whole ? await rehearse(command, input, rehearsing, (facts) => facts) : refusal] as const
    }
    const begun = await answer(first)
    // Who may not do it with one may not with any.
    const answers = isOfPerson(begun[1])
      ? ([[[...first, ...others.flat()], begun[1]]] as const)
      : [begun, ...(await atOnce(...others.map(answer)))]
    const allowed = answers.filter(([, refusal]) => refusal === null).map(([items]) => items)
    const refused = answers.flatMap(([items, refusal]) => (refusal === null ? [] : [[items, refusal] as const]))
    return told(command.name, allowed, refused)
  }
}

function isOfPerson(refusal: Refusal | null): boolean {
  return refusal?.code === 'FORBIDDEN' || refusal?.code === 'SEPARATION'
}

/**
 * Positions of items that the rules of an act tell alike: of those that are over, with which nothing is possible any more,
 * and of rows that differ in nothing but their document, where the act looks at nothing else.
 */
function alike(items: readonly Row<'requestItems'>[], looksAt: LooksAt): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const item of items) {
    const { position, document: _, number: __, ...row } = item
    const isOver = legal(requestItemTable, item.state as RequestItemState).length === 0
    const alone = looksAt === 'document' ? String(position) : JSON.stringify(row)
    const key = isOver ? `${item.state} ${item.medium}` : alone
    groups.set(key, [...(groups.get(key) ?? []), position])
  }
  return [...groups.values()]
}

/** One act, with the items of equal answers together. */
function told(
  operation: CommandName,
  possible: readonly (readonly number[])[],
  refused: readonly (readonly [items: readonly number[], refusal: Refusal])[],
): PossibleActs {
  const reasons = new Map<string, RefusedAct>()
  for (const [items, refusal] of refused) {
    const key = JSON.stringify(refusal)
    const before = reasons.get(key)?.items ?? []
    reasons.set(key, { operation, items: [...before, ...items], ...refusal } as RefusedAct)
  }
  return {
    possible: possible.length === 0 ? [] : [{ operation, items: possible.flat() }],
    refused: [...reasons.values()],
  }
}
