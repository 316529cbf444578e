import Database from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'
import { expect, it } from 'vitest'
import type { PrismaProvider } from '../../../adapters/sql/hosts/prisma.ts'
import { available, freshDatabase, type ServerName } from '../../support/servers.ts'
import { type Kind, recorded } from './prisma-contract.ts'
import { Decimal, type PrismaLike, prismaOnMysql, prismaOnPg, prismaOnSqlite } from './prisma-like.ts'

function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (value instanceof Decimal) return 'Decimal'
  return value instanceof Date ? 'Date' : (typeof value as Kind)
}

/** Something that a column of the type takes. */
function literal(type: string): string {
  if (type.startsWith('json')) return `'{"a":1}'`
  if (/date|time/.test(type)) return `'2026-01-02'`
  if (/text|char/.test(type)) return `'a'`
  return type === 'boolean' ? 'true' : '1'
}

interface Opened extends PrismaLike {
  close(): Promise<unknown>
}
const onServer = async (server: ServerName, open: (url: string) => Promise<Opened>): Promise<Opened> => {
  const { url, drop } = await freshDatabase(server)
  const opened = await open(url)
  return { ...opened, close: async () => [await opened.close(), await drop()] }
}
const open: { readonly [P in PrismaProvider]: () => Promise<Opened> } = {
  postgresql: () =>
    onServer('postgres', async (url) => {
      const client = new pg.Client(url)
      await client.connect()
      return { ...prismaOnPg(client), close: () => client.end() }
    }),
  mysql: () =>
    onServer('mariadb', async (url) => {
      const connection = await createConnection(url)
      return { ...prismaOnMysql(connection), close: () => connection.end() }
    }),
  sqlite: async () => {
    const database = new Database(':memory:')
    return { ...prismaOnSqlite(database), close: async () => database.close() }
  },
}

const there = {
  postgresql: await available('postgres'),
  mysql: await available('mariadb'),
  sqlite: true,
}
const providers = (['postgresql', 'mysql', 'sqlite'] as const).filter((provider) => there[provider])

it.each(providers)('what stands for Prisma on %s answers as Prisma does', async (provider) => {
  const { columns, expressions, taken } = recorded[provider]
  const { tx, end, close } = await open[provider]()
  try {
    const types = Object.keys(columns)
    await tx.$executeRawUnsafe(
      `create table kinds (${types.map((type, index) => `c${index} ${type}`)}, id varchar(9) primary key)`,
    )
    const insert = `insert into kinds values (${[...types.map(literal), "'x'"]})`
    expect(await tx.$executeRawUnsafe(insert)).toBe(1)
    const [row] = (await tx.$queryRawUnsafe('select * from kinds')) as [Record<string, unknown>]
    expect(Object.fromEntries(types.map((type, index) => [type, kindOf(row[`c${index}`])]))).toEqual(columns)

    const names = Object.keys(expressions)
    const select = `select ${names.map((name, index) => `${name} as e${index}`)}`
    const [values] = (await tx.$queryRawUnsafe(select)) as [Record<string, unknown>]
    expect(Object.fromEntries(names.map((name, index) => [name, kindOf(values[`e${index}`])]))).toEqual(expressions)

    const failed = { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: taken } } } }
    await expect(tx.$executeRawUnsafe(insert)).rejects.toMatchObject(failed)
    // A statement that gives no rows may be asked for them.
    expect(await tx.$queryRawUnsafe('delete from kinds')).toEqual([])
    end()
    await expect(tx.$queryRawUnsafe('select 1')).rejects.toMatchObject({ code: 'P2028' })
  } finally {
    await close()
  }
})
