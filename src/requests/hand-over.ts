import * as z from 'zod'
import { may } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { findRemaining } from '../cases/remaining.ts'
import { atOnce } from '../engine/at-once.ts'
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
  coverAt,
  findConfidentiality,
  guarding,
  warnedOutput,
  warningsOf,
} from './agreement.ts'
import { ownLoan } from './answering.ts'
import { findBorrowerUntil } from './borrower.ts'
import { type Amended, advanceItem, advanceWork, changesOf, chosenItems, signature } from './changes.ts'
import { chainsFor, findRequest, type RequestWork } from './facts.ts'
import { fetchUntil, findInLine, type InLine, overBlocks } from './fetching.ts'
import { borrowerOf } from './going-back.ts'
import { raisedBlocks } from './raised.ts'
import { happenedTo, itemsInput, requestNumber, shown } from './shared.ts'
import { staysBlocks } from './stays.ts'
import { type Dated, dueOf, electronicBlocks, endedBlocks, leaverBlocks, termBlocks } from './terms.ts'

/** What is handed over, with what else decides whether it may be. */
interface Handed extends InLine {
  readonly item: Row<'requestItems'>
  readonly document: Pick<Row<'documents'>, 'level' | 'case' | 'kind'> | null
  readonly file: Pick<Row<'cases'>, 'number' | 'state' | 'ended' | 'mergedInto'> | null
  /** The case that it stands in today, where that was merged. */
  readonly remaining: Handed['file']
}

interface HandOverFacts extends RequestWork {
  readonly handed: readonly Handed[]
  readonly borrower: Row<'borrowers'> | null
  /** What the borrower has out on loan already. */
  readonly out: readonly Row<'requestItems'>[]
  readonly borrowerUntil: PlainDate | null
  readonly confidentiality: Confidentiality
  /** That something of it is held, or is to be destroyed. */
  readonly stays: readonly Block[]
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
    const who = { tenant: context.tenant, person: borrowerOf(work) }
    const lent = (state: string) => findAll(read, 'items.ofPerson', { ...who, kind: 'loan', state })
    const [handed, borrower, out, borrowerUntil, confidentiality] = await atOnce(
      findHanded(read, items, context),
      read.get('borrowers', who),
      atOnce(lent('offered'), lent('out'), lent('returning')),
      findBorrowerUntil(read, work.request, context),
      findConfidentiality(read, work.request, context),
    )
    const stays = await findStaying(read, work.request, handed, context)
    return { ...work, handed, borrower, out: out.flat(), borrowerUntil, confidentiality, stays }
  },
  access: ({ request }, _input, { actor, policy }) => may('requests.handOver', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request, handed, borrowerUntil, confidentiality } = work
    current('request', request.number, request, input.version)
    // Who sponsors an outsider has a part in what they borrow.
    ownLoan(work, context)
    if (input.form !== undefined && request.outsider === null) {
      invalid(['form'], 'outsidersOnly', 'is for an outsider: who asked confirms it here')
    }
    if (handed.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingGranted'] })
    }
    const dues = handed.map(({ item }) => dueOf(request, item, borrowerUntil, context))
    const cover = coverAt(confidentiality, request, dues, context)
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
      chains: chainsFor(work),
      changes: [
        after.change,
        ...changesOf(items),
        ...originals,
        ...(grants.length > 0 ? [insert('grants', ...grants)] : []),
        ...takesOut(work, originals.length, context),
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
  // What is electronic is opened, and nobody signs for it.
  const received = form === undefined ? null : signature(item.person, context, form)
  if (item.medium !== 'paper') return advanceItem(item, 'open', { offered, received, ...due })
  const { state } = advanceItem(advanceItem(item, 'offer').row, 'confirm').row
  return amend('requestItems', item, { state, offered, received, ...due })
}

function receivedAtOnce(work: RequestWork, items: readonly Amended<'requestItems'>[]) {
  const onPaper = items.filter(({ row }) => row.medium === 'paper')
  return work.request.outsider === null || onPaper.length === 0 ? [] : [happenedTo('request.received', work, onPaper)]
}

async function findHanded(
  read: Reader,
  items: readonly Row<'requestItems'>[],
  context: Context,
): Promise<readonly Handed[]> {
  const { tenant } = context
  const places = items.map(({ case: file, document }) => ({ tenant, case: file, position: document }))
  const numbers = items.map(({ case: number }) => ({ tenant, number }))
  const [documents, files, lines] = await atOnce(
    read.getMany('documents', places, ['level', 'case', 'kind']),
    read.getMany('cases', numbers, ['number', 'state', 'ended', 'mergedInto']),
    findInLine(read, items, context),
  )
  const remaining = await atOnce(
    ...files.map((file) =>
      file === null || file.mergedInto === null ? file : findRemaining(read, file.number, context),
    ),
  )
  return items.map((item, index) => ({
    item,
    document: documents[index]!,
    file: files[index]!,
    remaining: remaining[index]!,
    ...lines[index]!,
  }))
}

/** What is read on screen, or on paper of what nobody is to destroy, takes nothing away. */
function findStaying(
  read: Reader,
  { kind }: Row<'requests'>,
  handed: readonly Handed[],
  context: Context,
): Promise<readonly Block[]> {
  const isLent = kind === 'loan'
  const going = handed.filter(({ item }) => isLent || item.medium === 'paper').flatMap(({ document }) => document ?? [])
  return staysBlocks(read, going, { isLent }, context)
}

/** Everything that keeps it from being handed over, at once. */
function blocksOf({ request, handed, out, borrowerUntil, stays }: HandOverFacts, context: Context): readonly Block[] {
  const { today } = context
  const items = handed.map(({ item }) => item)
  const isLoan = request.kind === 'loan'
  const blocks: Block[] = isLoan
    ? [...termBlocks(request, items, out, borrowerUntil, context)]
    : [...leaverBlocks(request, borrowerUntil, context)]
  const media = items.map(({ medium }) => medium)
  blocks.push(...electronicBlocks(request, media, context))
  blocks.push(
    ...endedBlocks(
      request,
      handed.flatMap(({ remaining }) => remaining ?? []),
      context,
    ),
  )
  if (!isLoan && today < request.from) {
    blocks.push({ because: 'notYet', clause: 'P6.2', from: request.from })
  }
  blocks.push(...overBlocks(request, context))
  const lapsed = handed.map((one) => fetchUntil(request, one.item, one, context)).filter((until) => today > until)
  if (lapsed.length > 0) blocks.push({ because: 'expired', clause: '§13', until: lapsed.sort()[0]! })
  blocks.push(...stays)
  for (const { item, document, file, original, before } of handed) {
    const { position, number } = item
    if (document === null || file === null || (file.state === 'voided' && file.mergedInto === null)) {
      blocks.push({ because: 'gone', clause: 'P6.2', item: position, document: number })
      continue
    }
    blocks.push(...raisedBlocks(item, document.level, context))
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

/**
 * How many originals somebody has out is counted in a row of their own. Limits hold for what is electronic too, so that every
 * loan changes it: of two hand-overs at once only one can.
 */
function takesOut(work: HandOverFacts, count: number, { tenant }: Context): readonly Change[] {
  const { borrower: row, request } = work
  if (count === 0 && request.kind !== 'loan') return []
  if (row === null) return [insert('borrowers', { tenant, person: borrowerOf(work), out: count, version: 1 })]
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
