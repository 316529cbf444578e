import { addDays, type NewDocument, type PlainDate } from 'casekeep'
import type { Random } from '../random.ts'

/** News of a matter: what changed, and the papers that came of it. */
interface News {
  readonly note: string
  readonly fields?: Readonly<Record<string, unknown>>
  readonly documents: readonly NewDocument[]
}

/** What a case is about, and what comes in over time. */
export interface Matter {
  readonly category: string
  readonly department: string
  /** Who handles it. */
  readonly clerk: string
  readonly title: string
  readonly fields: Readonly<Record<string, unknown>>
  /** What is above the clearance of who handles it: the head of the department enters it. */
  readonly headsFields?: Readonly<Record<string, unknown>>
  first(today: PlainDate): readonly NewDocument[]
  news(today: PlainDate): News
  /** How likely it ends, once it has run for a while. */
  readonly ends: number
  final(today: PlainDate): News
}

/** A few days before another, as a random stream has it. */
export function shortlyBefore(today: PlainDate, random: Random, most = 12): PlainDate {
  return addDays(today, -random.between(1, most))
}

export function digits(random: Random, count: number): string {
  let text = ''
  for (let index = 0; index < count; index++) text += random.between(0, 9)
  return text
}
