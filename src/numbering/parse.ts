import { digits, formatNumber } from './format.ts'
import type { RecordNumber } from './number.ts'
import { reservedPrefixes, type YearlyKind, yearlyKindOf } from './prefixes.ts'

/**
 * Why a text is no number. The first group can be put right and comes with what would be accepted, the second cannot;
 * the last three are answered only by the scheme of one category.
 */
export type NumberRule =
  | 'spaces'
  | 'fullWidth'
  | 'dash'
  | 'lowerCase'
  | 'leadingZeros'
  | 'tooShort'
  // cannot be put right
  | 'blank'
  | 'tooLong'
  | 'notLatin'
  | 'unknownForm'
  | 'prefix'
  | 'zero'
  | 'tooLarge'
  | 'year'
  | 'reservedPrefix'
  // answered by a scheme
  | 'otherKind'
  | 'otherPrefix'
  | 'past9999'

/** The text is no number: which rule it breaks, what is wrong, and what would be right where that can be inferred. */
export interface NumberRefusal {
  readonly ok: false
  readonly rule: NumberRule
  /** For people, in English. Fits an `InputIssue`, as `rule` and `accepted` do. */
  readonly message: string
  /** Well-formed numbers that were probably meant; empty where nothing can be inferred. */
  readonly accepted: readonly string[]
}
export interface NumberRead<N extends RecordNumber = RecordNumber> {
  readonly ok: true
  readonly number: N
}
export type ParsedNumber<N extends RecordNumber = RecordNumber> = NumberRead<N> | NumberRefusal

/** One thing that was put right on the way, or that cannot be. */
interface Finding {
  readonly rule: NumberRule
  readonly message: string
}

/** Longer than any number can be, with room for blanks around it: beyond it nothing is looked at. */
const longest = 64

/**
 * Reads a number of any kind. Only well-formed numbers are accepted (P2.2): exactly what `formatNumber` writes. For a
 * near miss the answer names the number that was probably meant; it is never taken in its place, since a wrong guess
 * would open somebody else's file.
 *
 * Never throws, whatever the text.
 *
 * @example
 * parseNumber('KH0001-P02') // { ok: true, number: { kind: 'batch', prefix: 'KH', sequence: 1, batch: 2 } }
 * parseNumber('kh0001')     // { ok: false, rule: 'lowerCase', message: '…', accepted: ['KH0001'] }
 */
export function parseNumber(text: string): ParsedNumber {
  if (text.length > longest) return refusal({ rule: 'tooLong', message: `A number has at most ${longest} characters.` })
  const repairs: Finding[] = []
  const repaired = repairCharacters(text, repairs)
  const read = readParts(repaired, repairs)
  if ('rule' in read) return refusal(read)
  const written = formatNumber(read)
  // The one test that counts: what is not written back letter for letter is not accepted.
  if (written === text) return { ok: true, number: read }
  return {
    ok: false,
    rule: repairs[0]!.rule,
    message: `${repairs.map((repair) => repair.message).join(' ')} Did you mean ${written}?`,
    accepted: [written],
  }
}

const refusal = (finding: Finding): NumberRefusal => ({ ok: false, ...finding, accepted: [] })

/** Blanks, and what word processors and chat programs slip in unseen: zero-width and direction marks. */
const blanks = /[\s\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]/g
/** Full-width forms but for the hyphen, which counts as a dash. */
const fullWidth = /[\uff01-\uff0c\uff0e-\uff5e]/g
/** Every dash a keyboard or an autocorrection writes for a hyphen; runs, as a Chinese keyboard types two at once. */
const dashes = /[-\u00ad\u2010-\u2015\u2043\u2212\u2500\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d]+/g

function repairCharacters(text: string, repairs: Finding[]): string {
  if (/^[A-Z0-9-]+$/.test(text) && !text.includes('--')) return text
  const repair = (from: string, to: string, rule: NumberRule, message: string) => {
    if (to !== from) repairs.push({ rule, message })
    return to
  }
  let now = text
  now = repair(now, now.replace(blanks, ''), 'spaces', 'A number holds no blanks or invisible characters.')
  now = repair(
    now,
    now.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)),
    'fullWidth',
    'Write half-width letters and digits, not full-width ones.',
  )
  now = repair(now, now.replace(dashes, '-'), 'dash', 'Write one plain hyphen (-), no other dash.')
  // Not toUpperCase on the whole: it would turn letters of other alphabets, such as a dotless i, into Latin ones.
  now = repair(
    now,
    now.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
    'lowerCase',
    'Write capital letters.',
  )
  return now
}

/** More than is accepted, but with one reading only. The alternatives share no first character: no backtracking. */
const form = /^(?<letters>[A-Z]+)(?<split>-?)(?<main>\d+)(?:(?<joint>-?)P(?<batch>\d+)|-(?<sub>\d+))?$/

function readParts(text: string, repairs: Finding[]): RecordNumber | Finding {
  if (text === '') return { rule: 'blank', message: 'A number is needed, such as KH0001.' }
  const stranger = /[^ -~]/u.exec(text)
  if (stranger) return { rule: 'notLatin', message: strangerMessage(stranger[0]) }
  const groups = form.exec(text)?.groups
  if (!groups) return { rule: 'unknownForm', message: formsMessage }
  const { letters = '', split, main = '', joint, batch, sub } = groups
  if (letters.length < 2 || letters.length > 4) {
    return { rule: 'prefix', message: 'The prefix of a number is 2 to 4 capital Latin letters, such as KH.' }
  }
  if (split === '-' || joint === '') {
    repairs.push({ rule: 'dash', message: 'A hyphen stands only before the second part, as in KH0001-001.' })
  }

  const yearly = yearlyKindOf(letters)
  if (yearly) return readYearly(yearly, letters, main, sub, repairs)

  const sequence = readSequence('case', main, digits.case, repairs)
  if (typeof sequence === 'object') return sequence
  if (batch !== undefined) {
    const count = readSequence('batch', batch, digits.batch, repairs)
    return typeof count === 'object' ? count : { kind: 'batch', prefix: letters, sequence, batch: count }
  }
  if (sub !== undefined) {
    const count = readSequence('document', sub, digits.document, repairs)
    return typeof count === 'object' ? count : { kind: 'document', prefix: letters, sequence, document: count }
  }
  return { kind: 'case', prefix: letters, sequence }
}

function readYearly(
  kind: YearlyKind,
  prefix: string,
  year: string,
  sub: string | undefined,
  repairs: Finding[],
): RecordNumber | Finding {
  if (sub === undefined) {
    return {
      rule: 'reservedPrefix',
      message: `${prefix} is kept for the numbers of a ${kind}, which read ${prefix}2026-0001.`,
    }
  }
  if (!/^[1-9]\d{3}$/.test(year)) {
    return { rule: 'year', message: `After ${prefix} stands a year of four digits, as in ${prefix}2026-0001.` }
  }
  const sequence = readSequence(kind, sub, digits.yearly, repairs)
  if (typeof sequence === 'object') return sequence
  return { kind, prefix, year: Number(year), sequence } as RecordNumber
}

function readSequence(what: string, text: string, width: number, repairs: Finding[]): number | Finding {
  const value = Number(text)
  if (value === 0) {
    return { rule: 'zero', message: `The sequences of a ${what} start at ${'1'.padStart(width, '0')}.` }
  }
  if (!Number.isSafeInteger(value)) {
    return { rule: 'tooLarge', message: `The sequence of a ${what} ends at ${Number.MAX_SAFE_INTEGER}.` }
  }
  if (text.length < width) {
    repairs.push({ rule: 'tooShort', message: `The sequence of a ${what} has at least ${width} digits.` })
  }
  if (text.length > width && text.startsWith('0')) {
    repairs.push({
      rule: 'leadingZeros',
      message: `The sequence of a ${what} has zeros in front only to fill ${width} digits.`,
    })
  }
  return value
}

function strangerMessage(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  // A letter is shown beside its code, because a look-alike cannot be told by looking; the rest may not be printable.
  const shown = /^[\p{L}\p{N}]$/u.test(character) ? `${character} (${code})` : code
  return `${shown} is no Latin letter or digit, though it may look like one: type the number again.`
}

const formsMessage = `A number reads KH0001 (case), KH0001-001 (document), KH0001-P02 (batch) or ${reservedPrefixes
  .map((prefix) => `${prefix}2026-0001 (${yearlyKindOf(prefix)})`)
  .join(', ')}.`
