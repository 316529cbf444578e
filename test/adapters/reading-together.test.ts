import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf, rowOf } from '../../adapters/conformance/rows.ts'
import { values } from '../../adapters/conformance/values.ts'
import type { DriverRow } from '../../adapters/sql/connection.ts'
import type { Statement } from '../../adapters/sql/statement.ts'
import { readingTogether } from '../../adapters/sql/together.ts'
import type { Change, Key, Row } from '../../src/storage.ts'
import type { OpenStore } from '../support/store.ts'
import { stores } from '../support/stores.ts'

/*
 * Readings that are asked for in one turn may go as one statement: each is answered as if it were asked alone.
 */

/** Rows that between them hold every value that gets lost on the way. */
const most = Math.max(...Object.values(values).map(({ length }) => length))
const rows = Array.from({ length: most }, (_, index): Row<'cases'> => {
  const odd = columnsOf('cases')
    .filter(({ name }) => !['tenant', 'number', 'version'].includes(name))
    .map(({ name, type }) => [name, values[type][index % values[type].length]])
  return { ...rowOf('cases', index + 1), ...Object.fromEntries(odd) }
})

describe.each(stores)('$name', ({ open }) => {
  let store: OpenStore
  const absent = { tenant: 'acme', number: 'none' }
  const keys: readonly Key<'cases'>[] = [...rows.map(({ tenant, number }) => ({ tenant, number })), absent]
  beforeAll(async () => {
    store = await open()
    const changes: readonly Change[] = [{ op: 'insert', table: 'cases', rows }]
    await store.adapter.transaction((unit) => unit.commit(changes))
  }, 60_000)
  afterAll(() => store.close())

  it('whatever a row holds, it is read at once with others as it is alone', async () => {
    const alone = await store.adapter.read(async (reader) => {
      const found: unknown[] = []
      for (const key of keys) {
        found.push(await reader.get('cases', key), await reader.find('cases.standing', { equal: key, limit: 1 }))
      }
      return found
    })
    const atOnce = await store.adapter.read((reader) =>
      Promise.all(
        keys.flatMap((key) => [
          reader.get('cases', key) as Promise<unknown>,
          reader.find('cases.standing', { equal: key, limit: 1 }),
        ]),
      ),
    )
    expect(alone.filter((found) => found !== null).length).toBeGreaterThan(keys.length)
    expect(atOnce).toEqual(alone)
  })
})

describe('readings of one turn', () => {
  const reading = (text: string, ...parameters: readonly string[]): Statement => ({
    text,
    parameters,
    during: `get ${text}`,
    table: 'cases',
    kept: !text.includes('unlike'),
  })
  /** Answers each part with its own parameters. */
  const noting = () => {
    const sent: Statement[] = []
    const read = readingTogether(async (statement) => {
      sent.push(statement)
      const parts = statement.text.split(' as part').length - 1
      const row: DriverRow = parts === 0 ? { is: 'alone' } : {}
      for (let part = 0; part < parts / 2; part++) row[`part${part}`] = JSON.stringify([{ is: part }])
      return { rows: [row], affected: 0, insertId: 0 }
    })
    return { sent, read }
  }

  it('are one statement, with the parameters of each after those before', async () => {
    const { sent, read } = noting()
    const answers = await Promise.all([read(reading('a = $1 and b = $2', 'x', 'y')), read(reading('c = $1', 'z'))])
    expect(answers.map(({ rows }) => rows)).toEqual([[{ is: 0 }], [{ is: 1 }]])
    expect(sent).toHaveLength(1)
    expect(sent[0]!.text).toContain('(a = $1 and b = $2)')
    expect(sent[0]!.text).toContain('(c = $3)')
    expect(sent[0]!.parameters).toEqual(['x', 'y', 'z'])
    expect(sent[0]!.during).toBe('get a = $1 and b = $2, get c = $1')
  })

  it('have one text however often they come, and another in another order', async () => {
    const { sent, read } = noting()
    const [a, b] = [reading('a = $1', 'x'), reading('b = $1', 'y')]
    for (const some of [
      [a, b],
      [a, b],
      [b, a],
    ])
      await Promise.all(some.map(read))
    expect(new Set(sent.map(({ text }) => text)).size).toBe(2)
    expect(sent[0]!.text).toBe(sent[1]!.text)
  })

  it('are at most eight in a statement; one alone goes as it is, and so does what is not kept', async () => {
    const { sent, read } = noting()
    await Promise.all(Array.from({ length: 9 }, (_, index) => read(reading('a = $1', String(index)))))
    expect(sent.map(({ parameters }) => parameters.length)).toEqual([8, 1])
    expect(sent[1]!.text).toBe('a = $1')
    await Promise.all([read(reading('unlike any', 'x')), read(reading('b = $1', 'y'))])
    expect(sent.slice(2).map(({ text }) => text)).toEqual(['unlike any', 'b = $1'])
  })

  it('fail together, each with what the statement threw', async () => {
    const error = new Error('gone')
    const read = readingTogether(async () => {
      throw error
    })
    const settled = await Promise.allSettled([read(reading('a = $1', 'x')), read(reading('b = $1', 'y'))])
    expect(settled.map((one) => one.status === 'rejected' && one.reason)).toEqual([error, error])
  })
})
