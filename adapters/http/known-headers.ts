import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'

interface KnownHeader {
  /** It is always there where it is described. */
  readonly always?: boolean
  readonly text: Readonly<Record<Locale, string>>
  readonly schema: { readonly type: 'string'; readonly format?: string; readonly minLength?: number }
  readonly example: string
}

const tag = '"KH0001.v3.8c6f2b0d94e1a735"'

/** Headers of requests that operations look at. */
export const requestHeaders = {
  'If-Match': {
    text: names(
      'The `ETag` of what the path names, as you have seen it; in place of `version` in the body',
      '路径所指内容的 `ETag`，即您所见的版本；可代替请求正文中的 `version`',
      '路徑所指內容的 `ETag`，即您所見的版本；可代替請求正文中的 `version`',
    ),
    schema: { type: 'string' },
    example: tag,
  },
  'If-None-Match': {
    text: names(
      'The `ETag` that you have: answered 304 while it holds',
      '您已有的 `ETag`；若仍有效，则返回 304',
      '您已有的 `ETag`；若仍有效，則回應 304',
    ),
    schema: { type: 'string' },
    example: tag,
  },
  'Idempotency-Key': {
    text: names(
      'Your name for this one act, in quotes; in place of `idempotencyKey` in the body',
      '您为这一次操作所取的名称，置于引号内；可代替请求正文中的 `idempotencyKey`',
      '您為這一次操作所取的名稱，置於引號內；可代替請求正文中的 `idempotencyKey`',
    ),
    schema: { type: 'string', minLength: 1 },
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  },
  'Accept-Language': {
    text: names(
      'The language of what people read: `en`, `zh-Hans` or `zh-Hant`',
      '供人阅读的内容所用语言：`en`、`zh-Hans` 或 `zh-Hant`',
      '供人閱讀的內容所用語言：`en`、`zh-Hans` 或 `zh-Hant`',
    ),
    schema: { type: 'string' },
    example: 'zh-Hant, en;q=0.8',
  },
} as const satisfies Readonly<Record<string, KnownHeader>>
export type RequestHeader = keyof typeof requestHeaders

/** Headers of answers. */
export const responseHeaders = {
  ETag: {
    text: names(
      'Stands for what the answer is about, as it is now and as you may see it',
      '代表所返回的内容当前的、您可见的样子',
      '代表所回應的內容目前的、您可見的樣子',
    ),
    schema: { type: 'string' },
    example: tag,
  },
  Location: {
    always: true,
    text: names(
      'Where the new thing is, relative to the address of the request',
      '新内容的地址，相对于请求的地址',
      '新內容的位址，相對於請求的位址',
    ),
    schema: { type: 'string', format: 'uri-reference' },
    example: 'cases/KH0001',
  },
  Link: {
    text: names(
      'The address of the next page, with `rel="next"`; not sent on the last page',
      '下一页的地址（`rel="next"`）；最后一页不附',
      '下一頁的位址（`rel="next"`）；最後一頁不附',
    ),
    schema: { type: 'string' },
    example: '<?after=WyIyMDI2LTAzLTAyIl0>; rel="next"',
  },
  'Content-Language': {
    always: true,
    text: names('The language of `title` and `detail`', '`title` 和 `detail` 所用语言', '`title` 和 `detail` 所用語言'),
    schema: { type: 'string' },
    example: 'en',
  },
  'WWW-Authenticate': {
    always: true,
    text: names('How to sign in', '登录方式', '登入方式'),
    schema: { type: 'string' },
    example: 'Bearer',
  },
  'Retry-After': {
    text: names('Seconds, with `CONTENTION`', '秒数，与 `CONTENTION` 一并给出', '秒數，與 `CONTENTION` 一併給出'),
    schema: { type: 'string' },
    example: '1',
  },
} as const satisfies Readonly<Record<string, KnownHeader>>
export type ResponseHeader = keyof typeof responseHeaders

const componentOf = (name: string) => name.replaceAll('-', '')
const answered: Readonly<Record<string, KnownHeader>> = responseHeaders
const sent: Readonly<Record<string, KnownHeader>> = requestHeaders

/** The headers as components of an OpenAPI document: they are described once. */
export function headerComponents() {
  const described = ({ text, schema, example, always = false }: KnownHeader) => ({
    description: text.en,
    required: always,
    schema,
    example,
  })
  return {
    headers: Object.entries(answered).map(([name, header]) => [componentOf(name), described(header)] as const),
    parameters: Object.entries(sent).map(
      ([name, header]) => [componentOf(name), { name, in: 'header' as const, ...described(header) }] as const,
    ),
  }
}

export function answeredHeader(name: ResponseHeader): object {
  return { $ref: `#/components/headers/${componentOf(name)}` }
}

export function sentHeader(name: RequestHeader): object {
  return { $ref: `#/components/parameters/${componentOf(name)}` }
}
