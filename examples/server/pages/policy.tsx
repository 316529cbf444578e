import { type DutyKind, dutyKinds, type ResolvedCategory, retentionNames, retentionRule, type Settings } from 'casekeep'
import { describeRetention } from 'casekeep/retention'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { Cell, Columns, Fact, Facts } from './parts.tsx'
import { Difference, Versions } from './policy-versions.tsx'

type Deadline = keyof Settings['deadlines']
const deadlines = Object.entries(dutyKinds).reduce<Map<Deadline, DutyKind>>((known, [kind, { deadline }]) => {
  if (!known.has(deadline)) known.set(deadline, kind as DutyKind)
  return known
}, new Map())

export async function policyPage(c: Ask) {
  const visit = c.get('signedIn')
  const { archive, naming, say } = visit
  const { policy } = archive
  const { versions } = await visit.desk.policies.list()
  const next = versions.find(({ upcoming }) => upcoming)
  const difference = next && (await visit.desk.policies.compare({ to: next.version }))
  const categories = Object.values(policy.categories)
  const duplicates = {
    refuse: say('duplicatesRefuse'),
    warn: say('duplicatesWarn'),
    allow: say('duplicatesAllow'),
  }
  const names = [
    naming.term('thing.category'),
    say('prefix'),
    naming.term('label.level'),
    say('departments'),
    say('retention'),
    naming.term('thing.checklist'),
  ] as const
  return show(
    c,
    <Layout visit={visit} title={say('policy')} wide>
      <h1>{say('policy')}</h1>
      <section>
        <h2>{naming.term('operation.policies.list')}</h2>
        <Versions visit={visit} versions={versions} />
        <Facts>
          <Fact name={say('timeZone')}>{policy.timeZone}</Fact>
          <Fact name={say('reviewers')}>
            {naming.list(policy.settings.reviewers.map((role) => naming.find(`role.${role}`)))}
          </Fact>
          <Fact name={say('duplicates')}>{duplicates[policy.settings.duplicates]}</Fact>
        </Facts>
      </section>
      {difference && <Difference visit={visit} difference={difference} from={next.effective!} />}
      <section>
        <div class="heading">
          <h2>{say('categories')}</h2>
          <a class="button small" href="/retention/try">
            {say('tryRetention')}
          </a>
        </div>
        <table class="cards">
          <Columns names={names} />
          <tbody>
            {categories.map((category) => (
              <tr>
                <Cell of={names[0]} kind="nowrap">
                  {naming.category(category.name)}
                </Cell>
                <Cell of={names[1]} kind="number">
                  {category.prefix}
                </Cell>
                <Cell of={names[2]} kind="nowrap">
                  {naming.level(policy.levels[category.level]!)}
                </Cell>
                <Cell of={names[3]}>{departmentsOf(category, visit)}</Cell>
                <Cell of={names[4]}>{retentionOf(category, visit)}</Cell>
                <Cell of={names[5]} kind="grow">
                  {checklistOf(category, visit)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{say('deadlines')}</h2>
        <p class="muted">{say('deadlinesHint')}</p>
        <table class="cards">
          <Columns
            names={[naming.term('thing.duty'), ...categories.map((category) => naming.category(category.name))]}
          />
          <tbody>
            {[...deadlines].map(([deadline, kind]) => (
              <tr>
                <Cell of={naming.term('thing.duty')} kind="grow">
                  {naming.find(`duty.${kind}`)} <small class="inline">{dutyKinds[kind].clause}</small>
                </Cell>
                {categories.map((category) => (
                  <Cell of={naming.category(category.name)}>{category.deadlines[deadline]}</Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <details>
          <summary>{say('otherSettings')}</summary>
          <pre class="code">{JSON.stringify(policy.settings, null, 2)}</pre>
        </details>
      </section>
    </Layout>,
  )
}

function departmentsOf({ departments, name }: ResolvedCategory, { naming, say }: SignedIn): string {
  if (departments === 'any') return say('anyDepartment')
  if ('leaderIn' in departments) return say('leadersDepartment', { field: naming.field(name, departments.leaderIn) })
  return naming.list(departments.map((id) => naming.department(id)))
}

function retentionOf(category: ResolvedCategory, { archive, language, naming, say }: SignedIn): string {
  const names = retentionNames(category, language)
  const kept = (kind?: string) => describeRetention(retentionRule(archive.policy, category, kind), language, names)
  const ofKinds = Object.keys(category.retention?.kinds ?? {}).map((kind) =>
    say('kindKept', { kind: naming.kind(category.name, kind), rule: kept(kind) }),
  )
  return naming.parts([kept(), ...ofKinds])
}

function checklistOf({ checklist, name }: ResolvedCategory, { naming, say }: SignedIn) {
  return (['now', 'end'] as const).map((stage) => {
    const { documents, fields } = checklist[stage]
    const all = [
      ...documents.map((kind) => naming.kind(name, kind)),
      ...fields.map((field) => naming.field(name, field)),
    ]
    if (all.length === 0) return null
    return (
      <small>
        <strong>{say(stage === 'now' ? 'expectedNow' : 'expectedAtEnd')}</strong> {naming.list(all)}
      </small>
    )
  })
}
