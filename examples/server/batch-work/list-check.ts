import {
  type AnyArchive,
  type CaseDocument,
  type CaseFile,
  effectiveDay,
  findTerm,
  inputIssues,
  type ResolvedCategory,
} from 'casekeep'
import * as z from 'zod'
import { predicateOf } from '../forms.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { type Comparable, twinsOf } from './twins.ts'

/** What is wrong with one value of a list. */
export interface ListFault {
  /** Of the list, from 0. */
  readonly row: number
  readonly field: string
  readonly sentence: string
}

function commandInput({ archive }: Pick<Visit, 'archive'>): z.ZodType {
  return archive.operations.find(({ name }) => name === 'batches.collect')!.input
}

const limits = new WeakMap<AnyArchive, number>()

/** How many documents one command takes, as its schema says. */
export function mostDocuments(visit: Pick<Visit, 'archive'>): number {
  const known = limits.get(visit.archive)
  if (known !== undefined) return known
  const schema = z.toJSONSchema(commandInput(visit), { io: 'input', unrepresentable: 'any' })
  const documents = schema.properties?.documents
  const most = typeof documents === 'object' ? documents.maxItems : undefined
  if (most === undefined) throw new Error('The schema of batches.collect no longer says how many documents it takes')
  limits.set(visit.archive, most)
  return most
}

/**
 * All that is wrong with a list, before anything is saved: what the command's own schema says of each value, and what
 * depends on the case. The library decides again when the list is collected.
 */
export function checkList(
  visit: SignedIn,
  file: CaseFile,
  category: ResolvedCategory,
  documents: readonly Readonly<Record<string, unknown>>[],
): readonly ListFault[] {
  const { language } = visit
  const issues = inputIssues(commandInput(visit), { case: file.number, documents })
  const ofSchema = issues.flatMap((issue): ListFault[] => {
    const [list, row, field] = issue.path
    if (list !== 'documents' || typeof row !== 'number') return []
    return [{ row, field: String(field ?? 'title'), sentence: predicateOf(issue, language) }]
  })
  const known = new Set(ofSchema.map(({ row, field }) => `${row}.${field}`))
  const ofCase = documents.flatMap((document, row) =>
    faultsOfCase(visit, file, category, document)
      .filter(([field]) => !known.has(`${row}.${field}`))
      .map(([field, sentence]): ListFault => ({ row, field, sentence })),
  )
  return [...ofSchema, ...ofCase].sort((one, other) => one.row - other.row)
}

function faultsOfCase(
  { archive, person, say, naming, language }: SignedIn,
  file: CaseFile,
  category: ResolvedCategory,
  document: Readonly<Record<string, unknown>>,
): readonly (readonly [field: string, sentence: string])[] {
  const { levels } = archive.policy
  const faults: [string, string][] = []
  const kind = category.kinds[String(document.kind)]
  if (document.kind !== undefined && kind === undefined) faults.push(['kind', say('notAKindHere')])
  const today = archive.today()
  for (const field of ['date', 'event'] as const) {
    const day = document[field]
    if (typeof day === 'string' && /^\d{4}-\d{2}/.test(day) && day > today.slice(0, day.length)) {
      faults.push([field, findTerm('rule.future', language) ?? say('inTheFuture')])
    }
  }
  const least = Math.max(kind?.level ?? 0, levels.indexOf(file.level))
  const asked = levels.indexOf(String(document.level))
  if (asked >= 0 && asked < least) {
    faults.push(['level', say('levelTooLow', { level: naming.level(levels[least]!) })])
  }
  if (Math.max(asked, least) > levels.indexOf(person.clearance)) {
    faults.push([asked > least ? 'level' : 'kind', say('levelTooHigh')])
  }
  if (document.original === false) {
    for (const field of ['copyReason', 'originalAt']) {
      if (document[field] === undefined) faults.push([field, say('neededForCopy')])
    }
  }
  return faults
}

/** Which rows repeat an earlier one of the list, or a document of the case, and what each repeats. */
export function repeatsInList(
  documents: readonly Readonly<Record<string, unknown>>[],
  all: readonly CaseDocument[],
): ReadonlyMap<number, { readonly row: number } | CaseDocument> {
  const last = all.reduce((most, { position }) => Math.max(most, position), 0)
  const coming = documents.map((document, row) => ({ ...comparable(document), row, position: last + row + 1 }))
  const twins = twinsOf<Comparable>(coming, [...all, ...coming])
  return new Map(
    [...twins].map(([position, twin]) => [position - last - 1, twin as CaseDocument | (typeof coming)[number]]),
  )
}

function comparable({ kind, date, title, hash, revises }: Readonly<Record<string, unknown>>) {
  return {
    kind: String(kind ?? ''),
    date: effectiveDay(String(date ?? ''))?.day ?? null,
    title: String(title ?? ''),
    hash: typeof hash === 'string' ? hash : null,
    screened: null,
    state: 'collected',
    revises: typeof revises === 'string' ? revises : null,
  } as const
}
