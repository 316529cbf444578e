import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import { givenDay, notInFuture } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { Policy, ResolvedCategory } from '../policy/policy.ts'
import type { Row } from '../storage.ts'
import { levelFor } from './prepare.ts'
import { allKinds, channels, describedBy, media } from './schema.ts'

/** What may be said anew of a document; null empties what may be empty. */
export function patchOf(policy: Policy) {
  const { title, author, reference, date, pages, mark, original, copyReason, originalAt, level, important } =
    describedBy(policy)
  return {
    kind: z.enum(allKinds(policy) as [string, ...string[]]).optional(),
    title: title.optional(),
    channel: z.enum(channels).optional(),
    medium: z.enum(media).optional(),
    author: author.nullable(),
    reference: reference.nullable(),
    date: date.nullable(),
    pages: pages.nullable(),
    mark: mark.nullable(),
    original,
    copyReason: copyReason.nullable(),
    originalAt: originalAt.nullable(),
    level,
    important,
  }
}
type Patch = z.output<z.ZodObject<ReturnType<typeof patchOf>>>

/** The columns of a document that a patch changes. Its level never falls below that of its case and of its kind. */
export function patchedColumns(
  document: Row<'documents'>,
  patch: Patch,
  category: ResolvedCategory,
  caseLevel: number,
  path: readonly (string | number)[],
  context: Context,
): Partial<Row<'documents'>> {
  const { kind, level, date, ...rest } = patch
  const known = category.kinds[kind ?? document.kind]
  if (known === undefined) {
    const kinds = Object.keys(category.kinds)
    return invalid([...path, 'kind'], 'choice', `${kind} is not a document kind of ${category.name}`, kinds)
  }
  notInFuture(date ?? undefined, context.today, [...path, 'date'])
  const least = Math.max(known.level, caseLevel)
  const lowest = level === undefined ? Math.max(least, document.level) : least
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(kind !== undefined && { kind }),
    ...dated(date),
    level: levelFor(level, lowest, [...path, 'level'], context),
  }
}

function dated(date: string | null | undefined): Partial<Row<'documents'>> {
  if (date === undefined) return {}
  if (date === null) return { date: null, dateMonthOnly: false }
  return { date: givenDay(date).day, dateMonthOnly: givenDay(date).monthOnly }
}
