import { type Kysely, SqliteDialect } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  assertSchema,
  keepStatements,
  migrate,
  migrationSql,
  migrationsFor,
  openSqlite,
  sqlAdapter,
} from '../../adapters/sql/index.ts'

/** A host in plain JavaScript hands in anything. */
const given = (value: unknown) => value as never
let db: Kysely<unknown>
beforeEach(async () => {
  db = await openSqlite(':memory:')
})
afterEach(() => db.destroy())

const refusal = (path: string, rule: string) => ({
  code: 'INVALID_INPUT',
  details: { issues: [{ path: [path], rule, message: expect.any(String) }] },
})
const doors: readonly (readonly [name: string, open: (db: never, options?: never) => unknown])[] = [
  ['sqlAdapter', sqlAdapter],
  ['migrate', migrate],
  ['assertSchema', assertSchema],
]
const outcome = async (work: () => unknown) => {
  try {
    return { value: await work() }
  } catch (error) {
    return error
  }
}

describe.each(doors)('%s', (name, open) => {
  it.each([[null], [undefined], [{}], [5], ['x'], [[]], [new SqliteDialect({ database: given(null) })]])(
    'takes no %s for a database',
    async (value) => {
      expect(await outcome(() => open(given(value)))).toMatchObject(refusal('db', 'type'))
    },
  )

  it('takes no Kysely with a schema of its own, which nobody would hear of', async () => {
    expect(await outcome(() => open(given(db.withSchema('hr'))))).toMatchObject({
      code: 'INVALID_INPUT',
      details: { issues: [{ path: ['db'], accepted: ['the option schema'] }] },
    })
  })

  it.each([[null], [5], ['x'], [[]]])('takes no %s for options', async (value) => {
    expect(await outcome(() => open(given(db), given(value)))).toMatchObject(refusal('options', 'type'))
  })

  it.each([
    [{ patiense: 5 }, 'patiense', 'unknown_key'],
    [{ dialect: Object.create(null) }, 'dialect', 'dialect'],
    [{ dialect: 'oracle' }, 'dialect', 'dialect'],
    [{ prefix: 5 }, 'prefix', 'format'],
  ])('refuses %o', async (options, path, rule) => {
    expect(await outcome(() => open(given(db), given(options)))).toMatchObject(refusal(path, rule))
  })

  it.each([[Number.NaN], [0], [-5], [0.5], [2 ** 31], [Number.POSITIVE_INFINITY], ['300'], [5n], [null]])(
    'takes no patience of %s',
    async (patience) => {
      const rule = name === 'assertSchema' ? 'unknown_key' : 'type'
      expect(await outcome(() => open(given(db), given({ patience })))).toMatchObject(refusal('patience', rule))
    },
  )
})

it.each([
  [{ warn: 'x' }, 'warn'],
  [{ warn: null }, 'warn'],
  [{ pipelining: 1 }, 'pipelining'],
])('sqlAdapter refuses %o before anything is asked of it', async (options, path) => {
  expect(await outcome(() => sqlAdapter(db, given(options)))).toMatchObject(refusal(path, 'type'))
})

const database = { prepare: () => given(null), close: () => {} }
it.each<readonly [what: string, ask: () => unknown, path: string, rule: string]>([
  ['migrationSql', () => migrationSql('postgres', given(null)), 'options', 'type'],
  ['migrationSql', () => migrationSql('postgres', given({ before: 1 })), 'before', 'unknown_key'],
  ['migrationsFor', () => migrationsFor('postgres', given('hr_')), 'options', 'type'],
  ['keepStatements', () => keepStatements(given(undefined)), 'target', 'type'],
  ['keepStatements', () => keepStatements(given(null)), 'target', 'type'],
  ['keepStatements', () => keepStatements(given('x')), 'target', 'type'],
  ['keepStatements', () => keepStatements(given({})), 'target', 'type'],
  ['keepStatements', () => keepStatements(given(database), given(null)), 'options', 'type'],
  ['keepStatements', () => keepStatements(given(database), given({ pipelining: 'on' })), 'pipelining', 'type'],
])('%s refuses what is of no use (%#)', async (_, ask, path, rule) => {
  expect(await outcome(ask)).toMatchObject(refusal(path, rule))
})

it.each([[undefined], [null], [''], ['  '], ['a\0b'], [5], [Symbol('x')]])('names no file (%#)', async (file) => {
  await expect(openSqlite(given(file))).rejects.toMatchObject(refusal('file', 'format'))
})
