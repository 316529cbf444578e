/** The languages of the console. The library speaks Simplified Chinese too. */
export const languages = ['en', 'zh-Hant'] as const
export type Language = (typeof languages)[number]

/** A text in both languages; one that is missing does not compile. */
export type Bilingual = Readonly<Record<Language, string>>

export function both(english: string, chinese: string): Bilingual {
  return { en: english, 'zh-Hant': chinese }
}
