import type { Locale } from 'casekeep'

/** A text of the console in every language of the library; one that is missing does not compile. */
export type Texts = Readonly<Record<Locale, string>>
/** A table of them, by key. */
export type Words = Readonly<Record<string, Texts>>

export function texts(english: string, simplified: string, traditional: string): Texts {
  return { en: english, 'zh-Hans': simplified, 'zh-Hant': traditional }
}

/** Between the items of a list, and between the parts of a sentence that have lists of their own. */
export const listSeparators: Texts = texts(', ', '、', '、')
export const partSeparators: Texts = texts('; ', '；', '；')

/** What each language calls itself: a reader finds their own, whatever is shown now. */
export const languageNames: Texts = texts('English', '简体中文', '繁體中文')
