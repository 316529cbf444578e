import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { available, freshDatabase, isLeftOver, openServer, type ServerName, serverNames, serverUrl } from './servers.ts'

/** Runs a line of a program of its own, because what a process asked a server it does not ask again. */
function inProcess(line: string, environment: Readonly<Record<string, string>>) {
  const module = fileURLToPath(new URL('./servers.ts', import.meta.url))
  const text = `const { available } = await import(${JSON.stringify(module)}); ${line}`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', text],
    { env: { ...process.env, CASEKEEP_REQUIRE: '', ...environment }, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}
/** Nothing listens there. */
const nowhere: Readonly<Record<ServerName, readonly [variable: string, url: string]>> = {
  postgres: ['CASEKEEP_POSTGRES', 'postgres://postgres@127.0.0.1:9/test'],
  mariadb: ['CASEKEEP_MARIADB', 'mysql://root@127.0.0.1:9/test'],
}

describe.each(serverNames)('%s', (server) => {
  const [variable, url] = nowhere[server]
  const ask = `console.log(await available('${server}'), await available('${server}'))`

  it('is left out aloud, once, where it does not answer', () => {
    const { status, stdout, stderr } = inProcess(ask, { [variable]: url })
    expect([status, stdout]).toEqual([0, 'false false\n'])
    expect(stderr.match(/LEFT OUT/g)).toHaveLength(1)
    expect(stderr).toContain('ECONNREFUSED')
    expect(stderr).toContain(variable)
  })

  it('is a failure where it is required and does not answer', () => {
    const { status, stderr } = inProcess(ask, { [variable]: url, CASEKEEP_REQUIRE: ` ${server}` })
    expect(status).not.toBe(0)
    expect(stderr).toContain(`CASEKEEP_REQUIRE names ${server}`)
  })

  it('makes databases that are empty, and drops them with somebody still connected', async () => {
    if (!(await available(server))) return
    const [one, two] = [await freshDatabase(server), await freshDatabase(server)]
    const db = openServer(server, one.url)
    const names = async () => {
      const query = server === 'postgres' ? 'select datname as name from pg_database' : 'show databases'
      const other = openServer(server, serverUrl(server), 1)
      const { rows } = await sql.raw<Record<string, string>>(query).execute(other)
      await other.destroy()
      return rows.map((row) => Object.values(row)[0])
    }
    try {
      await sql`create table mine (note varchar(9))`.execute(db)
      await sql`insert into mine values ('個案')`.execute(db)
      expect((await sql`select note from mine`.execute(db)).rows).toEqual([{ note: '個案' }])
      expect(await names()).toEqual(expect.arrayContaining([one.name, two.name]))
      await one.drop()
      expect(await names()).not.toContain(one.name)
    } finally {
      await one.drop()
      await two.drop()
      await db.destroy()
    }
  })
})

it('refuses to require a server that there is not', () => {
  const { status, stderr } = inProcess(`await available('postgres')`, { CASEKEEP_REQUIRE: 'postgrse' })
  expect(status).not.toBe(0)
  expect(stderr).toContain('names postgrse; there are postgres,mariadb')
})

it('sweeps away its own databases that are older than a day, and nothing else', () => {
  const now = 2_000_000
  expect(isLeftOver('casekeep_test_1900000_00ff', now)).toBe(true)
  for (const name of ['casekeep_test_1999999_00ff', 'casekeep_test_', 'casekeep_test_1_mine', 'test', 'casekeep']) {
    expect(isLeftOver(name, now)).toBe(false)
  }
})
