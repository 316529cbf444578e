import type { FrozenMigration } from './migration.ts'

/** Frozen: it ran in somebody's database. What has to change is a new migration. */
export const checkpoints: FrozenMigration = {
  version: 7,
  name: 'checkpoints of the trail',
  sqlite: {
    hash: '76aaab45054721e852a7d0326d9d28e10293fe90f12df0ab7441bda365f2afd2',
    statements: [
      `create table casekeep_leaves (
  "tenant" text not null,
  "chain" text not null,
  "position" integer not null,
  "index" integer not null,
  "digest" text not null,
  "at" text not null,
  primary key ("tenant", "chain", "position"),
  unique ("tenant", "index")
) strict`,
      `create table casekeep_tree_nodes (
  "tenant" text not null,
  "level" integer not null,
  "index" integer not null,
  "hash" text not null,
  primary key ("tenant", "level", "index")
) strict`,
      `create table casekeep_checkpoints (
  "tenant" text not null,
  "size" integer not null,
  "root" text not null,
  "up_to" text not null,
  "at" text not null,
  "note" text not null,
  "delivered" text,
  "version" integer not null,
  primary key ("tenant", "size")
) strict`,
      `create index casekeep_trail_at on casekeep_trail ("tenant", "at", "chain", "position")`,
    ],
  },
  postgres: {
    hash: 'd26591ca5974ebf6232788bbddff63ff0d2bc5d8551298e51b689464b1660d96',
    statements: [
      `create table casekeep_leaves (
  "tenant" text collate "C" not null,
  "chain" text collate "C" not null,
  "position" bigint not null,
  "index" bigint not null,
  "digest" text collate "C" not null,
  "at" text collate "C" not null,
  primary key ("tenant", "chain", "position"),
  unique ("tenant", "index")
)`,
      `create table casekeep_tree_nodes (
  "tenant" text collate "C" not null,
  "level" bigint not null,
  "index" bigint not null,
  "hash" text collate "C" not null,
  primary key ("tenant", "level", "index")
)`,
      `create table casekeep_checkpoints (
  "tenant" text collate "C" not null,
  "size" bigint not null,
  "root" text collate "C" not null,
  "up_to" text collate "C" not null,
  "at" text collate "C" not null,
  "note" text collate "C" not null,
  "delivered" text collate "C",
  "version" bigint not null,
  primary key ("tenant", "size")
)`,
      `create index casekeep_trail_at on casekeep_trail ("tenant", "at", "chain", "position")`,
    ],
  },
  mysql: {
    hash: 'fa76f4b55709482d598cf23f09a6cedc25d54b8fe7e4aab7d7f27bd26ab4f294',
    statements: [
      `create table casekeep_leaves (
  \`tenant\` varchar(100) not null,
  \`chain\` varchar(64) not null,
  \`position\` bigint not null,
  \`index\` bigint not null,
  \`digest\` varchar(64) not null,
  \`at\` varchar(24) not null,
  primary key (\`tenant\`, \`chain\`, \`position\`),
  unique (\`tenant\`, \`index\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create table casekeep_tree_nodes (
  \`tenant\` varchar(100) not null,
  \`level\` bigint not null,
  \`index\` bigint not null,
  \`hash\` varchar(64) not null,
  primary key (\`tenant\`, \`level\`, \`index\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create table casekeep_checkpoints (
  \`tenant\` varchar(100) not null,
  \`size\` bigint not null,
  \`root\` varchar(64) not null,
  \`up_to\` varchar(24) not null,
  \`at\` varchar(24) not null,
  \`note\` longtext not null,
  \`delivered\` varchar(24),
  \`version\` bigint not null,
  primary key (\`tenant\`, \`size\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create index casekeep_trail_at on casekeep_trail (\`tenant\`, \`at\`, \`chain\`, \`position\`)`,
    ],
  },
}
