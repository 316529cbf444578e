import type { Locale } from '../../src/locales/locale.ts'
import { headerRules } from './header-rules.ts'
import type { TransportDetails } from './problems.ts'

type Sentence<C extends keyof TransportDetails> = (details: TransportDetails[C]) => string
type Sentences = { readonly [C in keyof TransportDetails]: Readonly<Record<Locale, Sentence<C>>> }

const list = (before: string, items: readonly string[], between: string) =>
  items.length === 0 ? '' : `${before}${items.join(between)}`

/** What HTTP itself refuses, for people. */
export const transportSentences: Sentences = {
  MALFORMED_JSON: {
    en: () => 'The body is not JSON in UTF-8.',
    'zh-Hans': () => '请求正文不是有效的 UTF-8 JSON。',
    'zh-Hant': () => '請求正文不是有效的 UTF-8 JSON。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    en: () => 'Send the body as it is, with content-type: application/json.',
    'zh-Hans': () => '请求正文须未经编码，并使用 content-type: application/json。',
    'zh-Hant': () => '請求正文須未經編碼，並使用 content-type: application/json。',
  },
  TOO_LARGE: {
    en: () => 'The body is too large.',
    'zh-Hans': () => '请求正文过大。',
    'zh-Hant': () => '請求正文過大。',
  },
  INVALID_HEADER: {
    en: (d) => `The header ${d.header} ${headerRules[d.rule].en}${list('; accepted: ', d.accepted, ', ')}.`,
    'zh-Hans': (d) => `标头 ${d.header} ${headerRules[d.rule]['zh-Hans']}${list('；可接受：', d.accepted, '、')}。`,
    'zh-Hant': (d) => `標頭 ${d.header} ${headerRules[d.rule]['zh-Hant']}${list('；可接受：', d.accepted, '、')}。`,
  },
  PRECONDITION_FAILED: {
    en: (d) => `${d.header} names none of what is there now. Read it again, then decide.`,
    'zh-Hans': (d) => `${d.header} 与目前的版本不符，请刷新后再操作。`,
    'zh-Hant': (d) => `${d.header} 與目前的版本不符，請重新載入後再操作。`,
  },
  NO_SUCH_ROUTE: {
    en: () => 'There is nothing at this address.',
    'zh-Hans': () => '此地址不存在。',
    'zh-Hant': () => '此位址不存在。',
  },
  METHOD_NOT_ALLOWED: {
    en: () => 'This address does not take that method.',
    'zh-Hans': () => '此地址不支持该请求方法。',
    'zh-Hant': () => '此位址不支援該請求方法。',
  },
  INTERNAL: {
    en: () => 'Something went wrong here. Please look whether it was saved before you try again.',
    'zh-Hans': () => '系统发生错误，请先确认是否已保存，再行重试。',
    'zh-Hant': () => '系統發生錯誤，請先確認是否已保存，再行重試。',
  },
}

/** What is said of a fault that only the operator can mend. */
export const unavailable: Readonly<Record<Locale, string>> = {
  en: 'The archive cannot do this until its operator has seen to it.',
  'zh-Hans': '档案系统暂时无法执行此操作，请联系管理员。',
  'zh-Hant': '檔案系統暫時無法執行此操作，請聯絡管理員。',
}
