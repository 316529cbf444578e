import * as z from 'zod'
import type { CommandName } from '../access/operations.ts'
import { is, may, type Verdict } from '../access/rules.ts'
import { type BatchWork, batchFacts, mayHandle, mayReview } from '../batches/facts.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import { numberOf } from '../engine/inputs.ts'
import { type BatchEvent, type BatchState, batchGuards, batchTable } from '../machines/batch.ts'
import { type CaseEvent, type CaseState, caseGuards, caseTable } from '../machines/case.ts'
import { type DocumentState, documentTable } from '../machines/document.ts'
import { step } from '../machines/step.ts'
import type { Row } from '../storage.ts'
import { caseFacts, cleared, findBatches, findCase, findDocuments } from './facts.ts'

/** What somebody may do now. `blocked` names the guards that do not hold yet; the state itself allows it. */
export interface Possible {
  readonly operation: CommandName
  readonly blocked: readonly string[]
}
export interface PossibleNow {
  /** Categories in which the actor may open a case, with the departments of theirs that may be responsible. */
  readonly open: readonly { readonly category: string; readonly departments: readonly string[] }[]
  /** With the case and with documents of it; null where no case was asked for. */
  readonly case: readonly Possible[] | null
  readonly batches: readonly { readonly batch: string; readonly operations: readonly Possible[] }[]
}

const possibleSchema = z.object({ operation: z.string(), blocked: z.array(z.string()) })

/** For screens: what they may offer, by the same machines and the same table of who may do what as the commands. */
export const possible = query({
  name: 'cases.possible',
  summary: 'What the actor may do now: which cases they may open, and what they may do with one case and its batches',
  input: () => z.strictObject({ case: numberOf('case').optional() }),
  output: () =>
    z.object({
      open: z.array(z.object({ category: z.string(), departments: z.array(z.string()) })),
      case: z.array(possibleSchema).nullable(),
      batches: z.array(z.object({ batch: z.string(), operations: z.array(possibleSchema) })),
    }),
  answer: async (read, input, context): Promise<PossibleNow> => {
    const open = openable(context)
    if (input.case === undefined) return { open, case: null, batches: [] }
    const file = await findCase(read, input.case, context)
    const documents = await findDocuments(read, file, context)
    const batches = await findBatches(read, file.number, context)
    // By one's own right, and in the place of the department's head: nobody is asked where it could give nothing more.
    const { actor, policy } = context
    const own = is('head', file.department, actor, policy) && is('reviewer', file.department, actor, policy)
    const inPlace = own ? null : await inPlaceOfHead(file.department, context)
    const rights = inPlace === null ? [context] : [context, inPlace]
    return {
      open,
      case: [...ofCase(file, documents, batches, rights), ...ofDocuments(file, documents, rights)],
      batches: batches.map((batch) => {
        const own = documents.filter((document) => document.batch === batch.number)
        return { batch: batch.number, operations: ofBatch({ file, batch, documents: own, duties: [] }, rights) }
      }),
    }
  },
})

function openable({ policy, actor }: Context): PossibleNow['open'] {
  return Object.values(policy.categories).flatMap((category) => {
    const { departments } = category
    const mine = actor.departments.filter((one) => !Array.isArray(departments) || departments.includes(one))
    const opened = mine.filter((one) => is('responsible', one, actor, policy) && category.level <= actor.clearance)
    return opened.length === 0 ? [] : [{ category: category.name, departments: opened }]
  })
}

/** What one case is asked for; what is done to it as part of something larger stands there. */
const caseEvents: { readonly [E in Exclude<CaseEvent, 'absorb' | 'retain' | 'destroy' | 'transferOut'>]: CommandName } =
  {
    amend: 'cases.amend',
    collect: 'batches.collect',
    reassign: 'cases.reassign',
    end: 'cases.end',
    reopen: 'cases.reopen',
    void: 'cases.void',
    merge: 'cases.merge',
  }

function ofCase(
  file: Row<'cases'>,
  documents: readonly Row<'documents'>[],
  batches: readonly Row<'batches'>[],
  rights: readonly Context[],
): readonly Possible[] {
  const facts = caseFacts(documents, batches)
  return Object.entries(caseEvents).flatMap(([event, operation]) => {
    if (!rights.some(({ actor, policy }) => may(operation, file.department, actor, policy).allowed)) return []
    const stepped = step(caseTable, caseGuards, file.state as CaseState, event as CaseEvent, facts)
    if (stepped.ok) return [{ operation, blocked: [] }]
    return stepped.because === 'guarded' ? [{ operation, blocked: stepped.guards }] : []
  })
}

/** Some document is there that may be corrected: which, its state says. */
function ofDocuments(
  file: Row<'cases'>,
  documents: readonly Row<'documents'>[],
  rights: readonly Context[],
): readonly Possible[] {
  const operation = 'documents.correct'
  const possible = rights.some(
    (context) =>
      may(operation, file.department, context.actor, context.policy).allowed &&
      documents.some(
        (document) =>
          document.case === file.number &&
          cleared(document, context) &&
          step(documentTable, {}, document.state as DocumentState, 'correct', undefined).ok,
      ),
  )
  return possible ? [{ operation, blocked: [] }] : []
}

type Handling = (command: CommandName, work: BatchWork, context: Context) => Verdict
const batchEvents: { readonly [E in BatchEvent]: readonly [CommandName, Handling] } = {
  // More can be added to a batch without knowing what is in it.
  collect: ['batches.collect', (command, { file }, { actor, policy }) => may(command, file.department, actor, policy)],
  sort: ['batches.sort', mayHandle],
  screen: ['batches.screen', mayHandle],
  arrange: ['batches.arrange', mayHandle],
  number: ['batches.number', mayHandle],
  submit: ['batches.submit', mayHandle],
  return: ['batches.return', mayReview],
  approve: ['batches.approve', mayReview],
  transfer: ['transfers.send', mayHandle],
  accept: ['transfers.receive', mayHandle],
  refuse: ['transfers.receive', mayHandle],
  withdraw: ['batches.withdraw', mayHandle],
}

function ofBatch(work: BatchWork, rights: readonly Context[]): readonly Possible[] {
  const found = new Map<CommandName, Possible>()
  for (const [event, [operation, handle]] of Object.entries(batchEvents)) {
    if (found.has(operation) || !rights.some((context) => handle(operation, work, context).allowed)) continue
    const facts = batchFacts(work)
    const stepped = step(batchTable, batchGuards, work.batch.state as BatchState, event as BatchEvent, facts)
    if (stepped.ok) found.set(operation, { operation, blocked: [] })
    else if (stepped.because === 'guarded') found.set(operation, { operation, blocked: stepped.guards })
  }
  return [...found.values()]
}
