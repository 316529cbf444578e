import * as z from 'zod'
import { isCasekeepError, refuse } from '../errors.ts'
import type { Directory } from './directory.ts'

/** Thrown where a rule needs an answer that the host's directory has not given yet. */
class Question {
  constructor(
    readonly key: string,
    readonly ask: () => Promise<unknown>,
  ) {}
}

/**
 * Runs work that may ask the host's directory, which is only asked while the work holds no transaction: work that
 * meets a question without an answer is given up, and begins again with the answer. So a directory may read the very
 * database that the archive writes, even where that has one connection.
 */
export async function asking<T>(host: Directory, work: (directory: Directory) => Promise<T>): Promise<T> {
  const answers = new Map<string, unknown>()
  const answered = (key: string, ask: () => Promise<unknown>): unknown => {
    if (!answers.has(key)) throw new Question(key, ask)
    return answers.get(key)
  }
  const directory: Directory = {
    person: async (id) => answered(`person ${id}`, () => check('person', host.person(id))) as never,
    headOf: async (department) =>
      answered(`headOf ${department}`, () => check('headOf', host.headOf(department))) as never,
    deputiesOf: async (person, on) =>
      answered(`deputiesOf ${on} ${person}`, () => check('deputiesOf', host.deputiesOf(person, on))) as never,
  }
  for (;;) {
    try {
      return await work(directory)
    } catch (error) {
      if (!(error instanceof Question)) throw error
      answers.set(error.key, await error.ask())
    }
  }
}

const answerOf: { readonly [Q in keyof Directory]: z.ZodType } = {
  person: z
    .object({ name: z.string(), departments: z.array(z.string()), email: z.string().nullish() })
    .transform((person) => ({ ...person, email: person.email ?? null }))
    .nullable(),
  headOf: z.string().nullable(),
  deputiesOf: z.array(z.string()),
}

/** The host's answer, held to its word. */
async function check(question: keyof Directory, answer: Promise<unknown>): Promise<unknown> {
  let given: unknown
  try {
    given = await answer
  } catch (cause) {
    if (isCasekeepError(cause)) throw cause
    return refuse('STORAGE', { during: `asking the directory: ${question}` }, { cause })
  }
  const checked = answerOf[question].safeParse(given)
  if (checked.success) return checked.data
  const message = 'did not answer as a directory does'
  return refuse('INVALID_INPUT', { issues: [{ path: ['directory', question], rule: 'type', message }] })
}
