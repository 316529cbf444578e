import * as z from 'zod'
import type { ErrorCode, ErrorDetails } from '../../src/errors.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import { type Block, blocks, lacks, relations, separatedPairs, unreadableReasons } from '../../src/reasons.ts'
import { type HeaderRule, headerRules } from './header-rules.ts'

/** What HTTP itself refuses, before the archive is asked or after it failed. */
export interface TransportDetails {
  MALFORMED_JSON: Nothing
  UNSUPPORTED_MEDIA_TYPE: { readonly accepted: readonly string[] }
  TOO_LARGE: { readonly limit: number }
  /** A header that breaks a rule, with what would be accepted instead. */
  INVALID_HEADER: { readonly header: string; readonly rule: HeaderRule; readonly accepted: readonly string[] }
  /** None of the tags that `If-Match` names is of the thing as it is. */
  PRECONDITION_FAILED: { readonly header: string; readonly current: string }
  NO_SUCH_ROUTE: Nothing
  METHOD_NOT_ALLOWED: { readonly allowed: readonly string[] }
  INTERNAL: Nothing
}
type Nothing = Readonly<Record<never, never>>

/** One thing wrong with an input, as clients get it. */
export interface InputError {
  readonly path: readonly (string | number)[]
  /** The same as a JSON pointer (RFC 6901) into the operation's input; empty for the whole of it. */
  readonly pointer: string
  readonly rule: string
  /** In the language of the answer. */
  readonly message: string
  readonly accepted?: readonly string[] | undefined
}

/** Faults of the host or its database: clients get the code and a sentence, `onError` gets the rest. */
type Hidden =
  | 'INVALID_POLICY'
  | 'POLICY_CHANGED'
  | 'SCHEMA_MISSING'
  | 'SCHEMA_BEHIND'
  | 'SCHEMA_AHEAD'
  | 'STORAGE'
  | 'DIRECTORY_FAILED'
  | 'WRONG_KEYRING'
  | 'KEYS_FAILED'
  | 'UNAUTHENTICATED'
type Shown<C extends ErrorCode> = C extends 'INVALID_INPUT'
  ? { readonly errors: readonly InputError[] }
  : C extends Hidden
    ? Nothing
    : ErrorDetails[C]

/** What a problem says as data, by code. */
export type ProblemDetails = { readonly [C in ErrorCode]: Shown<C> } & TransportDetails
/** Every code of a problem: those of the library, and a few of HTTP's own. */
export type ProblemCode = ErrorCode | keyof TransportDetails

interface Kind<Details> {
  readonly status: number
  /** The same for every problem of a code. */
  readonly title: Readonly<Record<Locale, string>>
  readonly details: z.ZodType<Details>
}

const nothing = z.strictObject({})
const texts = z.array(z.string())
const refused = { operation: z.string(), clause: z.string() }
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]
const numbered = { what: z.string(), number: z.string() }
const inputError = z
  .strictObject({
    path: z.array(z.union([z.string(), z.int()])),
    pointer: z.string().meta({ description: "JSON pointer into the operation's input; empty for the whole of it" }),
    rule: z.string().meta({ description: 'The rule that was broken, in a short stable word' }),
    message: z.string().meta({ description: 'What is wrong, in the language of the answer' }),
    accepted: texts.optional().meta({ description: 'What would be accepted, where that can be listed' }),
  })
  .meta({ id: 'InputError' })

/** What a reason rests on differs with the reason. */
const block: z.ZodType<Block> = z.looseObject({
  because: z.enum(keysOf(blocks)),
  clause: z.string(),
})

/** The one table of problems: a code without a status, a title and the form of its details does not compile. */
export const problems: { readonly [C in ProblemCode]: Kind<ProblemDetails[C]> } = {
  INVALID_INPUT: {
    status: 422,
    title: names('The input breaks a rule', '输入内容不符合要求', '輸入內容不符合要求'),
    details: z.strictObject({ errors: z.array(inputError) }),
  },
  NOT_FOUND: { status: 404, title: names('Not found', '未找到', '找不到'), details: z.strictObject(numbered) },
  FORBIDDEN: {
    status: 403,
    title: names('Not allowed', '无权执行', '無權執行'),
    details: z.discriminatedUnion('reason', [
      z.strictObject({
        ...refused,
        reason: z.literal('relation').meta({ description: 'Only for who is one of these to the department' }),
        relations: z.array(z.enum(keysOf(relations))),
        department: z.string().meta({ description: 'Empty where it is no department’s' }),
      }),
      z.strictObject({
        ...refused,
        reason: z.literal('clearance').meta({ description: 'Above the clearance of the actor' }),
        of: z.enum(['field', 'level', 'document', 'batch']),
        field: z.string().nullable(),
        level: z.string().nullable(),
      }),
      z.strictObject({
        ...refused,
        reason: z.literal('directory').meta({ description: 'The host keeps the directory' }),
      }),
      z.strictObject({
        ...refused,
        reason: z.literal('outsider').meta({ description: 'It is an outsider’s, who signs on paper' }),
      }),
    ]),
  },
  WRONG_DEPARTMENT: {
    status: 422,
    title: names('The department cannot be responsible', '该部门不能作为责任部门', '該部門不能作為責任部門'),
    details: z.strictObject({ department: z.string(), accepted: texts }),
  },
  SEPARATION: {
    status: 403,
    title: names('Never one person', '不得为同一人', '不得為同一人'),
    details: z.strictObject({ pair: z.enum(keysOf(separatedPairs)), clause: z.string() }),
  },
  ILLEGAL: {
    status: 409,
    title: names('Not possible in this state', '当前状态不允许', '目前狀態不允許'),
    details: z.strictObject({ ...numbered, state: z.string(), event: z.string(), legal: texts }),
  },
  NOT_READY: {
    status: 409,
    title: names('Something must be done first', '条件尚未具备', '條件尚未具備'),
    details: z.strictObject({ ...numbered, lacks: z.array(z.enum(keysOf(lacks))) }),
  },
  BLOCKED: {
    status: 409,
    title: names('A rule stands against it', '不符合规定', '不符合規定'),
    details: z.strictObject({ ...numbered, blocks: z.array(block) }),
  },
  STALE: {
    status: 412,
    title: names('Changed since it was read', '读取后已有变动', '讀取後已有變動'),
    details: z.strictObject({ ...numbered, given: z.int(), current: z.int() }),
  },
  DUPLICATE: {
    status: 409,
    title: names('In the case already', '个案中已有相同资料', '個案中已有相同資料'),
    details: z.strictObject({ duplicates: z.array(z.strictObject({ index: z.int(), of: z.string() })) }),
  },
  NUMBERS_EXHAUSTED: {
    status: 409,
    title: names('No number is left', '编号已用尽', '編號已用盡'),
    details: z.strictObject({ series: z.string(), last: z.string() }),
  },
  CALENDAR_UNPUBLISHED: {
    status: 503,
    title: names('The working days of a year are not published', '工作日安排尚未公布', '工作日安排尚未公布'),
    details: z.strictObject({ year: z.int(), published: z.array(z.int()) }),
  },
  INVALID_POLICY: {
    status: 500,
    title: names('The policy cannot be run', '制度配置有误', '制度設定有誤'),
    details: nothing,
  },
  POLICY_CHANGED: {
    status: 500,
    title: names('The policy needs a new version', '制度须使用新的版本号', '制度須使用新的版本號'),
    details: nothing,
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: names('The key was used for something else', '该名称已用于其他操作', '該名稱已用於其他操作'),
    details: z.strictObject({ key: z.string(), operation: z.string() }),
  },
  CONFLICT: {
    status: 409,
    title: names('Somebody else was first', '他人已先行修改', '他人已先行修改'),
    details: z.strictObject({ table: z.string(), because: z.enum(['taken', 'changed']) }),
  },
  CONTENTION: {
    status: 503,
    title: names('Too many at once', '同时操作的人过多', '同時操作的人過多'),
    details: z.strictObject({ attempts: z.int() }),
  },
  SCHEMA_MISSING: {
    status: 503,
    title: names('The database is not ready', '数据库尚未就绪', '資料庫尚未就緒'),
    details: nothing,
  },
  SCHEMA_BEHIND: {
    status: 503,
    title: names('The database is not ready', '数据库尚未就绪', '資料庫尚未就緒'),
    details: nothing,
  },
  SCHEMA_AHEAD: {
    status: 503,
    title: names('The database is not ready', '数据库尚未就绪', '資料庫尚未就緒'),
    details: nothing,
  },
  STORAGE: { status: 503, title: names('The database failed', '数据库出错', '資料庫發生錯誤'), details: nothing },
  DIRECTORY_FAILED: {
    status: 503,
    title: names('The directory of people does not answer', '人员名录无法查询', '人員名錄無法查詢'),
    details: nothing,
  },
  UNREADABLE: {
    status: 410,
    title: names('What was sealed cannot be read', '加密内容无法读取', '加密內容無法讀取'),
    details: z.strictObject({ case: z.string(), column: z.string(), because: z.enum(keysOf(unreadableReasons)) }),
  },
  WRONG_KEYRING: {
    status: 503,
    title: names('The keys of the archive do not fit', '档案的密钥不符', '檔案的金鑰不符'),
    details: nothing,
  },
  KEYS_FAILED: {
    status: 503,
    title: names('The keys of the archive cannot be reached', '档案的密钥无法取得', '檔案的金鑰無法取得'),
    details: nothing,
  },
  UNAUTHENTICATED: { status: 401, title: names('Not signed in', '尚未登录', '尚未登入'), details: nothing },
  MALFORMED_JSON: {
    status: 400,
    title: names('The body is not JSON', '请求正文不是 JSON', '請求正文不是 JSON'),
    details: nothing,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: names('The body is of another type', '请求正文的类型不符', '請求正文的類型不符'),
    details: z.strictObject({ accepted: texts }),
  },
  TOO_LARGE: {
    status: 413,
    title: names('The body is too large', '请求正文过大', '請求正文過大'),
    details: z.strictObject({ limit: z.int() }),
  },
  INVALID_HEADER: {
    status: 400,
    title: names('A header breaks a rule', '请求标头不符合要求', '請求標頭不符合要求'),
    details: z.strictObject({
      header: z.string(),
      rule: z.enum(keysOf(headerRules)),
      accepted: texts,
    }),
  },
  PRECONDITION_FAILED: {
    status: 412,
    title: names('Not as it was expected to be', '与预期的版本不符', '與預期的版本不符'),
    details: z.strictObject({ header: z.string(), current: z.string() }),
  },
  NO_SUCH_ROUTE: { status: 404, title: names('No such address', '没有此地址', '沒有此位址'), details: nothing },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: names('No such method here', '此处不支持该方法', '此處不支援該方法'),
    details: z.strictObject({ allowed: texts }),
  },
  INTERNAL: { status: 500, title: names('Something went wrong', '系统发生错误', '系統發生錯誤'), details: nothing },
}

/** Every code, in the order of the table. */
export const problemCodes = Object.keys(problems) as readonly ProblemCode[]

/**
 * The `type` of a problem: a tag URI (RFC 4151), which names a kind of problem for ever and is not an address.
 * @example
 * problemType('NOT_FOUND') // 'tag:casekeep,2026:problem/not-found'
 */
export function problemType(code: ProblemCode): string {
  return `tag:casekeep,2026:problem/${code.toLowerCase().replaceAll('_', '-')}`
}
