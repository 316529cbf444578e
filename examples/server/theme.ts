/** Light or dark, or as the reader's system is. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

export function readTheme(given: unknown): Theme {
  return themes.find((theme) => theme === given) ?? 'auto'
}
