import * as z from 'zod'
import { cleared, findBatches, findCase } from '../cases/facts.ts'
import { documentSchema, viewDocument } from '../documents/view.ts'
import { query } from '../engine/command.ts'
import { numberOf } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { findBatch } from './facts.ts'
import { batchSchema, viewBatch } from './view.ts'

export const get = query({
  name: 'batches.get',
  summary: 'One batch with its documents',
  input: () => z.strictObject({ batch: numberOf('batch') }),
  output: (policy) => z.object({ batch: batchSchema, documents: z.array(documentSchema(policy)) }),
  answer: async (read, input, context) => {
    const batch = await findBatch(read, input.batch, context)
    const documents = await findAll(read, 'documents.ofBatch', { tenant: context.tenant, batch: batch.number })
    return {
      batch: viewBatch(batch),
      documents: documents.filter((row) => cleared(row, context)).map((row) => viewDocument(row, context)),
    }
  },
})

export const list = query({
  name: 'batches.list',
  summary: 'The batches of a case, in order',
  input: () => z.strictObject({ case: numberOf('case') }),
  output: () => z.object({ batches: z.array(batchSchema) }),
  answer: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    return { batches: (await findBatches(read, file.number, context)).map(viewBatch) }
  },
})
