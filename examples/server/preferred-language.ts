import type { Locale } from 'casekeep'

/**
 * The language that a browser asks for first among those that the console speaks (RFC 9110, 12.5.4); English where it
 * asks for none of them. Of two with the same weight the one named first.
 */
export function preferredLanguage(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
    const quality = weight === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0
    const locale = localeOf(tag)
    return locale === null || quality === 0 ? [] : [{ locale, quality }]
  })
  return wishes.reduce((best, wish) => (wish.quality > best.quality ? wish : best), { locale: 'en', quality: 0 }).locale
}

const traditionalRegions = ['tw', 'hk', 'mo']

/** Chinese is told apart by its script, else by its region; without either it is Simplified. */
function localeOf(tag: string): Locale | null {
  const [language, ...rest] = tag.toLowerCase().split('-')
  if (tag === '*' || language === 'en') return 'en'
  if (language !== 'zh') return null
  if (rest.includes('hant')) return 'zh-Hant'
  if (rest.includes('hans')) return 'zh-Hans'
  return rest.some((part) => traditionalRegions.includes(part)) ? 'zh-Hant' : 'zh-Hans'
}
