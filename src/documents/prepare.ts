import type { Context } from '../engine/context.ts'
import { givenDay, notInFuture } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { nameIn } from '../locales/locale.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { mediumOf, type NewDocument } from './schema.ts'

/** A document that is ready to be written once its case and batch have their numbers: both are empty so far. */
export type PreparedDocument = Row<'documents'>

/** A new document that repeats another one: its index among the new ones, and the position of the other. */
export interface Repeated {
  readonly index: number
  readonly of: number
}

export interface Preparation {
  readonly documents: readonly PreparedDocument[]
  readonly repeated: readonly Repeated[]
}

/**
 * Checks new documents against the policy and the documents that are there, and describes them as rows (P3.2, P4.2).
 * `levelOfCase` is the least level of any document in it, `caseNumber` null while it has
 * none. `existing` holds what the actor may know of, of the case and of those merged into it.
 */
export function prepareDocuments(
  given: readonly NewDocument[],
  category: ResolvedCategory,
  levelOfCase: number,
  caseNumber: string | null,
  lastPosition: number,
  existing: readonly Row<'documents'>[],
  context: Context,
): Preparation {
  const { tenant, policy, today, now, actor } = context
  const documents: PreparedDocument[] = []
  const own = existing.filter((document) => document.case === caseNumber)
  const repeated: Repeated[] = []
  for (const [index, document] of given.entries()) {
    const path = ['documents', index]
    const kind = category.kinds[document.kind]
    if (kind === undefined) {
      return invalid(
        [...path, 'kind'],
        'choice',
        `${document.kind} is not a document kind of ${category.name}`,
        Object.keys(category.kinds),
      )
    }
    notInFuture(document.date, today, [...path, 'date'])
    notInFuture(document.event, today, [...path, 'event'])
    const level = levelFor(document.level, Math.max(kind.level, levelOfCase), [...path, 'level'], context)
    if (document.revises !== undefined) {
      checkRevises(document.revises, [...existing, ...documents], [...path, 'revises'])
    }
    const date = document.date === undefined ? null : givenDay(document.date)
    const event = document.event === undefined ? null : givenDay(document.event)
    const important = document.important ?? kind.important
    const position = lastPosition + index + 1
    const prepared: PreparedDocument = {
      tenant,
      case: '',
      batch: '',
      position,
      number: null,
      sequence: null,
      state: 'collected',
      kind: document.kind,
      title: document.title,
      author: document.author ?? null,
      reference: document.reference ?? null,
      date: date?.day ?? null,
      dateMonthOnly: date?.monthOnly ?? false,
      event: event?.day ?? null,
      eventMonthOnly: event?.monthOnly ?? false,
      channel: document.channel,
      medium: document.medium ?? mediumOf(document.channel),
      pages: document.pages ?? null,
      original: document.original ?? true,
      copyReason: document.copyReason ?? null,
      originalAt: document.originalAt ?? null,
      level,
      important,
      mark: document.mark ?? (important ? nameIn(category.mark, policy.locale) : null),
      hash: document.hash ?? null,
      handedInBy: document.handedInBy ?? null,
      screening: null,
      screeningNote: null,
      duplicateOf: null,
      revises: document.revises ?? null,
      revisedBy: null,
      collected: now,
      collectedBy: actor.person,
      revision: 1,
      version: 1,
    }
    checkCopy(prepared, path)
    const twin = [...own.filter(isKept), ...documents].find((other) => repeats(prepared, other))
    if (twin !== undefined && prepared.revises === null) repeated.push({ index, of: twin.position })
    documents.push(prepared)
  }
  if (repeated.length > 0 && policy.settings.duplicates === 'refuse') {
    const nameOf = (position: number) =>
      own.find((document) => document.position === position)?.number ?? `#${position}`
    refuse('DUPLICATE', { duplicates: repeated.map(({ index, of }) => ({ index, of: nameOf(of) })) })
  }
  return { documents, repeated: policy.settings.duplicates === 'allow' ? [] : repeated }
}

/** The level that was asked for, which may be above the least one but not below, nor above what the actor may know. */
export function levelFor(
  asked: string | undefined,
  least: number,
  path: readonly (string | number)[],
  { operation, policy, actor }: Context,
): number {
  const level = asked === undefined ? least : policy.levels.indexOf(asked)
  if (level < least) {
    invalid(path, 'level', `must be at least ${policy.levels[least]} here`, policy.levels.slice(least))
  }
  if (level > actor.clearance) {
    refuse('FORBIDDEN', {
      operation,
      clause: 'P8.2',
      reason: 'clearance',
      of: 'level',
      field: null,
      level: policy.levels[level]!,
    })
  }
  return level
}

/** Same content, or same kind, title and date (P4.3). */
export function repeats(
  one: Pick<Row<'documents'>, 'hash' | 'kind' | 'title' | 'date'>,
  other: Pick<Row<'documents'>, 'hash' | 'kind' | 'title' | 'date'>,
): boolean {
  if (one.hash !== null && other.hash !== null) return one.hash === other.hash
  return one.kind === other.kind && one.date === other.date && searchKey(one.title) === searchKey(other.title)
}

/** A document that counts: not screened out, withdrawn or void. */
export function isKept(document: Pick<Row<'documents'>, 'state'>): boolean {
  return ['collected', 'numbered', 'archived', 'superseded'].includes(document.state)
}

function checkRevises(
  number: string,
  existing: readonly Pick<Row<'documents'>, 'number' | 'state' | 'revises'>[],
  path: readonly (string | number)[],
): void {
  const revised = existing.find((document) => document.number === number)
  if (revised?.state !== 'archived') {
    const possible = existing.flatMap((document) => (document.state === 'archived' ? (document.number ?? []) : []))
    invalid(path, 'revises', `${number} is not an archived document of this case that can be revised`, possible)
  }
  checkOnlyRevision({ revises: number }, existing, path)
}

/** A copy says why it is one and where the original is. */
export function checkCopy(
  document: Pick<Row<'documents'>, 'original' | 'copyReason' | 'originalAt'>,
  path: readonly (string | number)[],
): void {
  if (document.original) return
  for (const field of ['copyReason', 'originalAt'] as const) {
    if (document[field] === null) invalid([...path, field], 'required', 'is required of a copy')
  }
}

/** Of one document only one revision is on its way at a time. */
export function checkOnlyRevision(
  { revises }: Pick<Row<'documents'>, 'revises'>,
  others: readonly Pick<Row<'documents'>, 'state' | 'revises'>[],
  path: readonly (string | number)[],
): void {
  if (revises !== null && others.some((other) => other.revises === revises && isKept(other))) {
    invalid(path, 'revises', `another revision of ${revises} is already on its way`)
  }
}
