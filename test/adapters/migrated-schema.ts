import { type Kysely, sql } from 'kysely'
import { databaseName } from '../../adapters/sql/shapes.ts'
import { type ColumnType, type TableSpec, tables } from '../../src/storage.ts'
import type { MigrationPlace } from './migration-places.ts'

/** A table as a database says it is. Names are without the prefix. */
export interface FoundTable {
  readonly columns: readonly FoundColumn[]
  /** In the order of the key. */
  readonly key: readonly string[]
  readonly uniques: readonly (readonly string[])[]
  /** The columns of each further index by its name. */
  readonly indexes: Readonly<Record<string, readonly string[]>>
}
export interface FoundColumn {
  readonly name: string
  /** What kinds of values it keeps exactly, and compares as the contract says. */
  readonly keeps: readonly ColumnType[]
  readonly nullable: boolean
}
export type FoundSchema = Readonly<Record<string, FoundTable>>

/** A table as the contract describes it. */
export function describedTable(description: TableSpec): Pick<FoundTable, 'key' | 'uniques'> & {
  readonly columns: readonly (readonly [name: string, type: ColumnType, nullable: boolean])[]
} {
  return {
    columns: Object.entries(description.columns).map(([column, type]) => [
      databaseName(column),
      type.replace('?', '') as ColumnType,
      type.endsWith('?'),
    ]),
    key: description.key.map(databaseName),
    uniques: (description.unique ?? []).map((columns) => columns.map(databaseName)),
  }
}

/** The tables that a database is to have, as the contract calls them, by the names that they have there. */
export const describedTables = Object.fromEntries(
  Object.entries(tables).map(([table, description]) => [databaseName(table), description as TableSpec]),
)

/** All tables whose names begin with `prefix`, in the schema or database of the connection or the one that is named. */
export async function foundSchema(
  database: MigrationPlace['database'],
  db: Kysely<unknown>,
  { prefix = 'casekeep_', schema }: { readonly prefix?: string; readonly schema?: string } = {},
): Promise<FoundSchema> {
  const raw = await readers[database](db, schema)
  const bare = (name: string) => name.slice(prefix.length)
  const found: Record<string, FoundTable> = {}
  for (const table of new Set(raw.columns.map((column) => column.table))) {
    if (!table.startsWith(prefix)) continue
    const indexes = raw.indexes.filter((index) => index.table === table)
    const columnsOf = (names: string) => names.split(' ')
    found[bare(table)] = {
      columns: raw.columns
        .filter((column) => column.table === table)
        .map(({ name, keeps, nullable }) => ({ name, keeps, nullable })),
      key: indexes.filter(({ kind }) => kind === 'key').flatMap(({ columns }) => columnsOf(columns)),
      uniques: indexes.filter(({ kind }) => kind === 'unique').map(({ columns }) => columnsOf(columns)),
      indexes: Object.fromEntries(
        indexes.filter(({ kind }) => kind === 'index').map(({ name, columns }) => [bare(name), columnsOf(columns)]),
      ),
    }
  }
  return found
}

interface RawSchema {
  readonly columns: readonly (FoundColumn & { readonly table: string })[]
  readonly indexes: readonly RawIndex[]
}
interface RawIndex {
  readonly table: string
  readonly name: string
  readonly kind: 'key' | 'unique' | 'index'
  /** In their order, with blanks between. */
  readonly columns: string
}

const texts: readonly ColumnType[] = ['text', 'day', 'moment']

const readers: {
  readonly [D in MigrationPlace['database']]: (db: Kysely<unknown>, schema: string | undefined) => Promise<RawSchema>
} = {
  sqlite: async (db) => {
    // Only where the table is strict: elsewhere a column keeps whatever it is given.
    const keeps: Record<string, readonly ColumnType[]> = {
      TEXT: [...texts, 'json'],
      INTEGER: ['integer', 'boolean'],
    }
    const { rows: columns } = await sql<{ table: string; name: string; type: string; notnull: number }>`
      select t.name as "table", c.name, iif(t.strict, c.type, '') as type, c."notnull"
      from pragma_table_list as t, pragma_table_info(t.name) as c order by t.name, c.cid`.execute(db)
    const { rows: keys } = await sql<RawIndex>`
      select t.name as "table", 'key' as name, 'key' as kind, group_concat(c.name, ' ' order by c.pk) as columns
      from pragma_table_list as t, pragma_table_info(t.name) as c where c.pk > 0 group by t.name`.execute(db)
    const { rows: indexes } = await sql<RawIndex>`
      select t.name as "table", i.name, iif(i.origin = 'u', 'unique', 'index') as kind,
        group_concat(c.name, ' ' order by c.seqno) as columns
      from pragma_table_list as t, pragma_index_list(t.name) as i, pragma_index_info(i.name) as c
      where i.origin <> 'pk' group by t.name, i.name order by i.name`.execute(db)
    return {
      columns: columns.map(({ table, name, type, notnull }) => ({
        table,
        name,
        keeps: keeps[type.toUpperCase()] ?? [],
        nullable: notnull === 0,
      })),
      indexes: [...keys, ...indexes],
    }
  },

  postgres: async (db, schema) => {
    const place = schema === undefined ? sql`current_schema()` : sql`${schema}`
    const keeps: Record<string, readonly ColumnType[]> = {
      // By code point only where it says so.
      'text C': texts,
      'bigint ': ['integer'],
      'boolean ': ['boolean'],
      'json ': ['json'],
    }
    const { rows: columns } = await sql<{ table: string; name: string; type: string; nullable: string }>`
      select table_name as "table", column_name as name, data_type || ' ' || coalesce(collation_name, '') as type,
        is_nullable as nullable
      from information_schema.columns where table_schema = ${place} order by table_name, ordinal_position`.execute(db)
    const { rows: indexes } = await sql<RawIndex>`
      select t.relname as "table", i.relname as name,
        case when x.indisprimary then 'key' when x.indisunique then 'unique' else 'index' end as kind,
        string_agg(a.attname, ' ' order by a.attnum) as columns
      from pg_index as x join pg_class as t on t.oid = x.indrelid join pg_class as i on i.oid = x.indexrelid
        join pg_attribute as a on a.attrelid = i.oid join pg_namespace as n on n.oid = t.relnamespace
      where n.nspname = ${place} and x.indisvalid group by t.relname, i.relname, x.indisprimary, x.indisunique
      order by i.relname`.execute(db)
    return {
      columns: columns.map(({ table, name, type, nullable }) => ({
        table,
        name,
        keeps: keeps[type] ?? [],
        nullable: nullable === 'YES',
      })),
      indexes,
    }
  },

  mariadb: async (db, schema) => {
    const place = schema === undefined ? sql`database()` : sql`${schema}`
    const keeps: Record<string, readonly ColumnType[]> = {
      // By code point and without padding only where it says so.
      'varchar utf8mb4_nopad_bin': texts,
      'longtext utf8mb4_nopad_bin': ['text', 'json'],
      'bigint ': ['integer'],
      'tinyint ': ['boolean'],
    }
    const { rows: columns } = await sql<{ table: string; name: string; type: string; nullable: string }>`
      select table_name as \`table\`, column_name as \`name\`, concat(data_type, ' ', coalesce(collation_name, '')) as \`type\`,
        is_nullable as \`nullable\`
      from information_schema.columns where table_schema = ${place} order by table_name, ordinal_position`.execute(db)
    const { rows: indexes } = await sql<RawIndex>`
      select table_name as \`table\`, index_name as \`name\`,
        case when index_name = 'PRIMARY' then 'key' when non_unique = 0 then 'unique' else 'index' end as \`kind\`,
        group_concat(column_name order by seq_in_index separator ' ') as \`columns\`
      from information_schema.statistics where table_schema = ${place}
      group by table_name, index_name, non_unique order by index_name`.execute(db)
    return {
      columns: columns.map(({ table, name, type, nullable }) => ({
        table,
        name,
        keeps: keeps[type] ?? [],
        nullable: nullable === 'YES',
      })),
      indexes,
    }
  },
}
