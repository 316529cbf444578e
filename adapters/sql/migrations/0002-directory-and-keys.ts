import type { FrozenMigration } from './migration.ts'

/** Frozen: it ran in somebody's database. What has to change is a new migration. */
export const directoryAndKeys: FrozenMigration = {
  version: 2,
  name: 'directory and keys',
  sqlite: {
    hash: 'fb28da3257f8cb613ef0b4f83113f5d3ed6c515904ac32a1f9daa01974b236bd',
    statements: [
      `alter table casekeep_trail add column "behalf" text`,
      `create table casekeep_idempotency (
  "tenant" text not null,
  "person" text not null,
  "key" text not null,
  "operation" text not null,
  "input" text not null,
  "result" text not null,
  "at" text not null,
  "version" integer not null,
  primary key ("tenant", "person", "key")
) strict`,
      `create table casekeep_people (
  "tenant" text not null,
  "person" text not null,
  "name" text not null,
  "departments" text not null,
  "email" text,
  "version" integer not null,
  primary key ("tenant", "person")
) strict`,
      `create table casekeep_departments (
  "tenant" text not null,
  "department" text not null,
  "name" text not null,
  "head" text,
  "version" integer not null,
  primary key ("tenant", "department")
) strict`,
      `create table casekeep_deputies (
  "tenant" text not null,
  "person" text not null,
  "deputy" text not null,
  "from" text not null,
  "until" text not null,
  "reason" text,
  "appointed" text not null,
  "appointed_by" text not null,
  "version" integer not null,
  primary key ("tenant", "person", "deputy", "from")
) strict`,
      `create index casekeep_deputies_of_person on casekeep_deputies ("tenant", "person", "until", "deputy", "from")`,
      `create index casekeep_deputies_all on casekeep_deputies ("tenant", "until", "person", "deputy", "from")`,
    ],
  },
}
