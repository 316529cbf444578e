import { ruleOf } from '../../../src/access/explain.ts'
import { commandNames, type OperationName, queryNames } from '../../../src/access/operations.ts'
import { relations } from '../../../src/reasons.ts'
import { markdownTable } from '../diagrams/markdown-table.ts'

const heading = `# Who may do and see what

<!-- Made by \`npm run access\` from src/access/rules.ts: change that, not this page. -->

Whoever is not named may not. The library decides by this very table, and \`archive.explain\` says by it, for an actor, an
operation and what it is about, whether they may, by which relation, or why not, and by which clause. Whoever may by the
table may still be refused by what the thing is at the moment ([machines.md](machines.md)), by a pair that is never one
person (§13), or by an agreement that was not signed (P8.3).

## Levels and clearances

Cases, documents, restricted fields, transfer lists and disposals have a level of the policy. Above the clearance of an
actor nothing is there for them, whatever else they are: it answers \`NOT_FOUND\` and is in no list and no count (P1.4).
Three rights: to \`discover\` a thing (its number, category and title), to \`read\` what is kept of it, and to \`handle\` it.

## Departments and roles

A case belongs to the department that is responsible for it, and its own people discover it, as does its owner, whatever
department they are of. The archive, auditors, and reviewers whom the policy names for all departments discover those of
every department. A row filter that stores put into each query is made of the rule of \`cases.list\`. An administrator keeps
the directory and sees no records by that.

## What is archived

Who is of the department knows its index. Its contents are the archive's alone, until a request is granted: it opens exactly
its documents for exactly its period (P6.1, P6.2). With \`ownDepartmentReads: 'contents'\` the department reads what is its
own without asking.

## Deputies

A deputy acts in the place of a head on the days of the appointment, where a rule names the head or a reviewer or approver
who is one. They see no more than before, and what two people must do is not done by one of them in the place of another.`

const others = {
  absent: 'it is not there',
  own: 'only their own',
  refused: '`FORBIDDEN`',
  nothing: 'an empty list',
  told: '–',
} as const

/** docs/access.md, whole. */
export function accessPage(): string {
  return [
    heading,
    '## The relations',
    markdownTable(
      ['relation', 'who it is'],
      Object.entries(relations).map(([relation, who]) => [`\`${relation}\``, who]),
    ),
    '## Commands',
    table(commandNames),
    '## Queries',
    'Relations are to each thing that is asked for: what a query lists is what the asker stands in one of them to.',
    table(queryNames),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function table(names: readonly OperationName[]): string {
  return markdownTable(
    ['operation', 'right', 'who may', 'others get', 'clause'],
    names.map((name) => {
      const rule = ruleOf(name)
      return [
        `\`${name}\``,
        rule.right,
        rule.may.map((each) => `\`${each}\``).join(', '),
        others[rule.others],
        rule.clause,
      ]
    }),
  )
}
