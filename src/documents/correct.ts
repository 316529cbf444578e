import * as z from 'zod'
import { forbidden, may } from '../access/rules.ts'
import { categoryOf, findDocuments, findOpenDuties } from '../cases/facts.ts'
import { recount } from '../cases/recount.ts'
import { advanceDocument } from '../engine/advance.ts'
import { amend, insert, untouched } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, numberOf, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { againCase } from '../keeping/dependents.ts'
import { findKeeping, type Keeping, rulesKinds } from '../keeping/facts.ts'
import { type Recalculated, recalculated } from '../keeping/recalculate.ts'
import type { Change, Json, Row } from '../storage.ts'
import { findDocument } from './facts.ts'
import { newOriginal } from './originals.ts'
import { patchedColumns, patchOf } from './patch.ts'
import { checkCopy } from './prepare.ts'
import { documentSchema, viewDocument } from './view.ts'

/** Which of a document's columns a correction may change, and a revision therefore keeps; older ones keep fewer. */
const correctable = [
  'kind',
  'title',
  'channel',
  'medium',
  'author',
  'reference',
  'date',
  'dateMonthOnly',
  'pages',
  'original',
  'copyReason',
  'originalAt',
  'level',
  'important',
  'mark',
] as const satisfies readonly (keyof Row<'documents'>)[]

/** The archivist mends what the catalogue says of an archived document; the old words stay readable (P1.2). */
export const correct = command({
  name: 'documents.correct',
  summary: 'Correct the metadata of an archived document, with a reason; the old revision stays readable',
  input: (policy) =>
    z.strictObject({
      document: numberOf('document'),
      reason,
      changes: z
        .strictObject(patchOf(policy))
        .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
          error: 'names nothing to correct',
          params: { rule: 'required' },
        }),
      ...seenInput,
    }),
  output: (policy) => z.object({ document: documentSchema(policy) }),
  facts: async (read, input, context) => {
    const { file, document } = await findDocument(read, input.document, context)
    // The case that it counts for: its own, or the one that this was merged into.
    let counting = file
    while (counting.mergedInto !== null) {
      counting = (await read.get('cases', { tenant: context.tenant, number: counting.mergedInto }))!
    }
    const category = context.policy.categories[counting.category]
    const moves = input.changes.kind !== undefined && counting.state === 'ended'
    return {
      file,
      document,
      counting,
      // Where the kind is corrected, documents of another kind may be kept by a rule of their own.
      keeping: moves && category && rulesKinds(category) ? await findKeeping(read, counting, context) : null,
      all: await findDocuments(read, counting, context),
      original: await read.get('originals', {
        tenant: context.tenant,
        case: document.case,
        position: document.position,
      }),
      duties: await findOpenDuties(read, counting.number, context),
    }
  },
  access: ({ file, document }, _input, context) => {
    const verdict = may('documents.correct', file.department, context.actor, context.policy)
    if (!verdict.allowed) return verdict
    return document.level > context.actor.clearance
      ? forbidden('P8.2', { reason: 'clearance', of: 'document', field: null, level: null })
      : verdict
  },
  decide: ({ file, document, counting, keeping, all, original, duties }, input, context) => {
    const { tenant, actor, now } = context
    current('document', input.document, document, input.version)
    const state = advanceDocument(input.document, document.state, 'correct')
    const category = categoryOf(file, context)
    const { row, change } = amend('documents', document, {
      ...patchedColumns(document, input.changes, category, file.level, ['changes'], context),
      state,
      revision: document.revision + 1,
    })
    checkCopy(row, ['changes'])
    const changes: Change[] = [
      change,
      insert('documentRevisions', {
        tenant,
        case: document.case,
        position: document.position,
        revision: document.revision,
        content: Object.fromEntries(correctable.map((column) => [column, document[column]])) as Json,
        reason: input.reason,
        at: now,
        by: actor.person,
      }),
    ]
    changes.push(...shelved(row, document.medium, original, context))
    const documents = all.map((other) => (other.number === document.number ? row : other))
    const counted = recount(counting, {}, documents, duties, context)
    const kept = correctedDates(keeping, counting, documents, duties, counted, context)
    changes.push(...counted.changes, ...kept.changes)
    return {
      // Both, even where the count stays: what else changes there meanwhile counts this document too.
      chains: [...new Set([file.number, counting.number])],
      changes,
      events: [
        {
          type: 'document.corrected',
          data: { case: file.number, document: input.document, revision: row.revision },
        },
        ...kept.events,
      ],
      result: { document: viewDocument(row, context) },
    }
  },
})

/** The dates of a case of which a document is of another kind than was thought; with its row as it was counted again. */
function correctedDates(
  keeping: Keeping | null,
  file: Row<'cases'>,
  documents: readonly Row<'documents'>[],
  duties: readonly Row<'duties'>[],
  counted: ReturnType<typeof recount>,
  context: Context,
): Pick<Recalculated, 'changes' | 'events'> {
  if (keeping === null) return { changes: [], events: [] }
  if (counted.row === file) return againCase({ file, keeping, documents, duties }, [], context)
  return recalculated(counted.row, keeping, documents, untouched(duties, counted.changes), context)
}

/** What turns out to be on paper stands on a shelf, what turns out not to be does not; while it is lent it is on paper. */
function shelved(
  row: Row<'documents'>,
  before: string,
  original: Row<'originals'> | null,
  context: Context,
): readonly Change[] {
  if (row.medium === before) return []
  if (row.medium === 'paper') return original === null ? [insert('originals', newOriginal(row, context))] : []
  if (original === null) return []
  if (original.state !== 'onShelf') {
    invalid(['changes', 'medium'], 'choice', 'is lent or lost on paper: it comes back first', ['paper'])
  }
  return [{ op: 'remove', table: 'originals', was: original }]
}
