import type { FrozenMigration } from './migration.ts'

/** Frozen: it ran in somebody's database. What has to change is a new migration. */
export const registerImport: FrozenMigration = {
  version: 3,
  name: 'old registers',
  sqlite: {
    hash: 'f9a5ed0d20f3a69d6e2e006d654f8798aa72a14cbd0c7471d3ab28baa04c44f0',
    statements: [
      `create table casekeep_register_gaps (
  "tenant" text not null,
  "series" text not null,
  "first" integer not null,
  "last" integer not null,
  "reason" text,
  "recorded" text not null,
  "recorded_by" text not null,
  "version" integer not null,
  primary key ("tenant", "series", "first")
) strict`,
      `create index casekeep_register_gaps_of_series on casekeep_register_gaps ("tenant", "series", "last", "first")`,
      `create index casekeep_cases_of_title on casekeep_cases ("tenant", "title_key", "level", "state", "department", "owner", "category", "incomplete", "number")`,
      `create index casekeep_cases_counted on casekeep_cases ("tenant", "department", "category", "state", "incomplete", "level", "owner", "number")`,
    ],
  },
  postgres: {
    hash: 'e2397d159321c18b6a0754c31789abf08279f22f894563b64fd95b15ca34dd78',
    statements: [
      `create table casekeep_register_gaps (
  "tenant" text collate "C" not null,
  "series" text collate "C" not null,
  "first" bigint not null,
  "last" bigint not null,
  "reason" text collate "C",
  "recorded" text collate "C" not null,
  "recorded_by" text collate "C" not null,
  "version" bigint not null,
  primary key ("tenant", "series", "first")
)`,
      `create index casekeep_register_gaps_of_series on casekeep_register_gaps ("tenant", "series", "last", "first")`,
      `create index casekeep_cases_of_title on casekeep_cases ("tenant", "title_key", "level", "state", "department", "owner", "category", "incomplete", "number")`,
      `create index casekeep_cases_counted on casekeep_cases ("tenant", "department", "category", "state", "incomplete", "level", "owner", "number")`,
    ],
  },
  mysql: {
    hash: '709eb43bcf65e49d7f4ef2bac2eafa987f1aa2b324b66b459a28cf81e4024524',
    statements: [
      `create table casekeep_register_gaps (
  \`tenant\` varchar(100) not null,
  \`series\` varchar(100) not null,
  \`first\` bigint not null,
  \`last\` bigint not null,
  \`reason\` longtext,
  \`recorded\` varchar(24) not null,
  \`recorded_by\` varchar(200) not null,
  \`version\` bigint not null,
  primary key (\`tenant\`, \`series\`, \`first\`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
      `create index casekeep_register_gaps_of_series on casekeep_register_gaps (\`tenant\`, \`series\`, \`last\`, \`first\`)`,
      `create index casekeep_cases_of_title on casekeep_cases (\`tenant\`, \`title_key\`(100))`,
      `create index casekeep_cases_counted on casekeep_cases (\`tenant\`, \`department\`, \`category\`, \`state\`, \`incomplete\`, \`level\`, \`owner\`, \`number\`)`,
    ],
  },
}
