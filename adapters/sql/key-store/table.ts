import type { Connection, Result } from '../connection.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { DialectName } from '../dialects/name.ts'
import { type Fragment, render } from '../fragment.ts'
import { shapeOf } from '../shapes.ts'
import { executeOn } from '../statement.ts'

/** One row a key. A key that was destroyed leaves its row, without what was in it. */
export const keysShape = shapeOf('keys', {
  key: ['tenant', 'case', 'document'],
  columns: { tenant: 'text', case: 'text', document: 'integer', wrappedBy: 'text?', wrapped: 'text?' },
})

/** With the default prefix and, for `mysql`, as MariaDB takes it. Written once: a change is another statement after it. */
export const createKeys: { readonly [D in DialectName]: string } = {
  sqlite: `create table if not exists casekeep_keys (
  "tenant" text not null,
  "case" text not null,
  "document" integer not null,
  "wrapped_by" text,
  "wrapped" text,
  primary key ("tenant", "case", "document")
) strict, without rowid`,
  postgres: `create table if not exists casekeep_keys (
  "tenant" text collate "C" not null,
  "case" text collate "C" not null,
  "document" bigint not null,
  "wrapped_by" text collate "C",
  "wrapped" text collate "C",
  primary key ("tenant", "case", "document")
)`,
  mysql: `create table if not exists casekeep_keys (
  \`tenant\` varchar(100) not null,
  \`case\` varchar(100) not null,
  \`document\` bigint not null,
  \`wrapped_by\` varchar(200),
  \`wrapped\` varchar(1000),
  primary key (\`tenant\`, \`case\`, \`document\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
}

/** Runs a statement about keys. */
export function runOn(dialect: Dialect, connection: Connection, fragment: Fragment, during: string): Promise<Result> {
  const { text, parameters } = render(dialect, fragment)
  return executeOn(dialect, connection, { text, parameters, during, table: 'database', kept: false })
}

/** Whether a table of ours is there. */
export async function isThere(dialect: Dialect, connection: Connection, table: string): Promise<boolean> {
  const { rows } = await runOn(dialect, connection, dialect.isThere(table), 'looking for the keys')
  return rows.length > 0
}
