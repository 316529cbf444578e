import { type Locale, locales } from '../../src/locales/locale.ts'

interface Range {
  readonly tag: string
  readonly quality: number
}

/** More languages than anybody reads: what comes after them is not looked at. */
const mostRanges = 50

/**
 * The language of an answer. What the request asks for comes first: of the languages that `Accept-Language` names, the
 * one of the highest quality. Where it names none that casekeep speaks, or `*`, it is the first of `otherwise` that was
 * not refused with `q=0`. What is not well-formed is passed over, and some language is always answered in.
 * @example
 * negotiate('zh-TW, en;q=0.8', ['en'])    // 'zh-Hant'
 * negotiate('fr, *;q=0.5', ['zh-Hans'])   // 'zh-Hans'
 */
export function negotiate(header: string | null, otherwise: readonly Locale[]): Locale {
  const ranges = (header ?? '').split(',', mostRanges).flatMap(readRange)
  const anything = ranges.find(({ tag }) => tag === '*')?.quality ?? null
  const named = new Map<Locale, number>()
  for (const { tag, quality } of ranges) {
    const locale = localeOf(tag)
    if (locale !== null) named.set(locale, Math.max(quality, named.get(locale) ?? 0))
  }
  const [best] = [...named].sort(([, one], [, other]) => other - one)
  const wanted = best !== undefined && best[1] > 0 ? best : null
  if (wanted !== null && wanted[1] >= (anything ?? 0)) return wanted[0]
  // Nothing is named, or `*` is wanted more than what is.
  return [...otherwise, ...locales].find((locale) => !named.has(locale)) ?? wanted?.[0] ?? otherwise[0] ?? 'en'
}

/**
 * The language that a tag (BCP 47) asks for, by its script, or else by where Chinese is written with it.
 * @example
 * localeOf('zh-HK')       // 'zh-Hant'
 * localeOf('zh-Hant-CN')  // 'zh-Hant'
 */
export function localeOf(tag: string): Locale | null {
  const [language, ...others] = tag.toLowerCase().split('-')
  if (language === 'en') return 'en'
  if (language !== 'zh') return null
  if (others.includes('hant')) return 'zh-Hant'
  if (others.includes('hans')) return 'zh-Hans'
  return others.some((part) => traditional.has(part)) ? 'zh-Hant' : 'zh-Hans'
}
const traditional: ReadonlySet<string> = new Set(['tw', 'hk', 'mo'])

function readRange(text: string): readonly Range[] {
  const read = /^\s*(\*|[a-z]{1,8}(?:-[a-z\d]{1,8})*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(text)
  return read === null ? [] : [{ tag: read[1]!, quality: Number(read[2] ?? 1) }]
}
