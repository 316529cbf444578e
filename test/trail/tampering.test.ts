import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrate, sqlAdapter } from '../../adapters/sql/index.ts'
import { verifyTrail } from '../../src/verify/index.ts'
import { hash, makeLog } from '../programs/tampering/log.ts'
import { another, changed, deleted, type Mutation, swapped } from '../programs/tampering/mutations.ts'
import { randomFrom } from '../programs/tampering/random.ts'

/*
 * Every change of a log is found, where a checkpoint was kept elsewhere. Here a log of a hundred entries is changed in all
 * these ways, and one in a database by SQL; `npm run tampering` does it with a thousand.
 */
describe('P1.2: a log that was changed', async () => {
  const { lines, kept, signer } = await makeLog(100)
  const verify = (some: readonly string[]) => verifyTrail(some, { checkpoints: kept, key: signer, hash })
  const places = lines.slice(1).map((_, index) => index + 1)
  const columns = Object.keys(JSON.parse(lines[1]!) as object)
  const seed = Number(process.env.CASEKEEP_SEED ?? Date.now() % 2 ** 31)
  const random = randomFrom(seed)

  it('is sound before', async () => {
    expect(await verify(lines)).toMatchObject({ sound: true, entries: places.length, details: places.length })
    expect(columns).toContain('salt')
    expect(columns).toContain('leaf')
  })

  it.each<[string, readonly Mutation[]]>([
    ['in a column, whichever', places.flatMap((at) => columns.map((column) => changed(lines, at, column)))],
    ['by an entry that is gone, the last of a chain too', places.map((at) => deleted(lines, at))],
    ['by two that were swapped', places.slice(0, -1).map((at) => swapped(lines, at))],
    [`in another way (seed ${seed})`, Array.from({ length: 400 }, () => another(lines, random))],
  ])('%s, is found out', async (_, mutations) => {
    const missed: string[] = []
    for (const { what, lines: some } of mutations) if ((await verify(some)).sound) missed.push(what)
    expect(missed).toEqual([])
  })

  it('is not found out by its tail where no checkpoint was kept: that is what checkpoints are for', async () => {
    const last = places.findLast((at) => (JSON.parse(lines[at]!) as { position: number }).position === 10)!
    const rest = lines.filter((_, at) => at !== last).map((line) => line.replace(/"leaf":\d+/, '"leaf":null'))
    expect(await verifyTrail(rest, { hash })).toMatchObject({ sound: true })
    expect((await verify(rest)).faults).toContainEqual({ because: 'truncated', size: places.length })
  })

  it.each([
    [`update casekeep_trail set actor = 'u-other' where position = 5 and chain = 'KH0003'`, 'digest'],
    [`update casekeep_trail set at = '2020-01-01T00:00:00.000Z' where position = 5 and chain = 'KH0003'`, 'digest'],
    [`update casekeep_trail set detail = '[]' where position = 5 and chain = 'KH0003'`, 'detail'],
    [`update casekeep_trail set salt = 'aa' where position = 5 and chain = 'KH0003'`, 'detail'],
    [`update casekeep_trail set previous = digest where position = 5 and chain = 'KH0003'`, 'previous'],
    [`delete from casekeep_trail where position = 5 and chain = 'KH0003'`, 'missing'],
    [`delete from casekeep_trail where position = 10 and chain = 'KH0003'`, 'leafMissing'],
    [`delete from casekeep_trail where chain = 'KH0003'`, 'leafMissing'],
    [`delete from casekeep_trail`, 'truncated'],
    [`delete from casekeep_leaves where "index" = 20`, 'leafMissing'],
    [`update casekeep_leaves set "index" = 2000 where "index" = 20`, 'leafMissing'],
    [
      `update casekeep_trail set position = 1004 where chain = 'KH0003' and position = 4;
       update casekeep_trail set position = 4 where chain = 'KH0003' and position = 5;
       update casekeep_trail set position = 5 where chain = 'KH0003' and position = 1004`,
      'previous',
    ],
  ])('in the database: %s', async (statements, because) => {
    const database = new Database(':memory:')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
    try {
      await migrate(db)
      const log = await makeLog(100, sqlAdapter(db))
      database.exec(statements)
      const report = await verifyTrail(await log.linesNow(), { checkpoints: log.kept, key: log.signer, hash })
      expect(report.sound).toBe(false)
      expect(report.faults.map((fault) => fault.because)).toContain(because)
    } finally {
      await db.destroy()
    }
  })
})
