/** The languages that casekeep speaks: English, Simplified and Traditional Chinese (BCP 47). */
export const locales = ['en', 'zh-Hans', 'zh-Hant'] as const
export type Locale = (typeof locales)[number]

/** What something is called: one name for all, or one in each language. */
export type Names = string | Readonly<Record<Locale, string>>

export function nameIn(names: Names, locale: Locale): string {
  return typeof names === 'string' ? names : names[locale]
}
