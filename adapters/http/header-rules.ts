import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'

/** What a header can break, as the rest of a sentence that begins with its name. */
export const headerRules = {
  format: names('is not well-formed', '格式不正确', '格式不正確'),
  tooLong: names('is too long', '过长', '過長'),
  differs: names(
    'says something else than the body: send one of them, or the same in both',
    '与请求正文的内容不一致，请只填写其中一处，或两处填写相同内容',
    '與請求正文的內容不一致，請只填寫其中一處，或兩處填寫相同內容',
  ),
  notHere: names('means nothing for this operation', '不适用于此操作', '不適用於此操作'),
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>

export type HeaderRule = keyof typeof headerRules
