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
  postgres: {
    hash: '0a1c833078c64ca26f54fee28a07302f2a663d05774c7c7477c6704540191a05',
    statements: [
      `alter table casekeep_trail add column "behalf" text collate "C"`,
      `create table casekeep_idempotency (
  "tenant" text collate "C" not null,
  "actor" text collate "C" not null,
  "key" text collate "C" not null,
  "operation" text collate "C" not null,
  "input" text collate "C" not null,
  "result" json not null,
  "at" text collate "C" not null,
  "version" bigint not null,
  primary key ("tenant", "actor", "key")
)`,
      `create table casekeep_people (
  "tenant" text collate "C" not null,
  "person" text collate "C" not null,
  "name" text collate "C" not null,
  "departments" json not null,
  "email" text collate "C",
  "version" bigint not null,
  primary key ("tenant", "person")
)`,
      `create table casekeep_departments (
  "tenant" text collate "C" not null,
  "department" text collate "C" not null,
  "name" text collate "C" not null,
  "head" text collate "C",
  "version" bigint not null,
  primary key ("tenant", "department")
)`,
      `create table casekeep_deputies (
  "tenant" text collate "C" not null,
  "person" text collate "C" not null,
  "deputy" text collate "C" not null,
  "from" text collate "C" not null,
  "until" text collate "C" not null,
  "reason" text collate "C",
  "appointed" text collate "C" not null,
  "appointed_by" text collate "C" not null,
  "version" bigint not null,
  primary key ("tenant", "person", "deputy", "from")
)`,
      `create index casekeep_deputies_of_person on casekeep_deputies ("tenant", "person", "until", "deputy", "from")`,
      `create index casekeep_deputies_all on casekeep_deputies ("tenant", "until", "person", "deputy", "from")`,
    ],
  },
  mysql: {
    hash: 'd5447b520ad389142eda63449a2e0be9169e1275636c9a81e042b7027882dfc6',
    statements: [
      `alter table casekeep_trail add column \`behalf\` varchar(200)`,
      `create table casekeep_idempotency (
  \`tenant\` varchar(100) not null,
  \`actor\` varchar(200) not null,
  \`key\` varchar(200) not null,
  \`operation\` varchar(100) not null,
  \`input\` varchar(64) not null,
  \`result\` longtext not null,
  \`at\` varchar(24) not null,
  \`version\` bigint not null,
  primary key (\`tenant\`, \`actor\`, \`key\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create table casekeep_people (
  \`tenant\` varchar(100) not null,
  \`person\` varchar(200) not null,
  \`name\` varchar(200) not null,
  \`departments\` longtext not null,
  \`email\` varchar(320),
  \`version\` bigint not null,
  primary key (\`tenant\`, \`person\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create table casekeep_departments (
  \`tenant\` varchar(100) not null,
  \`department\` varchar(100) not null,
  \`name\` varchar(200) not null,
  \`head\` varchar(200),
  \`version\` bigint not null,
  primary key (\`tenant\`, \`department\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create table casekeep_deputies (
  \`tenant\` varchar(100) not null,
  \`person\` varchar(200) not null,
  \`deputy\` varchar(200) not null,
  \`from\` varchar(10) not null,
  \`until\` varchar(10) not null,
  \`reason\` longtext,
  \`appointed\` varchar(24) not null,
  \`appointed_by\` varchar(200) not null,
  \`version\` bigint not null,
  primary key (\`tenant\`, \`person\`, \`deputy\`, \`from\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create index casekeep_deputies_of_person on casekeep_deputies (\`tenant\`, \`person\`, \`until\`, \`deputy\`, \`from\`)`,
      `create index casekeep_deputies_all on casekeep_deputies (\`tenant\`, \`until\`, \`person\`, \`deputy\`, \`from\`)`,
    ],
  },
}
