import * as z from 'zod'
import type { memoryAdapter as MemoryAdapter } from '../../../adapters/memory/index.ts'
import type { Actor, OperationName, Role } from '../../../src/index.ts'
import { discovers, expectations, expectedOf, levels } from './expectations.ts'

/** The library as it is, or a copy of it with a fault. */
export interface Library {
  readonly core: typeof import('../../../src/index.ts')
  readonly memoryAdapter: typeof MemoryAdapter
}

export interface Measured {
  readonly cells: number
  /** The first few wrong cells, in words. */
  readonly wrong: readonly string[]
  readonly wrongCells: number
}

/** What of the matrix is asked: `table` by `archive.explain`, `world` through the operations. All of it where left out. */
export interface Part {
  readonly of?: 'table' | 'world'
  /** Only every so many-th standing. Default 1. */
  readonly every?: number
  /** Whether the first wrong cell is enough. */
  readonly first?: true
}

/**
 * Asks the library about every cell: each operation by `archive.explain`, and cases of every level through the operations
 * themselves, in the archive of one company and in that of another over the same store.
 */
export async function measure(
  { core, memoryAdapter }: Library,
  { of, every = 1, first }: Part = {},
): Promise<Measured> {
  let cells = 0
  let wrongCells = 0
  const wrong: string[] = []
  const check = (cell: object, found: unknown, expected: unknown) => {
    cells++
    if (JSON.stringify(found) === JSON.stringify(expected)) return
    wrongCells++
    if (wrong.length < 5) wrong.push(JSON.stringify({ ...cell, found, expected }))
  }
  const category = (prefix: string, level: string) =>
    core.defineCategory({ prefix, level, fields: z.object({}), documents: { note: {} }, departments: ['sales'] })
  const policy = core.standardPolicy({
    categories: {
      l0: category('LA', 'public'),
      l1: category('LB', 'internal'),
      l2: category('LC', 'confidential'),
      l3: category('LD', 'secret'),
    },
  })
  const storage = memoryAdapter()
  const here = core.createArchive({ policy, storage, tenant: 'here' })
  const there = core.createArchive({ policy, storage, tenant: 'there' })

  const unknown = here.operations.map(({ name }) => name).filter((name) => !Object.hasOwn(expectations, name))
  for (const operation of unknown) check({ operation }, 'no line in the expectations', 'a line')

  const standings = everyStanding(core.roles).filter((_, index) => index % every === 0)
  const isOver = () => first === true && wrongCells > 0
  for (const operation of (of === 'world' ? [] : Object.keys(expectations)) as OperationName[]) {
    if (isOver()) break
    for (const standing of standings) {
      const actor = actorOf(standing)
      for (const [level, name] of levels.entries()) {
        const cell = { operation, ...standing, level }
        const subject = { department: 'sales', person: 'p-owner', level: name }
        const { allowed, clause } = here.explain(operation, actor, subject)
        check(cell, { allowed, clause }, expectedOf(cell))
      }
    }
  }

  const seller = here.as({ id: 'seller', departments: ['sales'], roles: [], clearance: 'secret' })
  const opened = []
  for (const category of ['l0', 'l1', 'l2', 'l3'] as const) {
    opened.push((await seller.cases.open({ category, title: category, fields: {}, owner: 'p-owner' })).case.number)
  }
  for (const standing of of === 'table' ? [] : standings) {
    if (isOver()) break
    const desk = here.as(actorOf(standing))
    const outside = there.as(actorOf(standing))
    const listed = (await desk.cases.list({})).items.map(({ number }) => number)
    const known = opened.filter((_, level) => discovers({ ...standing, level }))
    check({ ...standing, operation: 'cases.list' }, [...listed].sort(), known)
    check({ ...standing, operation: 'cases.count' }, (await desk.cases.count({})).count, known.length)
    check({ ...standing, tenant: 'there', operation: 'cases.list' }, (await outside.cases.list({})).items.length, 0)
    check({ ...standing, tenant: 'there', operation: 'cases.count' }, (await outside.cases.count({})).count, 0)
    for (const [level, number] of opened.entries()) {
      const sees = discovers({ ...standing, level })
      for (const operation of ofCase) {
        const cell = { ...standing, level, operation }
        const ask = (of: typeof desk) => codeOf(() => of.run(operation, { case: number }))
        check(cell, await ask(desk), sees ? 'answered' : 'NOT_FOUND')
        check({ ...cell, tenant: 'there' }, await ask(outside), 'NOT_FOUND')
      }
    }
  }
  return { cells, wrong, wrongCells }

  async function codeOf(ask: () => Promise<unknown>): Promise<string> {
    try {
      await ask()
      return 'answered'
    } catch (error) {
      if (core.isCasekeepError(error)) return error.code
      throw error
    }
  }
}

/** What is asked of a case by its number. */
const ofCase = [
  'cases.get',
  'cases.missing',
  'cases.possible',
  'documents.list',
  'batches.list',
  'retention.get',
  'trail.history',
  'trail.verify',
] as const

interface Standing {
  readonly role: Role | null
  readonly belongs: boolean
  readonly isItsPerson: boolean
  readonly clearance: number
}

function everyStanding(roles: readonly Role[]): Standing[] {
  return [null, ...roles].flatMap((role) =>
    [false, true].flatMap((belongs) =>
      [false, true].flatMap((isItsPerson) => levels.map((_, clearance) => ({ role, belongs, isItsPerson, clearance }))),
    ),
  )
}

function actorOf({ role, belongs, isItsPerson, clearance }: Standing): Actor {
  return {
    id: 'u-1',
    personId: isItsPerson ? 'p-owner' : 'p-other',
    departments: belongs ? ['sales'] : ['canteen'],
    roles: role === null ? [] : [role],
    clearance: levels[clearance]!,
  }
}
