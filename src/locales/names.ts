import type { Locale } from './locale.ts'

/** A name in every language, in the order of the list of locales: English, Simplified, Traditional Chinese. */
export function names(english: string, simplified: string, traditional: string): Readonly<Record<Locale, string>> {
  return { en: english, 'zh-Hans': simplified, 'zh-Hant': traditional }
}
