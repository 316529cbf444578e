import type { ImportedSeries } from '../../src/cases/import.ts'
import type { InputIssue } from '../../src/errors.ts'
import { parseNumber } from '../../src/numbering/parse.ts'
import type { SeriesReport } from './report.ts'

interface Range {
  readonly first: number
  readonly last: number
}
interface Series {
  /** The last number before the file. */
  readonly before: number
  last: number
  /** Numbers above `before` that rows of the file have, or gaps that they fill; and those that others were given meanwhile. */
  used: number
  /** What rows without a number were given, or would be. */
  readonly given: Range[]
}
/** A row as it is sent. */
type Member = Readonly<Record<string, unknown>>

/**
 * The numbers of a whole file, as far as it was read: a dry run writes nothing, so that the store cannot know what the
 * chunks before would have come to.
 */
export class FileNumbers {
  readonly #rows = new Map<string, number>()
  readonly #series = new Map<string, Series>()

  /** What is wrong with a row's number by the rows before it. */
  check(member: Member, row: number): InputIssue | null {
    const { number, category } = member
    if (typeof number !== 'string') return null
    const path = ['number']
    const earlier = this.#rows.get(number)
    if (earlier !== undefined) return { path, rule: 'twice', message: `${number} is the number of row ${earlier} too` }
    this.#rows.set(number, row)
    const sequence = sequenceOf(number)
    const given = this.#series.get(String(category))?.given ?? []
    const taken = sequence !== null && given.some(({ first, last }) => first <= sequence && sequence <= last)
    return taken
      ? {
          path,
          rule: 'taken',
          message: `${number} is given to a row before that has no number: rows with numbers come first`,
        }
      : null
  }

  /**
   * Counts a chunk that came in or would, and answers which of its rows find their series at its end, by their index.
   */
  count(members: readonly Member[], series: readonly ImportedSeries[]): readonly number[] {
    const beyond: number[] = []
    for (const { category, before, ends } of series) {
      const own = this.#series.get(category) ?? { before, last: before, used: 0, given: [] }
      this.#series.set(category, own)
      const rows = [...members.entries()].filter(([, member]) => member.category === category)
      const named = rows.flatMap(([, { number }]) => (typeof number === 'string' ? (sequenceOf(number) ?? []) : []))
      const fresh = rows.filter(([, { number }]) => number === undefined)
      const others = Math.max(0, before - own.last)
      const highest = Math.max(own.last, before, ...named)
      own.last = highest + fresh.length
      own.used += rows.length + others
      if (fresh.length > 0) own.given.push({ first: highest + 1, last: own.last })
      for (const [order, [index]] of fresh.entries())
        if (ends !== null && highest + order + 1 > ends) beyond.push(index)
    }
    return beyond
  }

  report(): readonly SeriesReport[] {
    return [...this.#series].map(([category, { before, last, used }]) => ({
      category,
      last,
      unused: last - before - used,
    }))
  }
}

function sequenceOf(number: string): number | null {
  const parsed = parseNumber(number)
  return parsed.ok && parsed.number.kind === 'case' ? parsed.number.sequence : null
}
