import * as z from 'zod'
import { type CommandName, commandNames } from '../access/operations.ts'
import { tableDirectory } from '../directory/table-directory.ts'
import { atOnce } from '../engine/at-once.ts'
import { type Command, query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { numberOf } from '../engine/inputs.ts'
import { readOnce } from '../engine/read-once.ts'
import { type Refusal, rehearse, ruleCodes } from '../engine/rehearse.ts'
import type { Reader, Row } from '../storage.ts'
import { appraise } from './appraise.ts'
import { decide } from './approve.ts'
import { begin } from './begin.ts'
import { certify } from './certify.ts'
import { execute } from './execute.ts'
import { type DisposalWork, findDisposal } from './facts.ts'
import { abort, release } from './release.ts'
import { submit } from './submit.ts'
import { witness } from './witness.ts'

/** An act that is not possible now, and why: as the act itself would be refused. */
export type RefusedDisposalAct = { readonly operation: CommandName } & Refusal
/** Everything that can be done with a disposal, each act possible or refused. */
export interface PossibleDisposal {
  readonly possible: readonly CommandName[]
  readonly refused: readonly RefusedDisposalAct[]
}

export const possible = query({
  name: 'disposals.possible',
  summary: 'What the actor may do with a disposal list now, and why not the rest',
  input: () => z.strictObject({ disposal: numberOf('disposal') }),
  output: () => {
    const details = z
      .looseObject({})
      .meta({ description: 'The details of the refusal, but for the number of what it is about' })
    const operation = z.enum(commandNames)
    return z.object({
      possible: z.array(operation),
      refused: z.array(z.object({ operation, code: z.enum(ruleCodes), details })),
    })
  },
  answer: async (read, input, context): Promise<PossibleDisposal> => {
    const once = readOnce(read)
    const directory = context.keepsDirectory ? tableDirectory(once, context.tenant) : context.directory
    const asking = { ...context, directory }
    const work = await findDisposal(once, input.disposal, asking)
    const told = await atOnce(...acts.map((act) => act(work, once, asking)))
    return {
      possible: told.flatMap(({ operation, refusal }) => (refusal === null ? operation : [])),
      refused: told.flatMap(({ operation, refusal }) => (refusal === null ? [] : { operation, ...refusal })),
    }
  },
})

type Act = (
  work: DisposalWork,
  read: Reader,
  context: Context,
) => Promise<{ readonly operation: CommandName; readonly refusal: Refusal | null }>

/** What is typed in by whoever does it, and decides nothing. */
const said = '…'
const anyHash = '0'.repeat(64)

type Entry = Row<'disposalEntries'>
const isOpen = ({ state }: Entry) => state === 'listed' || state === 'approved'

/** Each act is rehearsed by its own command, on the input with which it would most likely be possible. */
const acts: readonly Act[] = [
  act(appraise, (of, { seen, appraises }) => ({
    ...of,
    entries: firstOf(seen, ({ state, department }) => state === 'listed' && appraises.has(department)).map((entry) => ({
      entry,
      verdict: 'destroy' as const,
    })),
  })),
  act(submit, (of) => of),
  act(decide, (of) => ({ ...of, verdict: 'approve' as const })),
  act(begin, (of, _work, { actor }) => ({ ...of, place: said, method: said, operator: actor.person, witnesses: [] })),
  // Whatever is next: one that is on hold does not stand in the way of the others.
  act(execute, (of) => ({ ...of, transfers: [] })),
  // Who is no witness may enter the form that one has signed.
  act(witness, (of, { execution }, { actor }) => {
    const unsigned = execution?.witnesses.filter(({ signed }) => signed === null) ?? []
    const [first] = unsigned
    const isOwn = first === undefined || unsigned.some(({ person }) => person === actor.person)
    return isOwn ? of : { ...of, witness: first.person, form: anyHash }
  }),
  act(certify, (of) => of),
  act(release, (of, { seen }) => ({ ...of, entries: firstOf(seen, isOpen), reason: said })),
  act(abort, (of) => ({ ...of, reason: said })),
]

function firstOf(entries: readonly Entry[], isMeant: (entry: Entry) => boolean): number[] {
  const found = entries.find(isMeant) ?? entries[0]
  return found === undefined ? [1] : [found.position]
}

/** What the rules say of an act. Where they only miss what is typed in, it is possible. */
function act<Input, Facts, Result>(
  command: Command<Input, Facts, Result>,
  inputOf: (of: { readonly disposal: string }, work: DisposalWork, context: Context) => NoInfer<Input>,
): Act {
  return async (work, read, context) => {
    const input = inputOf({ disposal: work.disposal.number }, work, context)
    const refusal = await rehearse(command, input, { read, context })
    return { operation: command.name, refusal: isOfTyped(refusal) ? null : refusal }
  }
}

/** An input that could be typed in otherwise: where nothing at all would be accepted, it could not. */
function isOfTyped(refusal: Refusal | null): boolean {
  return refusal?.code === 'INVALID_INPUT' && refusal.details.issues.every(({ accepted }) => accepted?.length !== 0)
}
