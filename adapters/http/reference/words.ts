import type { Locale } from '../../../src/locales/locale.ts'
import { names } from '../../../src/locales/names.ts'

/** What the reference says itself. A language that is missing does not compile. */
const words = {
  reference: names('API reference', 'API 参考', 'API 參考'),
  skip: names('Skip to the content', '跳到正文', '跳至正文'),
  language: names('Language', '语言', '語言'),
  contents: names('Contents', '目录', '目錄'),
  overview: names('Before you begin', '使用须知', '使用須知'),
  signIn: names('Signing in', '登录', '登入'),
  signInAny: names('Any one of these is enough:', '以下任一方式均可：', '以下任一方式均可：'),
  signInHost: names(
    'Requests are signed in as the host of this API has it; ask its operator.',
    '登录方式由本 API 的宿主系统决定，请向其管理员了解。',
    '登入方式由本 API 的宿主系統決定，請向其管理員了解。',
  ),
  operations: names('Operations', '操作', '操作'),
  addresses: names('Served at', '服务地址', '服務位址'),
  document: names('For programs: the OpenAPI document', '供程序使用：OpenAPI 文档', '供程式使用：OpenAPI 文件'),
  policyVersion: names('Version', '版本', '版本'),
  whoMay: names('Who may:', '可执行者：', '可執行者：'),
  path: names('Path', '路径', '路徑'),
  query: names('Query', '查询参数', '查詢參數'),
  header: names('Header', '标头', '標頭'),
  parameters: names('Parameters', '参数', '參數'),
  body: names('Body', '请求正文', '請求正文'),
  answer: names('Answer', '返回内容', '回應內容'),
  answerHeaders: names('Headers of the answer', '返回的标头', '回應的標頭'),
  notModified: names(
    'or 304, where nothing has changed that you may see',
    '或 304：您可见的内容没有变动',
    '或 304：您可見的內容沒有變動',
  ),
  example: names('Example', '示例', '範例'),
  exampleRequest: names('Request', '请求', '請求'),
  exampleAnswer: names('Answer', '返回', '回應'),
  errors: names('Errors', '错误', '錯誤'),
  schemas: names('Objects', '对象', '物件'),
  schemasText: names(
    'What operations have in common, by name.',
    '各操作共用的对象，按名称列出。',
    '各操作共用的物件，按名稱列出。',
  ),
  problems: names('All errors', '全部错误', '全部錯誤'),
  problemsText: names(
    'Each with its status, its `code`, and what its `details` say.',
    '各错误的状态码、`code`，以及 `details` 的内容。',
    '各錯誤的狀態碼、`code`，以及 `details` 的內容。',
  ),
  details: names('What `details` say', '`details` 的内容', '`details` 的內容'),
  noDetails: names('`details` is empty.', '`details` 为空。', '`details` 為空。'),
  member: names('Member', '成员', '成員'),
  meaning: names('Meaning', '含义', '含義'),
  required: names('required', '必填', '必填'),
  sometimes: names('not always there', '不一定有', '不一定有'),
  or: names(' or ', ' 或 ', ' 或 '),
  where: names('where', '若', '若'),
  text: names('text', '文本', '文字'),
  whole: names('whole number', '整数', '整數'),
  number: names('number', '数值', '數值'),
  truth: names('true or false', '布尔值', '布林值'),
  listOf: names('list of ', '列表：', '清單：'),
  object: names('object', '对象', '物件'),
  openObject: names('object with members of any name', '成员名称不限的对象', '成員名稱不限的物件'),
  nothing: names('null', 'null', 'null'),
  anything: names('any JSON', '任意 JSON', '任意 JSON'),
  always: names('always', '固定为', '固定為'),
  atMost: names('at most', '至多', '至多'),
  atLeast: names('at least', '至少', '至少'),
  characters: names('characters', '个字符', '個字元'),
  items: names('items', '项', '項'),
  standard: names('default', '默认', '預設'),
  pattern: names('pattern', '格式', '格式'),
  asJson: names('written as JSON', '以 JSON 书写', '以 JSON 書寫'),
  top: names('Back to the contents', '返回目录', '返回目錄'),
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>

export type Word = keyof typeof words
export type Say = (word: Word) => string

export function sayIn(locale: Locale): Say {
  return (word) => words[word][locale]
}
