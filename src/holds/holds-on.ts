import { absorbedBy } from '../cases/facts.ts'
import { isUnknown } from '../cases/gone.ts'
import { indexValue } from '../cases/indexed.ts'
import type { Context } from '../engine/context.ts'
import type { Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { whyUnreadable } from '../unreadable.ts'
import { type HoldCondition, type HoldReach, type HoldRow, keptBy, reachOf } from './reach.ts'

/** What of a case decides which holds cover it. */
export type HeldCase = Pick<
  Row<'cases'>,
  'number' | 'absorbed' | 'category' | 'department' | 'owner' | 'titleKey' | 'fields'
>

/**
 * Of these holds, those that cover a case: by its number or that of a case that was merged into it, by whose it is or whom
 * it is about, or by what was asked for. What they covered once, they cover until they are lifted.
 */
export function holdsOn(
  file: HeldCase,
  holds: readonly HoldRow[],
  context: Pick<Context, 'policy'>,
): readonly HoldRow[] {
  const numbers = [file.number, ...absorbedBy(file)]
  return holds.filter((hold) => {
    const reach = reachOf(hold)
    if (reach.scope === 'case' && numbers.includes(reach.case)) return true
    return keptBy(hold).some((number) => numbers.includes(number)) || matches(file, reach, context)
  })
}

/** Numbers of the holds that cover a case. */
export function heldBy(file: HeldCase, holds: readonly HoldRow[], context: Pick<Context, 'policy'>): readonly string[] {
  return holdsOn(file, holds, context).map(({ number }) => number)
}

function matches(file: HeldCase, reach: HoldReach, { policy }: Pick<Context, 'policy'>): boolean {
  switch (reach.scope) {
    case 'case':
      return false
    case 'person':
      return file.owner === reach.person || isAbout(file, policy.categories[file.category]?.subject, reach.subject)
    case 'query': {
      const { category, department, owner, title, fields } = reach
      return (
        (category === null || file.category === category) &&
        (department === null || file.department === department) &&
        (owner === null || file.owner === owner) &&
        (title === null || file.titleKey.startsWith(searchKey(title))) &&
        fields.every((condition) => meets(file, condition))
      )
    }
  }
}

/** Whether a case is about somebody, by the field that tells it: compared as the index keeps it. */
export function isAbout(
  file: Pick<Row<'cases'>, 'fields'>,
  field: string | null | undefined,
  subject: string,
): boolean {
  if (field == null) return false
  // What nobody can read for now may be what is held: it is, until it can be read again.
  if (isUnknown(file)) return true
  const { text } = indexValue('text', entered(file, field))
  return text !== null && text === indexValue('text', subject).text
}

/** By the value of today, as an index would hold it: texts and days compare as texts, in the order of the stores. */
function meets(file: Pick<Row<'cases'>, 'fields'>, { asked, type, equal, from, to }: HoldCondition): boolean {
  if (isUnknown(file)) return true
  const { text, number } = indexValue(type, entered(file, asked.field))
  const value = text ?? number
  if (value === null) return false
  if (equal !== undefined && value !== equal) return false
  return (from === undefined || !isBefore(value, from)) && (to === undefined || !isBefore(to, value))
}

function isBefore(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one < other
  return compareCharacters(one, other) < 0
}

/** Databases compare characters, JavaScript their halves: the two differ beyond the first 65,536. */
function compareCharacters(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Of a case that was destroyed nothing is known, nor where its key is destroyed too. */
function entered({ fields }: Pick<Row<'cases'>, 'fields'>, field: string): Json | undefined {
  if (whyUnreadable(fields)?.because === 'destroyed') return undefined
  const known = (fields ?? {}) as Readonly<Record<string, Json>>
  return Object.hasOwn(known, field) ? known[field] : undefined
}
