import {
  type Block,
  type CasekeepError,
  type CommandName,
  errorSentence,
  type InputIssue,
  inputIssues,
  isCasekeepError,
  issueSentence,
  type Locale,
} from 'casekeep'
import { postedForm } from './posted-form.ts'
import type { Ask, Visit } from './visit.ts'

/** What stands in the controls of a form: what is known, or what somebody has typed. */
export class Entries {
  readonly #values: ReadonlyMap<string, readonly string[]>

  constructor(values: Iterable<readonly [string, string]> = []) {
    const all = new Map<string, string[]>()
    for (const [name, value] of values) all.set(name, [...(all.get(name) ?? []), value])
    this.#values = all
  }

  /** From a posted form. Line ends are made plain, files are not taken. */
  static async posted(c: Ask): Promise<Entries> {
    const form = await postedForm(c)
    const values: [string, string][] = []
    for (const [name, value] of form) if (typeof value === 'string') values.push([name, value.replace(/\r\n?/g, '\n')])
    return new Entries(values)
  }

  static of(values: Readonly<Record<string, unknown>>): Entries {
    return new Entries(Object.entries(values).flatMap(([name, value]) => spread(name, value)))
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }
  /** As it was typed, blanks at both ends taken off. */
  text(name: string): string {
    return (this.#values.get(name)?.[0] ?? '').trim()
  }
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }
  /** The text, or undefined where nothing was typed. */
  given(name: string): string | undefined {
    return this.text(name) || undefined
  }
  number(name: string): number | undefined {
    const text = this.text(name)
    return /^\d+$/.test(text) ? Number(text) : undefined
  }
  lines(name: string): readonly string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }
  names(): readonly string[] {
    return [...this.#values.keys()]
  }
  /** Only these, each under its new name. */
  only(names: readonly (readonly [was: string, now: string])[]): Entries {
    return new Entries(names.flatMap(([was, now]) => this.all(was).map((value) => [now, value] as const)))
  }
  with(changes: Readonly<Record<string, string>>): Entries {
    const kept = [...this.#values].flatMap(([name, values]) =>
      Object.hasOwn(changes, name) ? [] : values.map((value) => [name, value] as const),
    )
    return new Entries([...kept, ...Object.entries(changes)])
  }
}

function spread(name: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return [[name, value.map(String).join('\n')]]
  return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]]
}

/** What is wrong with a form: beside its controls, and at its top. */
export interface Problems {
  readonly fields: ReadonlyMap<string, string>
  readonly top: readonly string[]
  /** What speaks against it, where that is several things. */
  readonly reasons?: readonly string[]
  readonly status: 200 | 403 | 409 | 422
  /** Somebody has changed the thing since the form was opened. */
  readonly stale?: boolean
  /** What a stale form's fields hold by now, where that is something else than what is typed. */
  readonly now?: ReadonlyMap<string, string>
}
export const noProblems: Problems = { fields: new Map(), top: [], status: 200 }

export function problem(name: string, sentence: string): Problems {
  return { fields: new Map([[name, sentence]]), top: [], status: 422 }
}

/**
 * What a refusal says to whoever filled in the form: an issue stands beside the control of its path, or of the nearest
 * part of the path that has one, else at the top. What is no refusal of this form is thrown on.
 */
export function problemsOf(
  error: unknown,
  visit: Visit,
  entries: Entries,
  nameOf: (path: InputIssue['path']) => string = (path) => path.join('.'),
): Problems {
  if (!isCasekeepError(error) || notForForms.has(error.code)) throw error
  if (isCasekeepError(error, 'IDEMPOTENCY_KEY_REUSED')) {
    const what = visit.naming.find(`operation.${error.details.operation}`)
    return { fields: new Map(), top: [visit.say('sentAlready', { what })], status: 409 }
  }
  if (isCasekeepError(error, 'BLOCKED') && error.details.blocks.length > 1) return blocked(error, visit)
  if (!isCasekeepError(error, 'INVALID_INPUT')) {
    const top = [errorSentence(error as CasekeepError, visit.language, visit.naming.ofHost)]
    const stale = error.code === 'STALE' || error.code === 'CONFLICT'
    return { fields: new Map(), top, status: statusOf(error), ...(stale && { stale }) }
  }
  return problemsOfIssues(error.details.issues, visit, entries, nameOf)
}

function problemsOfIssues(
  issues: readonly InputIssue[],
  visit: Visit,
  entries: Entries,
  nameOf: (path: InputIssue['path']) => string = (path) => path.join('.'),
): Problems {
  const fields = new Map<string, string>()
  const top: string[] = []
  for (const issue of issues) {
    let path = issue.path
    while (path.length > 0 && !entries.has(nameOf(path))) path = path.slice(0, -1)
    const name = nameOf(path)
    const sentence = sentenceOf(issue, entries.text(name), visit)
    if (path.length === 0) top.push(sentence)
    else if (!fields.has(name)) fields.set(name, sentence)
  }
  if (fields.size > 0) top.unshift(visit.say('pleaseCorrect'))
  return { fields, top, status: 422 }
}

/** What the console itself finds wrong with a form, beside all that the schema of its command says of it. */
export function alongWith(
  found: Problems,
  operation: CommandName,
  input: object,
  visit: Visit,
  entries: Entries,
): Problems {
  const { input: schema } = visit.archive.operations.find(({ name }) => name === operation)!
  const { fields, top } = problemsOfIssues(inputIssues(schema, input), visit, entries)
  if (top.length === 0) return found
  const others = [...fields].filter(([name]) => !found.fields.has(name))
  return { fields: new Map([...found.fields, ...others]), top, status: 422 }
}

/** Each reason in a line of its own: whoever reads them mends one after the other. */
function blocked({ details }: CasekeepError<'BLOCKED'>, visit: Visit): Problems {
  const { head, reasons } = eachBlock(details, visit)
  return { fields: new Map(), top: [head], reasons, status: 409 }
}

/** What the library says in one sentence of all that stands against an act, taken apart. */
export function eachBlock(details: CasekeepError<'BLOCKED'>['details'], { language, naming }: Visit) {
  const sentence = (blocks: readonly Block[]) =>
    errorSentence({ code: 'BLOCKED', details: { ...details, blocks } }, language, naming.ofHost)
  const head = sentence([]).replace(/\s*[.。]$/, '')
  return { head, reasons: details.blocks.map((block) => sentence([block]).slice(head.length).trim()) }
}

/** A stale form as it may be sent again: with the version of now, and what has become of each field beside it. */
export function caughtUp(problems: Problems, entries: Entries, known: Entries, current: number, read: Reading) {
  if (problems.stale !== true) return { problems, entries }
  const now = new Map<string, string>()
  for (const name of known.names()) {
    if (entries.has(name) && entries.text(name) !== known.text(name)) now.set(name, read(name, known.text(name)))
  }
  return { problems: { ...problems, now }, entries: entries.with({ version: String(current) }) }
}
/** How a value of a field is said to people. */
type Reading = (name: string, value: string) => string

const notForForms = new Set<string>(['NOT_FOUND', 'STORAGE', 'INVALID_POLICY', 'POLICY_CHANGED', 'UNAUTHENTICATED'])

function statusOf({ code }: CasekeepError): Problems['status'] {
  if (code === 'FORBIDDEN' || code === 'SEPARATION') return 403
  return code === 'INVALID_INPUT' || code === 'WRONG_DEPARTMENT' ? 422 : 409
}

/** What is wrong, for the place beside a control. */
function sentenceOf(issue: InputIssue, typed: string, { language, say }: Visit): string {
  if (issue.rule === 'choice' && typed === '') return say('mustChoose')
  if (issue.rule === 'type' && issue.accepted?.includes('number')) return say('mustBeNumber')
  if (issue.rule === 'type' && issue.accepted?.some((one) => one === 'int' || one === 'integer')) {
    return say('mustBeWhole')
  }
  const said = predicateOf(issue, language)
  if (/[?？!]$/.test(said)) return said
  return say(/^[a-z]/.test(said) ? 'thisFails' : 'asSaid', { what: said })
}

/**
 * What is wrong, as the rest of a sentence. A control or a column shows its choices itself, in words, so they are not
 * listed again; nor are ids that nobody reads.
 */
export function predicateOf(issue: InputIssue, language: Locale): string {
  const { path, rule, message } = issue
  const shown = rule === 'choice' || rule === 'category' ? { path, rule, message } : issue
  return issueSentence(shown, language).replace(/[.。]$/, '')
}
