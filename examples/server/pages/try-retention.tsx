import { type ResolvedCategory, retentionNames, retentionRule, type TriedMove } from 'casekeep'
import { describeRetention } from 'casekeep/retention'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { isWhole, type Trial, trialOf, triedDates, triedMoves, triedRule } from '../retention/trial.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { type Tile, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Empty, Fact, Facts, Pages, withQuery } from './parts.tsx'
import { RetentionTabs } from './retention-tabs.tsx'
import { TrialForm } from './trial-form.tsx'
import { TriedTable } from './tried-table.tsx'

/** What another rule of a category would do to the dates of its ended cases (P9.1): asked, and never written. */
export async function tryRetentionPage(c: Ask) {
  const visit = c.get('signedIn')
  const { archive } = visit
  const categories = Object.values(archive.policy.categories)
  const category = categories.find(({ name }) => name === c.req.query('category')) ?? categories[0]!
  const entries = new Entries(Object.entries(c.req.query()))
  if (!entries.has('tried')) return page(c, category, entries, noProblems, null)
  // Of what is no number there is no period to be tried.
  if (entries.text('how') === 'period' && !isWhole(entries)) {
    return page(c, category, entries, problem('length', visit.say('mustBeWhole')), null)
  }
  const input = { category: category.name, rule: triedRule(category, entries) }
  const move = triedMoves.find((one) => one === entries.text('move'))
  const after = entries.given('after')
  try {
    const trial = await trialOf(visit, input)
    const dates = await triedDates(visit, input, after, move)
    return page(
      c,
      category,
      entries,
      noProblems,
      <Outcome
        {...{ visit, category, trial, move, after }}
        changed={input.rule !== undefined}
        dates={dates.items}
        next={dates.next}
      />,
    )
  } catch (error) {
    return page(c, category, entries, problemsOf(error, visit, entries, controlOf), null)
  }
}

/** What is wrong with a rule is told beside the control that it came from. */
function controlOf([start, ...rest]: readonly PropertyKey[]): string {
  if (start !== 'rule') return String(start ?? '')
  const part = rest[0] === 'kinds' ? (rest[2] ?? 'kind') : rest[0]
  return part === 'period' || part === undefined ? 'length' : String(part)
}

function page(
  c: Ask,
  category: ResolvedCategory,
  entries: Entries,
  problems: Problems,
  outcome: ReturnType<typeof Outcome> | null,
) {
  const visit = c.get('signedIn')
  const { naming, say, archive } = visit
  return show(
    c,
    <Layout visit={visit} title={say('tryRule')} wide>
      <RetentionTabs visit={visit} here="try" />
      <p class="lead">{say('tryRuleMeans')}</p>
      <nav class="segments views" aria-label={say('tryCategories')}>
        {Object.keys(archive.policy.categories).map((name) => (
          <a
            href={`/retention/try?${new URLSearchParams({ category: name })}`}
            aria-current={name === category.name ? 'page' : undefined}
          >
            {naming.category(name)}
          </a>
        ))}
      </nav>
      <section>
        <h2>{say('ruleNow')}</h2>
        <RuleNow visit={visit} category={category} />
      </section>
      <TrialForm visit={visit} category={category} entries={entries} problems={problems} />
      {outcome}
    </Layout>,
    problems.status,
  )
}

/** The rule as the policy in force has it, for the case and for each kind of documents with one of its own. */
function RuleNow({ visit, category }: { readonly visit: SignedIn; readonly category: ResolvedCategory }) {
  const { archive, language, naming, say } = visit
  const names = retentionNames(category, language)
  const rule = (kind?: string) => describeRetention(retentionRule(archive.policy, category, kind), language, names)
  return (
    <Facts>
      <Fact name={say('caseItself')}>{rule()}</Fact>
      {Object.keys(category.retention?.kinds ?? {}).map((kind) => (
        <Fact name={naming.kind(category.name, kind)}>{rule(kind)}</Fact>
      ))}
    </Facts>
  )
}

const moveWords = {
  later: 'moveLater',
  earlier: 'moveEarlier',
  changed: 'moveChanged',
  new: 'moveNew',
  gone: 'moveGone',
} as const satisfies Readonly<Record<TriedMove, WordKey>>

interface OutcomeProps {
  readonly visit: SignedIn
  readonly category: ResolvedCategory
  /** Something of the rule is another than now. */
  readonly changed: boolean
  readonly trial: Trial
  readonly move: TriedMove | undefined
  readonly after: string | undefined
  readonly dates: Parameters<typeof TriedTable>[0]['dates']
  readonly next: string | null
}

function Outcome({ visit, changed, trial, move, after, dates, next }: OutcomeProps) {
  const { say, address } = visit
  const { looked, cases, counts, goesOn } = trial
  const all = triedMoves.reduce((sum, one) => sum + counts[one], 0)
  const at = (one: TriedMove | null) => `${withQuery(address, { move: one, after: null })}#tried`
  const tiles: readonly Tile[] = [
    { text: say('moveAll'), count: String(all), href: at(null), here: move === undefined },
    ...triedMoves.map((one) => ({
      text: say(moveWords[one]),
      count: String(counts[one]),
      href: at(one),
      here: move === one,
    })),
  ]
  return (
    <section id="tried">
      <h2>{say('tryHead')}</h2>
      {!changed && <p>{say('tryNoChange')}</p>}
      <p>
        <strong>{say(goesOn ? 'tryOfSome' : 'tryOfAll', { looked, cases })}</strong>
      </p>
      {all > 0 && <Tiles label={say('tryHead')} tiles={tiles} />}
      {dates.length > 0 ? (
        <TriedTable visit={visit} dates={dates} />
      ) : (
        <Empty>{say(all === 0 ? 'tryUnchanged' : 'tryNoneHere')}</Empty>
      )}
      <Pages visit={visit} next={next} after={after} part="tried" />
    </section>
  )
}
