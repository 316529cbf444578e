import * as z from 'zod'
import { may } from '../access/rules.ts'
import type { DisposalBlock } from '../disposal/blocks.ts'
import { type Candidate, findCandidate } from '../disposal/candidate.ts'
import { listingBlocks } from '../disposal/listing-blocks.ts'
import { withoutOwnNeeds } from '../disposal/own-needs.ts'
import { propose } from '../disposal/propose.ts'
import { mostEntries } from '../disposal/shared.ts'
import { atOnce } from '../engine/at-once.ts'
import { command, type Decision } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, text } from '../engine/inputs.ts'
import type { DomainEvent } from '../events/event.ts'
import { findHolds, type HoldRow } from '../holds/facts.ts'
import { heldBy } from '../holds/holds-on.ts'
import { get as retentionOf } from '../keeping/queries.ts'
import { type Block, blocks as blockReasons } from '../reasons.ts'
import type { Json, Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { findAbout, findRegisters, type RegisterEntry } from './facts.ts'
import { registerSchema, subjectInput, subjectOf, subjectShape } from './shared.ts'

export const erasureOutcomes = ['listed', 'restricted', 'refused'] as const
/** Put on a disposal list; kept, since a rule or a law says so; or refused for another reason. */
export type ErasureOutcome = (typeof erasureOutcomes)[number]

/** What becomes of a case about somebody, or of its documents of a kind that has a period of its own. */
export interface ErasureItem {
  readonly case: string
  /** Kind of document; null for the case itself. */
  readonly kind: string | null
  readonly outcome: ErasureOutcome
  /** The list that it stands on; null where it is for the next one. */
  readonly disposal: string | null
  /** The first day on which its disposal may be proposed, `YYYY-MM-DD`; null where there is none. */
  readonly due: string | null
  /** The rule, the law and the facts behind that, in the reader’s language. */
  readonly explanation: readonly string[]
  /** All that speaks against it. */
  readonly blocks: readonly Block[]
}
/** What somebody is answered who asked for erasure. */
export interface Erasure {
  readonly person: string
  readonly subject: string
  /** The new list; null where nothing can go. */
  readonly disposal: string | null
  readonly items: readonly ErasureItem[]
  /** Where else they are named: nothing is taken out of these registers. */
  readonly registers: readonly RegisterEntry[]
  /** More can go than one list takes: ask again for the rest. */
  readonly more: boolean
}

const itemSchema = z
  .object({
    case: z.string(),
    kind: z.string().nullable(),
    outcome: z.enum(erasureOutcomes),
    disposal: z.string().nullable(),
    due: z.string().nullable(),
    explanation: z.array(z.string()),
    blocks: z.array(z.looseObject({ because: z.enum(Object.keys(blockReasons)), clause: z.string() })),
  })
  .meta({ id: 'ErasureItem' })

/** Something about the person, with what speaks against its erasure. */
interface Looked extends Omit<ErasureItem, 'outcome' | 'disposal' | 'blocks'> {
  readonly candidate: Candidate
  readonly blocks: readonly DisposalBlock[]
}

/**
 * Somebody asks that what is kept on them be erased. What is due and free goes on a new disposal list, by which it is
 * appraised, approved and carried out as any other; of the rest each thing says why it stays, and until when.
 */
export const erase = command({
  name: 'subjects.erase',
  summary: 'Answer a person who asks for erasure: what can go is put on a disposal list, the rest says why not',
  input: () =>
    z.strictObject({
      ...subjectInput,
      title: text(300).meta({ description: 'What the disposal list is called' }),
      ...commandInput,
    }),
  output: () =>
    z.object({
      ...subjectShape,
      disposal: z.string().nullable(),
      items: z.array(itemSchema),
      registers: z.array(registerSchema),
      more: z.boolean(),
    }),
  facts: async (read, input, context) => {
    const nothing = { looked: [] as readonly Looked[], registers: [], proposing: null, more: false }
    if (!may('subjects.erase', '', context.actor, context.policy).allowed) return nothing
    const about = subjectOf(input)
    const [files, registers, holds] = await atOnce(
      findAbout(read, about, context),
      findRegisters(read, about, context),
      findHolds(read, context),
    )
    const each: Looked[] = []
    for (const file of files) each.push(...(await lookAt(read, file, holds, context)))
    const looked = withoutOwnNeeds(each)
    const free = looked.filter(({ blocks }) => blocks.length === 0)
    const listed = free.slice(0, mostEntries)
    const proposing = listed.length === 0 ? null : await findProposing(read, input.title, listed, context)
    return { looked, registers, proposing, more: free.length > listed.length }
  },
  access: (_facts, _input, { actor, policy }) => may('subjects.erase', '', actor, policy),
  decide: ({ looked, registers, proposing, more }, input, context) => {
    const answer = (disposal: string | null): Erasure => ({
      ...subjectOf(input),
      disposal,
      items: looked.map((one) => itemOf(one, disposal, proposing?.named ?? [])),
      registers,
      more,
    })
    if (proposing === null) {
      const result = answer(null)
      return { chains: [tenantChain], changes: [], events: [asked(result)], result }
    }
    // The list is made by the very command that makes every other.
    const proposed = propose.decide(proposing.facts, proposing.input, context)
    const told = (decision: Decision<{ readonly disposal: { readonly number: string } }>): Decision<Erasure> => {
      const result = answer(decision.result.disposal.number)
      return { ...decision, events: [...decision.events, asked(result)], result }
    }
    if ('rehearsed' in proposed) return { rehearsed: answer(null) }
    if (!('takes' in proposed)) return told(proposed)
    return { takes: proposed.takes, decide: (firsts) => told(proposed.decide(firsts)) }
  },
})

/** A case, and its documents of each kind that has a period of its own. */
async function lookAt(
  read: Reader,
  file: Row<'cases'>,
  holds: readonly HoldRow[],
  context: Context,
): Promise<readonly Looked[]> {
  const { kept } = await retentionOf.answer(read, { case: file.number }, context)
  const kinds = kept.length === 0 ? [{ kind: null, due: null, explanation: [] }] : kept
  const looked: Looked[] = []
  for (const { kind, due, explanation } of kinds) {
    const candidate = await findCandidate(read, file, kind ?? '', context)
    const blocks = await listingBlocks(read, candidate, heldBy(file, holds, context), context)
    looked.push({ candidate, case: file.number, kind, due, explanation, blocks })
  }
  return looked
}

/** What the command that proposes a list is given, and its facts. */
async function findProposing(read: Reader, title: string, listed: readonly Looked[], context: Context) {
  const named = listed.map((one) => ({ case: one.case, ...(one.kind !== null && { kind: one.kind }) }))
  const input = { title, cases: named }
  return { input, named: listed, facts: await propose.facts(read, input, context, new Map()) }
}

function itemOf(
  { blocks, candidate: _, ...one }: Looked,
  disposal: string | null,
  listed: readonly Looked[],
): ErasureItem {
  if (blocks.length === 0) {
    const isOn = listed.some((other) => other.case === one.case && other.kind === one.kind)
    return { ...one, outcome: 'listed', disposal: isOn ? disposal : null, blocks }
  }
  const on = blocks.find(({ because }) => because === 'listed')?.disposal
  const others = blocks.filter(({ because }) => because !== 'listed')
  if (on !== undefined && others.length === 0) return { ...one, outcome: 'listed', disposal: String(on), blocks }
  const must = blocks.some(({ because }) => because === 'notDue' || because === 'permanent')
  return { ...one, outcome: must ? 'restricted' : 'refused', disposal: null, blocks }
}

function asked({ person, disposal, items }: Erasure): DomainEvent {
  const told = items.map(({ case: number, kind, outcome }) => ({ case: number, kind, outcome }))
  return { type: 'subject.erasureAsked', data: { person, disposal, items: told as unknown as Json } }
}
