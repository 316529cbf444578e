import { isPlainDate, isPlainMonth } from '../../src/calendar/plain-date.ts'

/**
 * A form that dates are written in: `YYYY` or `roc` for the year, `M` or `MM`, and `D` or `DD` unless it names a month
 * alone; everything else stands as it is. `roc` counts years from 1912 (民國): year 113 is 2024.
 *
 * @example
 * 'YYYY/M/D'  'YYYY年M月D日'  'D.M.YYYY'  'YYYY-MM'  'roc/MM/DD'  '民國roc年M月D日'
 */
export type DateForm = string

const tokens = /YYYY|roc|MM?|DD?/g
const patterns: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  roc: '(?<roc>\\d{1,3})',
  M: '(?<month>\\d{1,2})',
  MM: '(?<month>\\d{2})',
  D: '(?<day>\\d{1,2})',
  DD: '(?<day>\\d{2})',
}
const beforeTheFirst = 1911

/** Whether a form names a year and a month, and nothing twice. */
export function isDateForm(form: string): boolean {
  const found = form.match(tokens) ?? []
  const parts = found.map((token) => (token === 'YYYY' || token === 'roc' ? 'Y' : token[0]!))
  return new Set(parts).size === parts.length && parts.includes('Y') && parts.includes('M')
}

/** Reads a date by the first form that fits and is one of the calendar: `YYYY-MM-DD`, or `YYYY-MM`; else null. */
export function dateReader(forms: readonly DateForm[]): (text: string) => string | null {
  const expressions = forms.map((form) => {
    const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    let pattern = ''
    let from = 0
    for (const match of form.matchAll(tokens)) {
      pattern += literal(form.slice(from, match.index)) + patterns[match[0]]!
      from = match.index + match[0].length
    }
    return new RegExp(`^${pattern}${literal(form.slice(from))}$`)
  })
  return (text) => {
    for (const expression of expressions) {
      const parts = expression.exec(text)?.groups
      if (parts === undefined) continue
      const year = parts.roc === undefined ? parts.year! : String(Number(parts.roc) + beforeTheFirst)
      const date = [
        year,
        parts.month!.padStart(2, '0'),
        ...(parts.day === undefined ? [] : [parts.day.padStart(2, '0')]),
      ]
      const written = date.join('-')
      if (isPlainDate(written) || isPlainMonth(written)) return written
    }
    return null
  }
}
