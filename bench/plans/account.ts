/** A statement as casekeep sent it. */
export interface Sent {
  readonly text: string
  readonly parameters: readonly (string | number | null)[]
}

/** How a database finds the rows of a statement, by its own account. */
export interface Account {
  /** Rows of the tables that were looked at. */
  readonly read: number
  /** Each way to a table, such as the index and what it is searched by. */
  readonly ways: readonly string[]
}

/** Whether a statement looks for rows: what only adds some, or begins and ends a transaction, does not. */
export function looksForRows({ text }: Sent): boolean {
  return /^\s*(select|with|update|delete)\b/i.test(text)
}

/** What several statements read together, and each way once. */
export function together(accounts: readonly Account[]): Account {
  return {
    read: accounts.reduce((sum, { read }) => sum + read, 0),
    ways: [...new Set(accounts.flatMap(({ ways }) => ways))].sort(),
  }
}
