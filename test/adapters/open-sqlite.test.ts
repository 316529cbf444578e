import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../../adapters/sql/index.ts'
import { refusalOf } from '../../adapters/sql/sqlite-drivers.ts'
import { sqliteFile } from './sqlite-file.ts'

/** The files that this process holds open. */
async function openFiles(): Promise<string[]> {
  const folder = '/proc/self/fd'
  const names = await readdir(folder)
  return Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')))
}

describe('openSqlite', () => {
  let file: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    const made = await sqliteFile()
    file = made.file
    remove = made.remove
  })
  afterEach(() => remove())

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['busy_timeout', 5],
    ['foreign_keys', 1],
  ])('sets %s to %s', async (pragma, expected) => {
    const db = await openSqlite(file)
    const { rows } = await sql<object>`pragma ${sql.raw(pragma)}`.execute(db)
    expect(Object.values(rows[0]!)).toEqual([expected])
    await db.destroy()
  })

  it('answers rows, changes and errors as any other Kysely', async () => {
    const db = await openSqlite<{ deals: { id: number; title: string } }>(file)
    await sql`create table deals (id integer primary key, title text not null unique)`.execute(db)
    const inserted = await db
      .insertInto('deals')
      .values([
        { id: 1, title: 'a' },
        { id: 2, title: 'b' },
      ])
      .executeTakeFirst()
    expect(inserted.numInsertedOrUpdatedRows).toBe(2n)
    const returned = await db.updateTable('deals').set({ title: 'c' }).where('id', '=', 2).returningAll().execute()
    expect(returned).toStrictEqual([{ id: 2, title: 'c' }])
    // The same text again, with other parameters and after the table was changed.
    const titles = () => db.selectFrom('deals').selectAll().where('id', '>', 0).orderBy('id').execute()
    expect(await titles()).toStrictEqual([
      { id: 1, title: 'a' },
      { id: 2, title: 'c' },
    ])
    await sql`alter table deals add column more text`.execute(db)
    expect(await titles()).toStrictEqual([
      { id: 1, title: 'a', more: null },
      { id: 2, title: 'c', more: null },
    ])
    const streamed: unknown[] = []
    for await (const row of db.selectFrom('deals').select('id').stream()) streamed.push(row)
    expect(streamed).toStrictEqual([{ id: 1 }, { id: 2 }])
    await expect(db.insertInto('deals').values({ id: 3, title: 'a' }).execute()).rejects.toThrow(/UNIQUE/)
    await db.destroy()
  })

  it('says that a file cannot be opened', async () => {
    await mkdir(file)
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'STORAGE', cause: expect.any(Error) })
  })

  it('says that a file is no database, and lets go of it', async () => {
    await writeFile(file, 'no database, but a text that is long enough to be taken for the header of one')
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'STORAGE', cause: { message: /not a database/ } })
    if (process.platform === 'linux') expect(await openFiles()).not.toContain(file)
  })

  it.each([
    ['12.11.1', '20.19.0', null],
    ['13.0.0', '20.19.0', /13\.0\.0 crashes Node 20\.19\.0.*better-sqlite3@12/],
    ['13.0.0', '22.12.0', null],
    [null, '20.19.0', /install better-sqlite3@12/],
  ])('better-sqlite3 %s on Node %s', (driver, node, refusal) => {
    const answer = refusalOf(driver, node)
    if (refusal === null) expect(answer).toBeNull()
    else expect(answer).toMatch(refusal)
  })
})
