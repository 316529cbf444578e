/** One small fault of the library's rules, as a change of its source: exactly one place of the file must say `from`. */
export interface Mutation {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const rules = 'src/access/rules.ts'
const rule = (what: string, from: string, to: string): Mutation => ({ what, file: rules, from, to })

export const mutations: readonly Mutation[] = [
  rule(
    'the archive amends what a department collects',
    "'cases.amend': { may: ['responsible']",
    "'cases.amend': { may: ['responsible', 'archive']",
  ),
  rule(
    'the archive approves batches',
    "'batches.approve': { may: ['reviewer']",
    "'batches.approve': { may: ['reviewer', 'archive']",
  ),
  rule(
    'a department receives its own transfer',
    "'transfers.receive': { may: ['archive']",
    "'transfers.receive': { may: ['responsible']",
  ),
  rule(
    'an administrator proposes disposals',
    "'disposals.propose': { may: ['archive']",
    "'disposals.propose': { may: ['archive', 'administrator']",
  ),
  rule('a head voids nothing', "'cases.void': { may: ['head', 'archive']", "'cases.void': { may: ['archive']"),
  rule('every archivist reads the refusals', "may: ['archiveHead', 'auditor']", "may: ['archive', 'auditor']"),
  rule(
    'auditors see no holds',
    "const ofHold: QueryRule = { right: 'read', may: ['archive', 'auditor']",
    "const ofHold: QueryRule = { right: 'read', may: ['archive']",
  ),
  rule(
    'a department does not discover its cases',
    "= ['responsible', 'owner', 'archive', 'auditor', 'reviewer']",
    "= ['owner', 'archive', 'auditor', 'reviewer']",
  ),
  rule(
    'an administrator discovers every case',
    "= ['responsible', 'owner', 'archive',",
    "= ['administrator', 'responsible', 'owner', 'archive',",
  ),
  rule(
    'nobody appoints a deputy of their own',
    "'deputies.appoint': { may: ['oneself', 'administrator']",
    "'deputies.appoint': { may: ['administrator']",
  ),
  rule(
    'an act is laid to another clause',
    "'requests.resolve': { may: ['archive'], clause: 'P6.2'",
    "'requests.resolve': { may: ['archive'], clause: 'P6.1'",
  ),
  rule('whoever belongs to a department heads it', "(belongs && actor.roles.includes('departmentHead'))", 'belongs'),
  rule(
    'a head heads every department',
    "(belongs && actor.roles.includes('departmentHead'))",
    "actor.roles.includes('departmentHead')",
  ),
  rule(
    'the head of the archive is not of it',
    "actor.roles.includes('archivist') || actor.roles.includes('archiveHead')",
    "actor.roles.includes('archivist')",
  ),
  rule('what is one’s own is everybody’s', 'const mine = actor.person === person', 'const mine = person !== null'),
  {
    what: 'one level above the clearance is seen',
    file: 'src/access/sight.ts',
    from: 'maxLevel: actor.clearance,',
    to: 'maxLevel: actor.clearance + 1,',
  },
  {
    what: 'the row filter is made of a rule that is open to all',
    file: 'src/access/sight.ts',
    from: "mayOfAll('cases.list', actor, policy)",
    to: "mayOfAll('people.list', actor, policy)",
  },
  {
    what: 'the row filter forgets what is one’s own',
    file: 'src/access/sight.ts',
    from: 'person: actor.person,',
    to: "person: '',",
  },
  {
    what: 'a level equal to the clearance is hidden',
    file: 'src/storage.ts',
    from: 'if ((row[columns.level] as number) > sight.maxLevel) return false',
    to: 'if ((row[columns.level] as number) >= sight.maxLevel) return false',
  },
  {
    what: 'the filter knows no departments',
    file: 'src/storage.ts',
    from: 'sight.all || sight.departments.includes(row[columns.department] as string) || row',
    to: 'sight.all || row',
  },
  {
    what: 'an explanation forgets the level',
    file: 'src/access/explain.ts',
    from: 'policy.levels.indexOf(level) > actor.clearance',
    to: 'policy.levels.indexOf(level) > policy.levels.length',
  },
  {
    what: 'every company reads the first one’s cases',
    file: 'src/archive.ts',
    from: '        operation,\n        tenant,\n',
    to: "        operation,\n        tenant: 'here',\n",
  },
]
