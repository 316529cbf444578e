import * as z from 'zod'
import { forbidden, may } from '../access/rules.ts'
import { todayIn } from '../calendar/plain-date.ts'
import { amend, insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { contentHash, current, seenInput } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Block } from '../reasons.ts'
import type { Change, Reader, Row } from '../storage.ts'
import {
  agreementBlocks,
  type Confidentiality,
  type Covered,
  coverOf,
  findConfidentiality,
  guarding,
  warnedOutput,
  warningsOf,
} from './agreement.ts'
import { type Amended, advanceItem, advanceWork, changesOf, chosenItems, signature } from './changes.ts'
import { chainsOf, findRequest, type RequestWork } from './facts.ts'
import { acted, happenedTo, itemsInput, requestNumber, requestOutput, shown } from './shared.ts'
import { type Dated, dueOf, termBlocks } from './terms.ts'

/** What is handed over, with what else decides whether it may be. */
interface Handed {
  readonly item: Row<'requestItems'>
  readonly document: Row<'documents'> | null
  readonly file: Row<'cases'> | null
  /** The paper original; null for what is electronic. */
  readonly original: Row<'originals'> | null
  /** Items of other requests that were granted the same original before this one. */
  readonly before: readonly Row<'requestItems'>[]
}

interface HandOverFacts extends RequestWork {
  readonly handed: readonly Handed[]
  readonly borrower: Row<'borrowers'> | null
  /** What the borrower has out on loan already. */
  readonly out: readonly Row<'requestItems'>[]
  readonly confidentiality: Confidentiality
}

/**
 * The archive hands over what was granted; who asked confirms it (P6.2, P7.2), or an outsider signs the form. Rights are
 * checked again here.
 */
export const handOver = command({
  name: 'requests.handOver',
  summary: 'Hand over what was granted: on paper to be confirmed, electronic at once',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      request: requestNumber(),
      ...itemsInput,
      form: contentHash
        .optional()
        .meta({ description: 'SHA-256 of the form that an outsider signed: required of what they get on paper' }),
      ...seenInput,
    }),
  output: warnedOutput,
  facts: async (read, input, context): Promise<HandOverFacts> => {
    const work = await findRequest(read, input.request, context)
    const items = chosenItems(work, input.items, ({ state }) => state === 'granted')
    const handed: Handed[] = []
    for (const item of items) handed.push(await findHanded(read, item, context))
    const person = borrowerOf(work)
    const borrower = await read.get('borrowers', { tenant: context.tenant, person })
    const out: Row<'requestItems'>[] = []
    for (const state of ['offered', 'out', 'returning']) {
      out.push(...(await findAll(read, 'items.ofPerson', { tenant: context.tenant, person, state })))
    }
    const confidentiality = await findConfidentiality(read, work.request, context)
    return { ...work, handed, borrower, out: out.filter(({ kind }) => kind === 'loan'), confidentiality }
  },
  access: ({ request }, _input, { actor, policy }) => may('requests.handOver', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request, handed, confidentiality } = work
    const { actor } = context
    current('request', request.number, request, input.version)
    // Who sponsors an outsider has a part in what they borrow.
    if (request.requester === actor.person) refuse('SEPARATION', { pair: 'lenderAndBorrower', clause: '§13' })
    if (input.form !== undefined && request.outsider === null) {
      invalid(['form'], 'outsidersOnly', 'is for an outsider: who asked confirms it here')
    }
    if (handed.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingGranted'] })
    }
    const dues = handed.map(({ item }) => dueOf(request, item, context.today, context))
    const cover = coverAt(work, dues, context)
    const blocks = [...agreementBlocks(confidentiality, cover), ...blocksOf(work, context)]
    if (blocks.length > 0) refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    const isUnsigned = request.outsider !== null && input.form === undefined
    if (isUnsigned && handed.some(({ item }) => item.medium === 'paper')) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['signedForm'] })
    }
    const items = handed.map(({ item }, index) => signedFor(request, item, dues[index]!, input.form, context))
    const after = advanceWork(work, 'handOver', items, context)
    const originals = handed.flatMap(({ original, item }) =>
      original === null
        ? []
        : [
            amend('originals', original, {
              state: 'out',
              request: request.number,
              item: item.position,
              since: context.now,
            }).change,
          ],
    )
    const grants = items
      .filter(({ row }) => row.medium !== 'paper')
      .map(({ row }): Row<'grants'> => grantOf(request, row, context))
    return {
      chains: chainsOf(request.cases as readonly string[]),
      changes: [
        after.change,
        ...changesOf(items),
        ...originals,
        ...(grants.length > 0 ? [insert('grants', ...grants)] : []),
        ...takesOut(work.borrower, borrowerOf(work), originals.length, context),
        ...guarding(confidentiality, cover),
      ],
      events: [happenedTo('request.handedOver', work, items), ...receivedAtOnce(work, items)],
      result: { ...shown(work, { request: after, items }, context), warnings: warningsOf(confidentiality, cover) },
    }
  },
})

/** An item with the signatures of its hand-over: what an employee gets on paper they confirm themselves. */
function signedFor(
  request: Row<'requests'>,
  item: Row<'requestItems'>,
  due: Dated,
  form: string | undefined,
  context: Context,
): Amended<'requestItems'> {
  const offered = signature(context.actor.person, context)
  if (item.medium === 'paper' && request.outsider === null) return advanceItem(item, 'offer', { offered })
  const received = form === undefined ? offered : signature(item.person, context, form)
  if (item.medium !== 'paper') return advanceItem(item, 'open', { offered, received, ...due })
  const { state } = advanceItem(advanceItem(item, 'offer').row, 'confirm').row
  return amend('requestItems', item, { state, offered, received, ...due })
}

function receivedAtOnce(work: RequestWork, items: readonly Amended<'requestItems'>[]) {
  const onPaper = items.filter(({ row }) => row.medium === 'paper')
  return work.request.outsider === null || onPaper.length === 0 ? [] : [happenedTo('request.received', work, onPaper)]
}

/** The agreement has to hold until the last of it is due. */
function coverAt({ request, confidentiality }: HandOverFacts, dated: readonly Dated[], context: Context): Covered {
  const dues = dated.map(({ due }) => due)
  const asked = todayIn(context.policy.timeZone, new Date(request.asked))
  return coverOf(confidentiality, { due: dues.sort().at(-1)!, asked }, context)
}

export function borrowerOf({ request }: Pick<RequestWork, 'request'>): string {
  return request.outsider ?? request.requester
}

async function findHanded(read: Reader, item: Row<'requestItems'>, context: Context): Promise<Handed> {
  const { tenant } = context
  const where = { tenant, case: item.case, position: item.document }
  const document = await read.get('documents', where)
  const file = await read.get('cases', { tenant, number: item.case })
  if (item.medium !== 'paper') return { item, document, file, original: null, before: [] }
  const original = await read.get('originals', where)
  const equal = { tenant, case: item.case, document: item.document, state: 'granted' }
  const waiting = await read.find('items.ofDocument', { equal, limit: 500 })
  const before = waiting.filter((one) => one.request !== item.request && comesBefore(one, item))
  return { item, document, file, original, before }
}

/** Those who wait for one original are served in the order in which it was granted to them. */
function comesBefore(one: Row<'requestItems'>, other: Row<'requestItems'>): boolean {
  const [a, b] = [one.granted ?? '', other.granted ?? '']
  return a < b || (a === b && one.request < other.request)
}

/** Everything that keeps it from being handed over, at once. */
function blocksOf({ request, handed, out }: HandOverFacts, context: Context): readonly Block[] {
  const { today, policy } = context
  const items = handed.map(({ item }) => item)
  const blocks: Block[] = request.kind === 'loan' ? [...termBlocks(request, items, out, context)] : []
  if (request.kind === 'consultation' && today < request.from) {
    blocks.push({ because: 'notYet', clause: 'P6.2', from: request.from })
  }
  if (today > request.until) blocks.push({ because: 'over', clause: 'P6.2', until: request.until })
  if (today > request.expires) blocks.push({ because: 'expired', clause: '§13', until: request.expires })
  for (const { item, document, file, original, before } of handed) {
    const { position, number } = item
    if (document === null || file === null || (file.state === 'voided' && file.mergedInto === null)) {
      blocks.push({ because: 'gone', clause: 'P6.2', item: position, document: number })
      continue
    }
    if (document.level > item.level) {
      const level = policy.levels[document.level]!
      blocks.push({ because: 'levelRaised', clause: 'P8.2', item: position, document: number, level })
    }
    if (item.medium !== 'paper') continue
    if (original === null) blocks.push({ because: 'gone', clause: 'P6.2', item: position, document: number })
    else if (original.state === 'out') {
      blocks.push({ because: 'out', clause: 'P7.2', item: position, document: number })
    } else if (original.state !== 'onShelf') {
      blocks.push({ because: 'lost', clause: 'P12.2', item: position, document: number })
    } else if (before.length > 0) {
      blocks.push({ because: 'waitedFor', clause: 'P7.2', item: position, document: number, by: before.length })
    }
  }
  return blocks
}

/** How much somebody has out is counted in a row of their own, which two hand-overs at once cannot both change. */
function takesOut(row: Row<'borrowers'> | null, person: string, count: number, { tenant }: Context): readonly Change[] {
  if (count === 0) return []
  if (row === null) return [insert('borrowers', { tenant, person, out: count, version: 1 })]
  return [amend('borrowers', row, { out: row.out + count }).change]
}

function grantOf(request: Row<'requests'>, item: Row<'requestItems'>, { tenant, today }: Context): Row<'grants'> {
  return {
    tenant,
    person: item.person,
    request: request.number,
    item: item.position,
    case: item.case,
    document: item.document,
    right: request.kind === 'loan' ? 'download' : 'screen',
    from: today,
    until: item.due,
    version: 1,
  }
}

/** Who borrows signs that they have it, and the time begins to count (P7.2). */
export const confirm = command({
  name: 'requests.confirm',
  summary: 'Confirm that you have what was handed over',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), ...itemsInput, ...seenInput }),
  output: requestOutput,
  facts: (read, input, context) => findRequest(read, input.request, context),
  access: ({ request }, _input, { actor, policy }) =>
    request.outsider === null
      ? may('requests.confirm', '', actor, policy, request.requester)
      : forbidden('P6.1', { reason: 'outsider' }),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const chosen = chosenItems(work, input.items, ({ state }) => state === 'offered')
    if (chosen.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingOffered'] })
    }
    const received = signature(context.actor.person, context)
    const items = chosen.map((item) =>
      advanceItem(item, 'confirm', { received, ...dueOf(request, item, context.today, context) }),
    )
    return acted(work, 'confirm', items, happenedTo('request.received', work, items), context)
  },
})

/** The originals of items that go back, with who had them. */
export interface GoingBack extends RequestWork {
  readonly originals: ReadonlyMap<number, Row<'originals'>>
  readonly grants: ReadonlyMap<number, Row<'grants'>>
  readonly borrower: Row<'borrowers'> | null
}

export async function findGoingBack(
  read: Reader,
  number: string,
  positions: readonly number[] | undefined,
  context: Context,
): Promise<GoingBack> {
  const { tenant } = context
  const work = await findRequest(read, number, context)
  const originals = new Map<number, Row<'originals'>>()
  const grants = new Map<number, Row<'grants'>>()
  for (const item of work.items) {
    if (positions !== undefined && !positions.includes(item.position)) continue
    if (item.medium === 'paper') {
      const original = await read.get('originals', { tenant, case: item.case, position: item.document })
      if (original !== null) originals.set(item.position, original)
    } else {
      const grant = await read.get('grants', { tenant, person: item.person, request: number, item: item.position })
      if (grant !== null) grants.set(item.position, grant)
    }
  }
  const borrower = await read.get('borrowers', { tenant, person: borrowerOf(work) })
  return { ...work, originals, grants, borrower }
}

/** What an item's end does beside: its original stands somewhere else, its grant is over, its borrower has one less. */
export function ending(
  work: GoingBack,
  items: readonly Amended<'requestItems'>[],
  state: 'onShelf' | 'lost',
  context: Context,
): readonly Change[] {
  const changes: Change[] = []
  let back = 0
  for (const { row } of items) {
    const original = work.originals.get(row.position)
    if (original !== undefined) {
      const held = state === 'lost' ? {} : { request: null, item: null }
      changes.push(amend('originals', original, { state, ...held, since: context.now }).change)
      if (original.state === 'out') back += 1
    }
    const grant = work.grants.get(row.position)
    if (grant !== undefined) changes.push({ op: 'remove', table: 'grants', was: grant })
  }
  if (back > 0 && work.borrower !== null) {
    changes.push(amend('borrowers', work.borrower, { out: Math.max(0, work.borrower.out - back) }).change)
  }
  return changes
}
