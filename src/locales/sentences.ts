import { type ErrorCode, type ErrorDetails, type InputIssue, issueInEnglish, type PolicyFault } from '../errors.ts'
import {
  aboutBlock,
  type Block,
  type ForbiddenReason,
  type Lack,
  type LimitedTo,
  type Relation,
  type SeparatedPair,
  type UnreadableReason,
} from '../reasons.ts'
import type { Locale } from './locale.ts'
import { findEventTerm, findTerm } from './terms.ts'

type Sentence<C extends ErrorCode> = (details: ErrorDetails[C], say: Say) => string
type Sentences = { readonly [C in ErrorCode]: Readonly<Record<Locale, Sentence<C>>> }

/** What only the host knows how to call; what it leaves out is said by its id. */
export interface HostNames {
  readonly department?: (id: string) => string
  readonly field?: (name: string) => string
  readonly category?: (name: string) => string
}

/** The words that a sentence takes from the table of terms; what the table does not know is said as it came. */
interface Say {
  readonly thing: (what: string) => string
  readonly state: (what: string, state: string) => string
  readonly event: (what: string, event: string) => string
  readonly events: (what: string, events: readonly string[]) => string
  readonly operation: (operation: string) => string
  readonly lacks: (lacks: readonly Lack[]) => string
  readonly blocks: (blocks: readonly Block[]) => string
  readonly pair: (pair: SeparatedPair) => string
  readonly clause: (clause: string) => string
  readonly department: (id: string) => string
  readonly departments: (ids: readonly string[]) => string
  readonly who: (relations: readonly Relation[], department: string) => string
  readonly field: (name: string | null) => string
  readonly level: (level: string | null) => string
  readonly issues: (issues: readonly InputIssue[]) => string
  readonly faults: (faults: readonly PolicyFault[]) => string
  readonly sealed: (column: string) => string
  readonly unreadable: (because: UnreadableReason) => string
  readonly list: (items: readonly (string | number)[]) => string
}

/** A sentence with its full stop, unless it has an end of its own. */
function closed(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** What each error tells a person at a screen. */
const sentences: Sentences = {
  INVALID_INPUT: {
    en: (d, say) => closed(`Please check: ${say.issues(d.issues)}`),
    'zh-Hans': (d, say) => `请检查输入：${say.issues(d.issues)}。`,
    'zh-Hant': (d, say) => `請檢查輸入：${say.issues(d.issues)}。`,
  },
  NOT_FOUND: {
    en: (d, say) => `There is no ${say.thing(d.what)} ${d.number}.`,
    'zh-Hans': (d, say) => `找不到${say.thing(d.what)} ${d.number}。`,
    'zh-Hant': (d, say) => `找不到${say.thing(d.what)} ${d.number}。`,
  },
  FORBIDDEN: {
    en: (d, say) =>
      `You may not do this: ${say.operation(d.operation)}. ${forbidden.en(d, say)} (${say.clause(d.clause)}).`,
    'zh-Hans': (d, say) =>
      `您无权执行“${say.operation(d.operation)}”：${forbidden['zh-Hans'](d, say)}（依据 ${say.clause(d.clause)}）。`,
    'zh-Hant': (d, say) =>
      `您無權執行「${say.operation(d.operation)}」：${forbidden['zh-Hant'](d, say)}（依據 ${say.clause(d.clause)}）。`,
  },
  WRONG_DEPARTMENT: {
    en: (d, say) =>
      d.department
        ? `The department ${say.department(d.department)} cannot be responsible; possible: ${say.departments(d.accepted)}.`
        : `A responsible department is needed; possible: ${say.departments(d.accepted)}.`,
    'zh-Hans': (d, say) =>
      d.department
        ? `部门“${say.department(d.department)}”不能作为责任部门，可选：${say.departments(d.accepted)}。`
        : `缺少责任部门，可选：${say.departments(d.accepted)}。`,
    'zh-Hant': (d, say) =>
      d.department
        ? `部門「${say.department(d.department)}」不能作為責任部門，可選：${say.departments(d.accepted)}。`
        : `缺少責任部門，可選：${say.departments(d.accepted)}。`,
  },
  SEPARATION: {
    en: (d, say) => `One person may not be both ${say.pair(d.pair)} (${say.clause(d.clause)}).`,
    'zh-Hans': (d, say) => `${say.pair(d.pair)}不得为同一人（依据 ${say.clause(d.clause)}）。`,
    'zh-Hant': (d, say) => `${say.pair(d.pair)}不得為同一人（依據 ${say.clause(d.clause)}）。`,
  },
  ILLEGAL: {
    en: (d, say) =>
      `${d.number} is now “${say.state(d.what, d.state)}”: it is not possible to ${say.event(d.what, d.event)}. ` +
      `Possible: ${say.events(d.what, d.legal) || 'nothing'}.`,
    'zh-Hans': (d, say) =>
      `${say.thing(d.what)} ${d.number} 目前为“${say.state(d.what, d.state)}”，不能${say.event(d.what, d.event)}；` +
      `可执行：${say.events(d.what, d.legal) || '无'}。`,
    'zh-Hant': (d, say) =>
      `${say.thing(d.what)} ${d.number} 目前為「${say.state(d.what, d.state)}」，不能${say.event(d.what, d.event)}；` +
      `可執行：${say.events(d.what, d.legal) || '無'}。`,
  },
  NOT_READY: {
    en: (d, say) => `${d.number} is not ready: ${say.lacks(d.lacks)}.`,
    'zh-Hans': (d, say) => `${say.thing(d.what)} ${d.number} 条件尚未具备：${say.lacks(d.lacks)}。`,
    'zh-Hant': (d, say) => `${say.thing(d.what)} ${d.number} 條件尚未具備：${say.lacks(d.lacks)}。`,
  },
  BLOCKED: {
    en: (d, say) => `This is not possible${d.number && ` for ${d.number}`}: ${say.blocks(d.blocks)}.`,
    'zh-Hans': (d, say) => `${say.thing(d.what)}${d.number && ` ${d.number} `}不能办理：${say.blocks(d.blocks)}。`,
    'zh-Hant': (d, say) => `${say.thing(d.what)}${d.number && ` ${d.number} `}不能辦理：${say.blocks(d.blocks)}。`,
  },
  STALE: {
    en: (d) => `${d.number} has changed since you read it. Read it again, then decide.`,
    'zh-Hans': (d, say) => `${say.thing(d.what)} ${d.number} 已被他人修改，请刷新后再操作。`,
    'zh-Hant': (d, say) => `${say.thing(d.what)} ${d.number} 已被他人修改，請重新載入後再操作。`,
  },
  DUPLICATE: {
    en: (d, say) => `Already in the case: ${say.list(d.duplicates.map((one) => one.of))}.`,
    'zh-Hans': (d, say) => `个案中已有相同资料：${say.list(d.duplicates.map((one) => one.of))}。`,
    'zh-Hant': (d, say) => `個案中已有相同資料：${say.list(d.duplicates.map((one) => one.of))}。`,
  },
  NUMBERS_EXHAUSTED: {
    en: (d) => `The numbers ${d.series} ended at ${d.last}. The policy does not allow a longer one.`,
    'zh-Hans': (d) => `${d.series} 的编号已用至 ${d.last}，制度不允许加长编号。`,
    'zh-Hant': (d) => `${d.series} 的編號已用至 ${d.last}，制度不允許加長編號。`,
  },
  CALENDAR_UNPUBLISHED: {
    en: (d) => `The working days of ${d.year} are not published yet.`,
    'zh-Hans': (d) => `${d.year} 年的工作日安排尚未公布。`,
    'zh-Hant': (d) => `${d.year} 年的工作日安排尚未公布。`,
  },
  INVALID_POLICY: {
    en: (d, say) => `The policy cannot be run: ${say.faults(d.faults)}.`,
    'zh-Hans': (d, say) => `制度配置有误：${say.faults(d.faults)}。`,
    'zh-Hant': (d, say) => `制度設定有誤：${say.faults(d.faults)}。`,
  },
  POLICY_CHANGED: {
    en: (d) => `Policy version ${d.version} is stored with other content. A changed policy needs a new version.`,
    'zh-Hans': (d) => `制度版本 ${d.version} 与已保存的内容不一致，修改后的制度须使用新的版本号。`,
    'zh-Hant': (d) => `制度版本 ${d.version} 與已保存的內容不一致，修改後的制度須使用新的版本號。`,
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: (d, say) => `The key ${d.key} was used before, for “${say.operation(d.operation)}”, with another input.`,
    'zh-Hans': (d, say) => `请求标识 ${d.key} 此前已用于“${say.operation(d.operation)}”，且内容不同，请更换标识。`,
    'zh-Hant': (d, say) =>
      `請求識別碼 ${d.key} 先前已用於「${say.operation(d.operation)}」，且內容不同，請更換識別碼。`,
  },
  CONFLICT: {
    en: () => 'Somebody else changed the same thing first. Please try again.',
    'zh-Hans': () => '他人已先行修改同一内容，请重试。',
    'zh-Hant': () => '他人已先行修改同一內容，請重試。',
  },
  CONTENTION: {
    en: (d) => `Too many people wanted the same thing at once (${d.attempts} attempts). Please try again later.`,
    'zh-Hans': (d) => `同时操作的人过多（已尝试 ${d.attempts} 次），请稍后重试。`,
    'zh-Hant': (d) => `同時操作的人過多（已嘗試 ${d.attempts} 次），請稍後重試。`,
  },
  SCHEMA_MISSING: {
    en: () => 'The database has no casekeep tables yet: run migrate(db).',
    'zh-Hans': () => '数据库中还没有 casekeep 的数据表，请运行 migrate(db)。',
    'zh-Hant': () => '資料庫中還沒有 casekeep 的資料表，請執行 migrate(db)。',
  },
  SCHEMA_BEHIND: {
    en: (d) => `The database is at schema ${d.found}, ${d.expected} is needed: run migrate(db).`,
    'zh-Hans': (d) => `数据库结构版本为 ${d.found}，需要 ${d.expected}，请运行 migrate(db)。`,
    'zh-Hant': (d) => `資料庫結構版本為 ${d.found}，需要 ${d.expected}，請執行 migrate(db)。`,
  },
  SCHEMA_AHEAD: {
    en: (d) => `The database is at schema ${d.found}, newer than ${d.expected}: update casekeep.`,
    'zh-Hans': (d) => `数据库结构版本 ${d.found} 高于程序支持的 ${d.expected}，请升级 casekeep。`,
    'zh-Hant': (d) => `資料庫結構版本 ${d.found} 高於程式支援的 ${d.expected}，請升級 casekeep。`,
  },
  STORAGE: {
    en: () => 'The database failed. Please look whether it was saved before you try again.',
    'zh-Hans': () => '数据库出错，请先确认是否已保存，再行重试。',
    'zh-Hant': () => '資料庫發生錯誤，請先確認是否已保存，再行重試。',
  },
  DIRECTORY_FAILED: {
    en: () => 'The directory of people does not answer. Please try again later.',
    'zh-Hans': () => '人员名录暂时无法查询，请稍后重试。',
    'zh-Hant': () => '人員名錄暫時無法查詢，請稍後重試。',
  },
  UNREADABLE: {
    en: (d, say) => `The ${say.sealed(d.column)} of ${d.case} cannot be read: ${say.unreadable(d.because)}.`,
    'zh-Hans': (d, say) => `${d.case} 的${say.sealed(d.column)}无法读取：${say.unreadable(d.because)}。`,
    'zh-Hant': (d, say) => `${d.case} 的${say.sealed(d.column)}無法讀取：${say.unreadable(d.because)}。`,
  },
  WRONG_KEYRING: {
    en: (d) => `The key ${d.key} of the keyring is not the one that the archive was sealed with.`,
    'zh-Hans': (d) => `主密钥 ${d.key} 与加密档案时所用的不一致。`,
    'zh-Hant': (d) => `主金鑰 ${d.key} 與加密檔案時所用的不一致。`,
  },
  KEYS_FAILED: {
    en: () => 'The keys of the archive cannot be reached. Please try again later.',
    'zh-Hans': () => '档案的密钥暂时无法取得，请稍后重试。',
    'zh-Hant': () => '檔案的金鑰暫時無法取得，請稍後重試。',
  },
  UNAUTHENTICATED: {
    en: () => 'Please sign in.',
    'zh-Hans': () => '请先登录。',
    'zh-Hant': () => '請先登入。',
  },
}

/** Why not, and who may instead. */
const forbidden: Readonly<Record<Locale, (because: ForbiddenReason, say: Say) => string>> = {
  en: (because, say) => {
    if (because.reason === 'relation') return `It is for ${say.who(because.relations, because.department)}`
    if (because.reason === 'directory') return 'People and departments are not kept in this archive'
    if (because.reason === 'outsider') return 'An outsider signs on paper, and the archive enters it'
    const above = {
      field: () => `${say.field(because.field)} is of the level ${say.level(because.level)}, above your clearance`,
      level: () => `The level ${say.level(because.level)} is above your clearance`,
      document: () => 'The document is above your clearance',
      batch: () => 'The batch holds documents above your clearance',
    }
    return above[because.of]()
  },
  'zh-Hans': (because, say) => {
    if (because.reason === 'relation') return `仅限${say.who(because.relations, because.department)}办理`
    if (because.reason === 'directory') return '人员和部门不由本档案系统维护'
    if (because.reason === 'outsider') return '外部人员以纸质表单签字，由档案管理部门登记'
    const above = {
      field: () => `${say.field(because.field)}的密级为“${say.level(because.level)}”，高于您的权限`,
      level: () => `密级“${say.level(because.level)}”高于您的权限`,
      document: () => '该资料的密级高于您的权限',
      batch: () => '批次中有密级高于您权限的资料',
    }
    return above[because.of]()
  },
  'zh-Hant': (because, say) => {
    if (because.reason === 'relation') return `僅限${say.who(because.relations, because.department)}辦理`
    if (because.reason === 'directory') return '人員與部門不由本檔案系統維護'
    if (because.reason === 'outsider') return '外部人員以紙本表單簽字，由檔案管理部門登記'
    const above = {
      field: () => `${say.field(because.field)}的密級為「${say.level(because.level)}」，高於您的權限`,
      level: () => `密級「${say.level(because.level)}」高於您的權限`,
      document: () => '該資料的密級高於您的權限',
      batch: () => '批次中有密級高於您權限的資料',
    }
    return above[because.of]()
  },
}

/**
 * What an error tells a person, in their language. Its `message` stays English and is for the log.
 * @example
 * errorSentence({ code: 'NOT_FOUND', details: { what: 'case', number: 'KH0009' } }, 'zh-Hant') // '找不到個案 KH0009。'
 */
export function errorSentence<C extends ErrorCode>(
  error: { readonly code: C; readonly details: ErrorDetails[C] },
  locale: Locale,
  host: HostNames = {},
): string {
  return sentences[error.code][locale](error.details, sayIn(locale, host))
}

/** What is wrong with one input, without where: for the place beside the field. */
export function issueSentence(issue: InputIssue, locale: Locale): string {
  if (locale === 'en') return issueInEnglish(issue)
  const { rule, message, accepted = [] } = issue
  const said = findTerm(`rule.${rule}`, locale) ?? message
  return accepted.length === 0 ? said : `${said}（${accepted.map((one) => acceptedIn(one, rule, locale)).join('、')}）`
}

/** What would be accepted is the same in every language, but for bounds and the names of types. */
function acceptedIn(accepted: string, rule: string, locale: Exclude<Locale, 'en'>): string {
  if (rule === 'type' || rule === 'level') return findTerm(`${rule}.${accepted}`, locale) ?? accepted
  for (const [pattern, said] of bounds) if (pattern.test(accepted)) return accepted.replace(pattern, said[locale])
  return accepted
}

/** Bounds stand in English among what is accepted. */
const bounds: readonly (readonly [RegExp, Readonly<Record<Exclude<Locale, 'en'>, string>>])[] = [
  [/^at most (.+)$/, { 'zh-Hans': '最多 $1', 'zh-Hant': '最多 $1' }],
  [/^at least (.+)$/, { 'zh-Hans': '至少 $1', 'zh-Hant': '至少 $1' }],
  [
    /^documents: up to (\d+) numbers$/,
    { 'zh-Hans': 'documents 最多 $1 个编号', 'zh-Hant': 'documents 最多 $1 個編號' },
  ],
  [/^up to (.+)$/, { 'zh-Hans': '不晚于 $1', 'zh-Hant': '不晚於 $1' }],
  [/^(.+) or later$/, { 'zh-Hans': '$1 或之后', 'zh-Hant': '$1 或之後' }],
  [/^the next of an earlier page$/, { 'zh-Hans': '前一页给出的位置', 'zh-Hant': '前一頁給出的位置' }],
]

function sayIn(locale: Locale, host: HostNames): Say {
  const english = locale === 'en'
  const find = (key: string, otherwise: string) => findTerm(key, locale) ?? otherwise
  const [comma, semicolon, colon] = english ? [', ', '; ', ': '] : ['、', '；', '：']
  const by = { en: '', 'zh-Hans': '依据 ', 'zh-Hant': '依據 ' }[locale]
  const bracket = (text: string) => (english ? ` (${text})` : `（${text}）`)
  // Whoever belongs to several is refused with all of them.
  const department = (id: string) =>
    id
      .split(', ')
      .map((one) => host.department?.(one) ?? find(`department.${one}`, one))
      .join(comma)
  const named = (name: string, value: string) => {
    if (name === 'state') return find(`requestItem.${value}`, value)
    if (name === 'role') return find(`role.${value}`, value)
    if (name === 'category') return host.category?.(value) ?? find(`category.${value}`, value)
    // Of a level or a category: by the terms, or by what the host calls it.
    return name === 'level' || name === 'by' ? find(`level.${value}`, host.category?.(value) ?? value) : value
  }
  const limited = (to: LimitedTo): string => {
    const said = find(`limitedTo.${to.of}`, to.of)
    if (!('name' in to)) return said
    const { of, name } = to
    const asTold = of === 'department' ? department(name) : named(of, name)
    return said.replace('{name}', () => asTold)
  }
  /** A fact of a block: a number or a day as it is, and of what the policy states its value. */
  const fact = (name: string, of: unknown): string => {
    if (Array.isArray(of)) return (of as readonly LimitedTo[]).map(limited).join(english ? ' and ' : '、')
    const value = typeof of === 'object' && of !== null ? (of as { readonly value?: unknown }).value : of
    return typeof value === 'string' ? named(name, value) : String(value)
  }
  const block = (of: Block) => {
    const { because, clause, ...facts } = of
    const told = find(`block.${because}`, because)
    const said = told.replace(/\{(\w+)\}/g, (_all, name) => fact(name, facts[name]))
    const limit = findTerm(`limitedBy.${clause}`, locale) ?? findTerm(`clause.${clause}`, locale)
    // Of several cases each is said why; some words name it themselves.
    const about = told.includes('{case}') ? null : aboutBlock(of)
    const which = about === null ? '' : `${about}${colon}`
    return `${which}${said}${bracket(by + [clause, limit ?? []].flat().join(' '))}`
  }
  const event = (what: string, name: string) => findEventTerm(what, name, locale) ?? name
  return {
    thing: (what) => {
      const word = find(`thing.${what}`, what)
      return english ? word.toLowerCase() : word
    },
    state: (what, state) => find(`${what}.${state}`, state),
    event,
    events: (what, events) => events.map((one) => event(what, one)).join(comma),
    operation: (operation) => find(`operation.${operation}`, operation),
    lacks: (lacks) => lacks.map((lack) => find(`lack.${lack}`, lack)).join(semicolon),
    blocks: (blocks) => blocks.map(block).join(semicolon),
    pair: (pair) => find(`pair.${pair}`, pair),
    sealed: (column) => find(`sealed.${column}`, column),
    unreadable: (because) => find(`unreadable.${because}`, because),
    clause: (clause) => {
      const about = findTerm(`clause.${clause}`, locale)
      return about === null ? clause : `${clause} ${about}`
    },
    department,
    departments: (ids) => ids.map(department).join(comma) || find('department.none', 'none'),
    who: (relations, id) =>
      relations
        .map((relation) => {
          const who = find(`relation.${relation}`, relation)
          return id !== '' && ofDepartment.includes(relation) ? `${who}${bracket(department(id))}` : who
        })
        .join(english ? ' or ' : '或'),
    field: (name) => (name === null ? '' : (host.field?.(name) ?? name)),
    level: (level) => (level === null ? '' : find(`level.${level}`, level)),
    issues: (issues) =>
      issues
        .map((issue) => [issue.path.join('.'), issueSentence(issue, locale)].filter(Boolean).join(colon))
        .join(semicolon),
    faults: (faults) => faults.map((fault) => `${fault.path}${colon}${fault.message}`).join(semicolon),
    list: (items) => items.join(comma),
  }
}

const ofDepartment: readonly Relation[] = ['responsible', 'head']
