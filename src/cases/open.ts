import * as z from 'zod'
import { may } from '../access/rules.ts'
import { newBatch } from '../batches/collect.ts'
import { batchSchema, viewBatch } from '../batches/view.ts'
import { levelFor, prepareDocuments } from '../documents/prepare.ts'
import { type NewDocument, newDocuments } from '../documents/schema.ts'
import { documentSchema, viewDocument } from '../documents/view.ts'
import { openDuty } from '../duties/changes.ts'
import { insert } from '../engine/changes.ts'
import { command, numbered } from '../engine/command.ts'
import { commandInput, department, note, personId, text } from '../engine/inputs.ts'
import { caseScheme } from '../numbering/case-scheme.ts'
import { formatBatchNumber } from '../numbering/within-case.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change, Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { checklistOf, completeness } from './checklist.ts'
import { possibleDepartments, responsibleDepartment } from './departments.ts'
import { checkRestricted } from './fields.ts'
import { indexChanges } from './indexed.ts'
import { caseSchema, viewCase } from './view.ts'

interface Input {
  readonly category: string
  readonly title: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly department?: string | undefined
  readonly owner?: string | undefined
  readonly level?: string | undefined
  readonly documents?: readonly NewDocument[] | undefined
  readonly note?: string | undefined
  readonly idempotencyKey?: string | undefined
}

/** One member a category, told apart by `category`; each knows its fields and document kinds. */
function openInput(policy: Policy): z.ZodType<Input> {
  const members = Object.values(policy.categories).map((category) => {
    const kinds = Object.keys(category.kinds)
    return z
      .strictObject({
        category: z.literal(category.name),
        title: text(300),
        fields: category.fields,
        department: department.optional(),
        owner: personId.optional(),
        level: z.enum(policy.levels as [string, ...string[]]).optional(),
        ...(kinds.length > 0 && { documents: newDocuments(policy, kinds).optional() }),
        note: note.optional(),
        ...commandInput,
      })
      .meta({ title: category.name })
  })
  return z.discriminatedUnion(
    'category',
    members as unknown as [(typeof members)[number]],
  ) as unknown as z.ZodType<Input>
}

/** A case is opened and gets the next number of its category, with its first documents where there are any. */
export const open = command({
  name: 'cases.open',
  summary: 'Open a case, with or without its first documents',
  input: openInput,
  output: (policy) =>
    z.object({
      case: caseSchema(policy),
      batch: batchSchema.nullable(),
      documents: z.array(documentSchema(policy)),
      repeated: z.array(z.object({ position: z.int(), of: z.int() })),
    }),
  facts: async (_read, input, context) => {
    const category = context.policy.categories[input.category]!
    const possible = await possibleDepartments(category, input.fields, context)
    const department = responsibleDepartment(input.department, possible, context)
    checkRestricted(input.fields, category, context)
    return { category, department }
  },
  access: ({ department }, _input, { actor, policy }) => may('cases.open', department, actor, policy),
  decide: ({ category, department }, input, context) => {
    const { tenant, policy, actor, now, today } = context
    const scheme = caseScheme({ prefix: category.prefix, past9999: category.past9999 })
    const level = levelFor(input.level, category.level, ['level'], context)
    const { documents: prepared, repeated } = prepareDocuments(
      input.documents ?? [],
      category,
      level,
      null,
      0,
      [],
      context,
    )
    return numbered(scheme.series, 1, (sequence) => {
      const number = scheme.format(sequence)
      const documents = prepared.map(
        (document): Row<'documents'> => ({ ...document, tenant, case: number, batch: formatBatchNumber(number, 1) }),
      )
      const fields = input.fields as Json
      const file: Row<'cases'> = {
        tenant,
        number,
        sequence,
        category: category.name,
        title: input.title,
        titleKey: searchKey(input.title),
        state: 'open',
        department,
        owner: input.owner ?? actor.person,
        level,
        fields,
        opened: now,
        openedBy: actor.person,
        ended: null,
        reason: null,
        mergedInto: null,
        absorbed: [],
        ...completeness(checklistOf(category, { state: 'open', fields }, documents)),
        policy: policy.version,
        lastPosition: documents.length,
        lastDocument: 0,
        lastBatch: documents.length > 0 ? 1 : 0,
        version: 1,
      }
      const changes: Change[] = [insert('cases', file), ...indexChanges(file, category, [])]
      const batch =
        documents.length === 0
          ? null
          : newBatch({ number: documents[0]!.batch, sequence: 1, kind: 'first' }, file, null, input.note, context)
      if (batch !== null) changes.push(insert('documents', ...documents), insert('batches', batch))
      changes.push(openDuty({ kind: 'firstBatch', subject: number, round: 1, since: today, file }, context))
      return {
        chains: [number],
        changes,
        events: [
          { type: 'case.opened', data: { case: number, category: category.name } },
          ...(batch === null
            ? []
            : [
                {
                  type: 'batch.collected' as const,
                  data: { case: number, batch: batch.number, documents: documents.length },
                },
              ]),
        ],
        result: {
          case: viewCase(file, context),
          batch: batch && viewBatch(batch),
          documents: documents.map((document) => viewDocument(document, context)),
          repeated: repeated.map(({ index, of }) => ({ position: documents[index]!.position, of })),
        },
      }
    })
  },
})
