import { describe, expect, it } from 'vitest'
import { keepStatements, migrate, sqlAdapter } from '../../adapters/sql/index.ts'
import { createArchive } from '../../src/index.ts'
import { officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { available, freshDatabase, openPostgres } from '../support/servers.ts'

describe.runIf(await available('postgres'))('a new archive on PostgreSQL', () => {
  it('P2.2: many programs that are the first all get through, each of which would store the policy', async () => {
    const { url, drop } = await freshDatabase('postgres')
    const options = { pipelining: true }
    const programs = Array.from({ length: 4 }, () => openPostgres(url, 8, (pool) => keepStatements(pool, options)))
    await migrate(programs[0]!)
    const desks = programs.map((db) =>
      createArchive({ policy: officePolicy(), storage: sqlAdapter(db, options) }).as(people.ann),
    )
    // Each has its connections: none of them waits for one.
    await Promise.all(
      programs.flatMap((db) => Array.from({ length: 8 }, () => db.connection().execute(async () => {}))),
    )
    const opened = await Promise.all(
      desks.flatMap(({ cases }) =>
        Array.from({ length: 8 }, () => cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })),
      ),
    )
    const numbers = opened.map((one) => Number(one.case.number.slice(2))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => index + 1))
    for (const db of programs) await db.destroy()
    await drop()
  })
})
