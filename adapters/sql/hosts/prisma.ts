import type { DialectName } from '../dialects/name.ts'
import { givesRows } from '../gives-rows.ts'
import type { HostTransaction } from '../host-transaction.ts'
import { prismaFailure } from './prisma-failure.ts'
import { hasMethods, refuseHost } from './refuse-host.ts'

/** The client that `prisma.$transaction(async (tx) => …)` gives. */
export interface PrismaTransaction {
  $queryRawUnsafe(text: string, ...values: (string | number | null)[]): PromiseLike<unknown>
  $executeRawUnsafe(text: string, ...values: (string | number | null)[]): PromiseLike<number>
  /** The client itself has it, and is no transaction. */
  readonly $connect?: never
}

/** What the schema of Prisma calls the database. */
export type PrismaProvider = 'postgresql' | 'mysql' | 'sqlite'

const dialects: { readonly [P in PrismaProvider]: DialectName } = {
  postgresql: 'postgres',
  mysql: 'mysql',
  sqlite: 'sqlite',
}
const accepted = ['the client that prisma.$transaction(async (tx) => …) gives']

/** Prisma does not say the last insert id, so that it is asked for where a statement sets it. */
const setsInsertId = /\blast_insert_id\(/i

/**
 * An interactive transaction of Prisma, and the `provider` of its schema. Prisma ends it after 5 seconds unless its
 * `timeout` says otherwise.
 *
 * For Prisma 7 with its driver adapters. It is not run against Prisma in this project's tests, which need its generated
 * client, but against objects that answer as Prisma 7.10 was recorded to. Against Prisma 7.10 itself it was run by hand,
 * on PostgreSQL 15, MariaDB 10.11 and SQLite. With the engine of Prisma 6 and before it was never run; on MySQL that
 * cannot work, since the engine prepares every statement and MySQL prepares no savepoint.
 *
 * @throws `INVALID_INPUT` for the client itself or another provider. A transaction that is over is `STORAGE` when it is
 * used.
 * @example
 * ```ts
 * await prisma.$transaction(async (tx) => {
 *   await tx.deal.create({ data: { id: 'd-1' } })
 *   await desk.within(prismaTransaction(tx, 'postgresql')).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * })
 * ```
 */
export function prismaTransaction(tx: PrismaTransaction, provider: PrismaProvider): HostTransaction {
  if (!hasMethods(tx, '$queryRawUnsafe', '$executeRawUnsafe') || hasMethods(tx, '$connect'))
    refuseHost('type', 'must be the transaction of Prisma, not its client', accepted)
  if (!Object.hasOwn(dialects, provider))
    refuseHost('type', `no tables are kept in ${String(provider).slice(0, 100)}`, Object.keys(dialects))
  const dialect = dialects[provider]

  const run: HostTransaction['execute'] = async (text, parameters) => {
    if (givesRows(text))
      return { rows: (await tx.$queryRawUnsafe(text, ...parameters)) as Readonly<Record<string, unknown>>[] }
    const affected = await tx.$executeRawUnsafe(text, ...parameters)
    if (!setsInsertId.test(text)) return { rows: [], affected }
    const told = (await tx.$queryRawUnsafe('select last_insert_id() as id')) as readonly [{ readonly id: bigint }]
    return { rows: [], affected, insertId: told[0].id }
  }
  return {
    dialect,
    transaction: tx,
    async execute(text, parameters) {
      try {
        return await run(text, parameters)
      } catch (error) {
        throw prismaFailure(error, dialect)
      }
    },
  }
}
