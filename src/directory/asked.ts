import * as z from 'zod'
import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { refuse } from '../errors.ts'
import { type Directory, type KnownDirectory, mostDeputies, type Person } from './directory.ts'

/** How long a host's directory may take over an answer, in milliseconds. */
const patience = 10_000

type Ask = () => Promise<unknown>
/** Thrown where rules need answers that the host's directory has not given yet. */
class Unanswered {}

/**
 * Runs work that may ask the host's directory, which is only asked while the work holds no transaction: work that
 * meets questions without an answer is given up, they are asked all at once, and it begins again with the answers. So a
 * directory may read the very database that the archive writes, even where that has one connection.
 */
export async function asking<T>(host: Directory, work: (directory: KnownDirectory) => Promise<T>): Promise<T> {
  const answers = new Map<string, unknown>()
  /** What the work has met so far: where it reads several things at once, the questions of them all. */
  const open = new Map<string, Ask>()
  const answered = (questions: ReadonlyMap<string, Ask>): readonly unknown[] => {
    const unanswered = [...questions].filter(([key]) => !answers.has(key))
    for (const [key, ask] of unanswered) open.set(key, ask)
    if (unanswered.length > 0) throw new Unanswered()
    return [...questions.keys()].map((key) => answers.get(key))
  }
  const deputies = (person: string, on: PlainDate) =>
    [`deputiesOf ${on} ${person}`, () => answerOf('deputiesOf', () => host.deputiesOf(person, on))] as const
  const directory: KnownDirectory = {
    people: async (ids) => {
      const asks = ids.map((id) => [`person ${id}`, () => answerOf('person', () => host.person(id))] as const)
      const known = new Map(answered(new Map(asks)).map((answer, index) => [[...new Set(ids)][index]!, answer]))
      return ids.map((id) => known.get(id) as Person | null)
    },
    headOf: async (department) => (await directory.headsOf([department]))[0] ?? null,
    headsOf: async (departments) => {
      const asks = departments.map(
        (one) => [`headOf ${one}`, () => answerOf('headOf', () => host.headOf(one))] as const,
      )
      const known = new Map(answered(new Map(asks)).map((answer, index) => [[...new Set(departments)][index]!, answer]))
      return departments.map((one) => known.get(one) as string | null)
    },
    deputiesOf: async (person, on) => answered(new Map([deputies(person, on)]))[0] as readonly string[],
    standsInFor: async (deputy, people, on) => {
      const each = [...new Set(people)]
      const answer = answered(new Map(each.map((person) => deputies(person, on)))) as readonly (readonly string[])[]
      return each.filter((_, index) => answer[index]!.includes(deputy))
    },
  }
  for (;;) {
    open.clear()
    try {
      return await work(directory)
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      await Promise.all([...open].map(async ([key, ask]) => answers.set(key, await ask())))
    }
  }
}

const answerSchemas: { readonly [Q in keyof Directory]: z.ZodType } = {
  person: z
    .object({
      name: z.string(),
      departments: z.array(z.string()),
      email: z.string().nullish(),
      until: z.string().refine(isPlainDate).nullish(),
    })
    .transform((person) => ({ ...person, email: person.email ?? null, until: person.until ?? null }))
    .nullable(),
  headOf: z.string().nullable(),
  deputiesOf: z.array(z.string()).transform((deputies) => deputies.slice(0, mostDeputies)),
}

/** The host's answer, held to its word. Whatever the host throws is the host's, an error of casekeep's too. */
async function answerOf(question: keyof Directory, ask: () => Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return answerSchemas[question].parse(await Promise.race([ask(), late]))
  } catch (cause) {
    return refuse('DIRECTORY_FAILED', { question }, { cause })
  } finally {
    clearTimeout(timer)
  }
}
