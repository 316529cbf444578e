import * as z from 'zod'
import { locales } from '../locales/locale.ts'

/** What something is called: one text, or one in each language. */
export function names<Text extends z.ZodType<string>>(label: Text) {
  return z.union([label, z.strictObject({ en: label, 'zh-Hans': label, 'zh-Hant': label })], {
    error: `must be a text, or one in each of ${locales.join(', ')}`,
  })
}
