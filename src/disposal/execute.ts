import * as z from 'zod'
import { allowed, forbidden } from '../access/rules.ts'
import { absorbedBy } from '../cases/facts.ts'
import { isGone } from '../cases/gone.ts'
import { atOnce } from '../engine/at-once.ts'
import { insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { contentHash, current, text } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { DomainEvent } from '../events/event.ts'
import { findHolds, holdsSeries } from '../holds/facts.ts'
import { heldBy } from '../holds/holds-on.ts'
import { unchanged } from '../holds/keep.ts'
import type { HoldRow } from '../holds/reach.ts'
import { isArchived } from '../machines/document.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { timeBlocks } from './begin.ts'
import { blocksOf, type DisposalBlock } from './blocks.ts'
import { type Candidate, placeOf } from './candidate.ts'
import { casesToDestroy } from './destroyed-cases.ts'
import { digestOfExport, exportOf } from './export.ts'
import { type DisposalWork, findDisposal } from './facts.ts'
import { findGoing } from './going.ts'
import { type How, linesOf } from './lines.ts'
import { chainsOf } from './listing.ts'
import { withoutOwnNeeds } from './own-needs.ts'
import { type Belongings, removeCase, removeKind } from './remove-case.ts'
import { advanceWork, amendEntry, chosenEntries, countedShape, disposalInput, entriesInput } from './shared.ts'
import { sinceListed } from './since-listed.ts'
import { asJson, type DisposalExecution, type DisposalTransfer } from './view.ts'

/** As many entries as one call carries out: each is a whole case. */
export const mostExecuted = 20

/** What was handed on, with what proves it. */
const transferred = z.strictObject({
  entry: z.int().min(1),
  to: text(300).meta({ description: 'Who took it over' }),
  export: contentHash.meta({ description: 'SHA-256 of what `disposals.export` gave' }),
  receipt: contentHash.meta({ description: 'SHA-256 of the signed receipt' }),
})
type Transferred = z.output<typeof transferred>

/** An entry that is looked at, and what speaks against it just now. */
interface Looked {
  readonly entry: Row<'disposalEntries'>
  readonly candidate: Candidate
  readonly blocks: readonly DisposalBlock[]
  readonly transfer: Transferred | null
}
/** One that goes, with all that goes with it. */
interface Going extends Looked, Belongings {
  /** SHA-256 of its export, where it is handed on. */
  readonly exported: string | null
}
interface Executing extends DisposalWork {
  /** By which it was looked at. */
  readonly holds: readonly HoldRow[]
  readonly going: readonly Going[]
  readonly blocked: readonly Looked[]
}

/** An entry that stays for now, with all that speaks against it. */
export interface BlockedEntry {
  readonly entry: number
  readonly case: string
  readonly kind: string | null
  readonly blocks: readonly DisposalBlock[]
}

/**
 * The operator carries out some entries of a list (P9.2). Each is looked at once more: what is held, lent or no longer due
 * stays, and is told with all its reasons. Called again it goes on with what is left, and nothing is done twice.
 */
export const execute = command({
  name: 'disposals.execute',
  summary: 'Carry out entries of a disposal list: what they name is destroyed, or was handed on',
  input: () =>
    z.strictObject({
      ...disposalInput,
      entries: entriesInput(mostExecuted)
        .optional()
        .meta({ description: 'Positions of what is destroyed; the next ones that can be where left out' }),
      transfers: z.array(transferred).max(mostExecuted).default([]).meta({ description: 'What was handed on' }),
    }),
  output: () =>
    z.object({
      ...countedShape,
      executed: z.array(z.int()),
      blocked: z.array(
        z.object({
          entry: z.int(),
          case: z.string(),
          kind: z.string().nullable(),
          blocks: z.array(z.looseObject({ because: z.string(), clause: z.string() })),
        }),
      ),
    }),
  // A hold that was placed before is seen, and one that comes after waits.
  counts: () => [holdsSeries],
  destroysKeys: { when: 'after', of: (read, input, context) => casesToDestroy(read, input.disposal, context) },
  facts: (read, input, context) => findExecuting(read, input, context),
  access: ({ execution }, _input, { actor }) => {
    // Before it began there is nobody to be the operator, and its state says so.
    if (execution === null || execution.operator === actor.person) return allowed
    return forbidden('P9.2', { reason: 'relation', relations: ['operator'], department: '' })
  },
  decide: (work, input, context) => {
    const { disposal, holds, going, blocked } = work
    current('disposal', disposal.number, disposal, input.version)
    const executed = going.map(({ entry, transfer }) =>
      amendEntry(entry, { state: 'done', ...(transfer !== null && { export: asJson(receiptOf(transfer)) }) }),
    )
    const lines = going.flatMap((one) => linesOf(one.candidate, one.absorbed, one.entry, howOf(one), context))
    const written = work.execution?.lines ?? 0
    const execution = work.execution === null ? {} : { execution: { ...work.execution, lines: written + lines.length } }
    const after = advanceWork(work, 'execute', { entries: executed, asBefore: true, ...execution }, context)
    const blocks = [
      ...timeBlocks(disposal, context),
      ...(going.length === 0 ? blocked.flatMap((one) => one.blocks) : []),
    ]
    if (blocks.length > 0) refuse('BLOCKED', { what: 'disposal', number: disposal.number, blocks })
    if (going.length === 0) {
      invalid(['transfers'], 'required', 'is required: what is left on the list is handed on, with its receipt')
    }
    for (const [index, { export: given }] of input.transfers.entries()) {
      const one = going.find(({ transfer }) => transfer === input.transfers[index])
      if (one !== undefined && one.exported !== given) {
        invalid(['transfers', index, 'export'], 'differs', 'is not the digest of what disposals.export gives now')
      }
    }
    const rows = lines.map((line, index): Row<'destroyed'> => ({ ...line, position: written + index + 1 }))
    return {
      chains: chainsOf(
        going.flatMap(({ candidate, absorbed }) =>
          candidate.kind === '' ? [candidate.file, ...absorbed] : [candidate.file],
        ),
      ),
      changes: [
        ...after.changes,
        ...(rows.length > 0 ? [insert('destroyed', ...rows)] : []),
        ...stayingOf(going).flatMap((one) => removed(one, context)),
        ...unchanged(holds),
      ],
      events: [
        {
          type: 'disposal.executed' as const,
          data: { disposal: disposal.number, entries: going.map(({ entry }) => entry.position) },
        },
        ...going.map((one) => goneEvent(one, disposal.number)),
      ],
      result: {
        ...after.result,
        executed: going.map(({ entry }) => entry.position),
        blocked: blocked.map(
          ({ entry, blocks }): BlockedEntry => ({
            entry: entry.position,
            case: entry.case,
            kind: entry.kind === '' ? null : entry.kind,
            blocks,
          }),
        ),
      },
    }
  },
})

const howOf = ({ transfer }: Pick<Looked, 'transfer'>): How => (transfer === null ? 'destroyed' : 'transferred')

function receiptOf({ to, export: exported, receipt }: Transferred): DisposalTransfer {
  return { to, export: exported, receipt }
}

/** With what is left of each case once all of this call is gone; of several kinds the first clears up after the last. */
function stayingOf(going: readonly Going[]): readonly Going[] {
  const leaving = new Set(going.flatMap(({ candidate }) => candidate.documents.map(placeOf)))
  const cleared = new Set<string>()
  return going.map((one) => {
    const { candidate } = one
    const kept = candidate.kept.filter((document) => !leaving.has(placeOf(document)))
    const { number } = candidate.file
    const fields = candidate.kind !== '' && cleared.has(number) ? [] : one.fields
    cleared.add(number)
    return { ...one, candidate: { ...candidate, kept }, fields }
  })
}

function removed(one: Going, context: Context): readonly Change[] {
  const { candidate } = one
  return candidate.kind === '' ? removeCase(candidate, one, howOf(one), context) : removeKind(candidate, one)
}

/** What a host has to hear, which keeps the contents: they go with what is told of them here. */
function goneEvent({ candidate, transfer }: Going, disposal: string): DomainEvent {
  const { file, kind, documents } = candidate
  const numbers = documents.filter(isArchived).map(({ number }) => number!)
  const data = { case: file.number, disposal, documents: numbers }
  const isDestroyed = transfer === null
  if (kind !== '') {
    return { type: isDestroyed ? 'document.destroyed' : 'document.transferredOut', data: { ...data, kind } }
  }
  return { type: isDestroyed ? 'case.destroyed' : 'case.transferredOut', data }
}

interface Input {
  readonly disposal: string
  readonly entries?: readonly number[] | undefined
  readonly transfers: readonly Transferred[]
}

async function findExecuting(read: Reader, input: Input, context: Context): Promise<Executing> {
  const work = await findDisposal(read, input.disposal, context)
  const nothing = { ...work, holds: [], going: [], blocked: [] }
  const { execution } = work
  // Who may not, or not yet, is told so, and nothing is looked at.
  if (work.disposal.state !== 'executing' || execution?.operator !== context.actor.person) return nothing
  const holds = await findHolds(read, context)
  const handedOn = chosenEntries(
    work,
    input.transfers.map(({ entry }) => entry),
    (entry) => entry.state === 'approved' && entry.verdict === 'transfer',
    (index) => ['transfers', index, 'entry'],
  )
  const isDestroyed = (entry: Row<'disposalEntries'>) => entry.state === 'approved' && entry.verdict === 'destroy'
  const most = mostExecuted - handedOn.length
  if (input.entries !== undefined && input.entries.length > most) {
    invalid(['entries'], 'too_big', `must have at most ${most} entries beside what is handed on`, [`at most ${most}`])
  }
  const named = input.entries && chosenEntries(work, input.entries, isDestroyed)
  const looked: Looked[] = []
  for (const [index, entry] of handedOn.entries()) {
    looked.push(await lookAt(read, { entry, transfer: input.transfers[index]!, execution }, holds, context))
  }
  for (const entry of named ?? (input.transfers.length > 0 ? [] : work.entries.filter(isDestroyed))) {
    if (looked.filter(({ blocks }) => blocks.length === 0).length === mostExecuted) break
    looked.push(await lookAt(read, { entry, transfer: null, execution }, holds, context))
  }
  const together = withoutOwnNeeds(looked)
  const free = together.filter(({ blocks }) => blocks.length === 0)
  const going: Going[] = []
  for (const one of free) going.push(await findAllOf(read, one, context))
  return { ...work, holds, going, blocked: together.filter(({ blocks }) => blocks.length > 0) }
}

async function lookAt(
  read: Reader,
  { entry, transfer, execution }: Pick<Looked, 'entry' | 'transfer'> & { readonly execution: DisposalExecution },
  holds: readonly HoldRow[],
  context: Context,
): Promise<Looked> {
  const candidate = await findGoing(read, entry, context)
  const covering = heldBy(candidate.file, holds, context)
  const blocks = [
    ...blocksOf(candidate, { holds: covering, on: entry.disposal }, context),
    ...sinceListed(entry, candidate, execution, context),
  ]
  return { entry, candidate, transfer, blocks }
}

/** All that goes with an entry. */
async function findAllOf(read: Reader, one: Looked, context: Context): Promise<Going> {
  const { tenant } = context
  const { file, kind, documents } = one.candidate
  const all = [file.number, ...absorbedBy(file)]
  const numbers = kind === '' ? all : []
  const ofEach = <T>(find: (number: string) => Promise<readonly T[]>, of = numbers) => atOnce(...of.map(find))
  const withDocuments = [...new Set([file.number, ...documents.map((document) => document.case)])]
  const [absorbed, duties, fields, facts, relations, originals] = await atOnce(
    read.getMany(
      'cases',
      numbers.slice(1).map((number) => ({ tenant, number })),
    ),
    ofEach((number) => findAll(read, 'duties.ofCase', { tenant, case: number })),
    ofEach((number) => findAll(read, 'caseFields.ofCase', { tenant, case: number }), isGone(file) ? all : numbers),
    ofEach((number) => findAll(read, 'retentionFacts.ofCase', { tenant, case: number })),
    ofEach((number) => findAll(read, 'relations.ofCase', { tenant, case: number })),
    atOnce(...withDocuments.map((number) => findAll(read, 'originals.ofCase', { tenant, case: number }))),
  )
  const found = {
    ...one,
    absorbed: absorbed.flatMap((row) => row ?? []),
    duties: duties.flat(),
    fields: fields.flat(),
    facts: facts.flat(),
    relations: relations.flat(),
    originals: originals.flat(),
  }
  if (one.transfer === null) return { ...found, exported: null }
  const exported = await exportOf(read, one.candidate, found.absorbed, context)
  return { ...found, exported: digestOfExport(exported) }
}
