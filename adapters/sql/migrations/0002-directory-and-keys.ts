import type { FrozenMigration } from './migration.ts'

/** Frozen: it ran in somebody's database. What has to change is a new migration. */
export const directoryAndKeys: FrozenMigration = {
  version: 2,
  name: 'directory and keys',
  sqlite: {
    hash: '4ff322182713a3be418fcd6581b4432e918407cd901b1faadec0c0e385cda4f5',
    statements: [
      `alter table casekeep_trail add column "behalf" text`,
      `create table casekeep_idempotency (
  "tenant" text not null,
  "actor" text not null,
  "key" text not null,
  "operation" text not null,
  "input" text not null,
  "result" text not null,
  "at" text not null,
  "version" integer not null,
  primary key ("tenant", "actor", "key")
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
