import * as z from 'zod'
import { enforce, may } from '../access/rules.ts'
import { cleared, findDocuments } from '../cases/facts.ts'
import { type AnyCaseFile, caseSchema, toldOfCase, viewCase } from '../cases/view.ts'
import { type CaseDocument, documentSchema, viewDocument } from '../documents/view.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { type CaseRetention, get as retentionOf } from '../keeping/queries.ts'
import type { Reader, Row } from '../storage.ts'
import { findAbout, findRegisters, type RegisterEntry } from './facts.ts'
import { registerSchema, subjectInput, subjectOf, subjectShape } from './shared.ts'

/** A case about somebody: what it says, what documents it has, and until when it is kept and why. */
export interface SubjectCase {
  readonly case: AnyCaseFile
  /** Those that the reader is cleared for. */
  readonly documents: readonly CaseDocument[]
  readonly retention: CaseRetention
}
/** Everything that is kept on a person, as far as the reader may know of it. */
export interface SubjectReport {
  readonly person: string
  /** What they are called in fields that tell whom a case is about. */
  readonly subject: string
  readonly cases: readonly SubjectCase[]
  /** Where else they are named; nothing is taken out of these registers. */
  readonly registers: readonly RegisterEntry[]
}

export const report = query({
  name: 'subjects.report',
  summary: 'What is kept on a person, why, and until when',
  input: () => z.strictObject(subjectInput),
  output: (policy) =>
    z.object({
      ...subjectShape,
      cases: z.array(
        z
          .object({
            case: caseSchema(policy),
            documents: z.array(documentSchema(policy)),
            retention: retentionOf.output(policy),
          })
          .meta({ id: 'SubjectCase' }),
      ),
      registers: z.array(registerSchema),
    }),
  answer: async (read, input, context): Promise<SubjectReport> => {
    const { operation, actor, policy } = context
    // Whoever answers a person answers for the whole archive.
    enforce(may('subjects.report', '', actor, policy), operation)
    const about = subjectOf(input)
    const [files, registers] = await atOnce(findAbout(read, about, context), findRegisters(read, about, context))
    const cases: SubjectCase[] = []
    for (const file of files) cases.push(await tell(read, file, context))
    return { ...about, cases, registers }
  },
  tells: { list: true, of: ({ cases }, _input, context) => cases.map((each) => toldOfCase(each.case, context)) },
})

async function tell(read: Reader, file: Row<'cases'>, context: Context): Promise<SubjectCase> {
  const [documents, retention] = await atOnce(
    findDocuments(read, file, context),
    retentionOf.answer(read, { case: file.number }, context),
  )
  return {
    case: viewCase(file, context),
    documents: documents.filter((document) => cleared(document, context)).map((row) => viewDocument(row, context)),
    retention,
  }
}
