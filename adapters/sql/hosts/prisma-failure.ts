import type { DialectName } from '../dialects/name.ts'

/** What Prisma says of a raw statement that failed: its driver adapters, and its engine before them. */
interface RawFailure {
  readonly code?: unknown
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: unknown } }
    readonly code?: unknown
  }
}

/** An error with the code of the database where its driver would have it. */
class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure'
  readonly code?: string
  readonly errno?: number
  readonly errcode?: number

  constructor(dialect: DialectName, code: string, cause: unknown) {
    super(`the database answered ${code}`, { cause })
    const number = Number(code)
    if (dialect === 'mysql') this.errno = number
    else if (dialect === 'sqlite' && Number.isInteger(number)) this.errcode = number
    else this.code = code
  }
}

/**
 * Prisma does not pass on what the driver threw: it says the database's code in its own words. Whatever else it throws
 * passes unchanged.
 */
export function prismaFailure(error: unknown, dialect: DialectName): unknown {
  const { code, meta } = (error ?? {}) as RawFailure
  const said = meta?.driverAdapterError?.cause?.originalCode ?? meta?.code
  return code === 'P2010' && typeof said === 'string' ? new DatabaseFailure(dialect, said, error) : error
}
