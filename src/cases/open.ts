import * as z from 'zod'
import { may } from '../access/rules.ts'
import { batchSchema, viewBatch } from '../batches/view.ts'
import { levelFor, prepareDocuments } from '../documents/prepare.ts'
import { documentSchema, viewDocument } from '../documents/view.ts'
import { command, numbered } from '../engine/command.ts'
import { commandInput } from '../engine/inputs.ts'
import { caseScheme } from '../numbering/case-scheme.ts'
import type { Json } from '../storage.ts'
import { possibleDepartments, responsibleDepartment } from './departments.ts'
import { checkRestricted } from './fields.ts'
import { draftCase, insertCases, type NewCase, newCaseSchema, numberCase, openedEvents } from './new-case.ts'
import { caseSchema, viewCase } from './view.ts'

interface Input extends NewCase {
  readonly idempotencyKey?: string | undefined
}

/** A case is opened and gets the next number of its category, with its first documents where there are any. */
export const open = command({
  name: 'cases.open',
  summary: 'Open a case, with or without its first documents',
  input: (policy) => newCaseSchema(policy, commandInput) as z.ZodType<Input>,
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
    const draft = draftCase(
      input,
      {
        category,
        department,
        level,
        fields: input.fields as Json,
        documents: prepared,
        opened: { moment: context.now, day: context.today },
        ended: null,
      },
      context,
    )
    return numbered(scheme.series, 1, (sequence) => {
      const number = scheme.format(sequence)
      const rows = numberCase(draft, number, sequence)
      const { file, batch, documents } = rows
      return {
        chains: [number],
        changes: insertCases([rows]),
        events: openedEvents(rows),
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
