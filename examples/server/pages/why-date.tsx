import type { AnyCaseFile, CaseRetention, KeptUntil } from 'casekeep'
import { Entries, noProblems } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import { explained, explainedChange } from '../retention/explained.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Hidden } from './controls.tsx'
import { Form } from './form.tsx'
import { Holds, KeptDay, keptWhat } from './kept-until.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Badge, Cell, Columns, Crumbs, ProblemBox } from './parts.tsx'
import { mayTell, type OpenedFact, RetentionForms } from './retention-forms.tsx'

/** Why a case, and what of it has a rule of its own, is kept until which day (P9.1); and what can be said about it. */
export async function whyDatePage(c: Ask) {
  return showWhy(c, { act: null, entries: new Entries(), problems: noProblems })
}

export async function showWhy(c: Ask, opened: OpenedFact) {
  const visit = c.get('signedIn')
  const { desk, naming, say, person } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  const retention = await desk.retention.get(name)
  const tells = mayTell(file, visit)
  return show(
    c,
    <Layout visit={visit} title={`${say('whyThisDate')} ${file.number}`} wide>
      <Crumbs
        trail={[
          [listAsSeen('/cases', visit), say('cases')],
          [`/cases/${file.number}`, `${file.number} ${file.title}`],
        ]}
      />
      <div class="heading">
        <h1>
          {say('whyThisDate')} <span class="number">{file.number}</span>
        </h1>
        <Badge state={file.state}>{naming.find(`case.${file.state}`)}</Badge>
        {retention.holds.length > 0 && <Badge state="late">{say('isHeld')}</Badge>}
        {keepsArchive(person) && (file.state === 'open' || file.state === 'ended') && (
          <a class="button" href={`/holds/new?case=${file.number}`}>
            {say('placeHold')}
          </a>
        )}
      </div>
      {(!tells || opened.act === null) && <ProblemBox problems={opened.problems} />}
      {file.state === 'open' && <p class="lead">{say('stillOpen')}</p>}
      <div class="request-page">
        <div>
          {retention.kept.map((kept) => (
            <Why visit={visit} file={file} kept={kept} />
          ))}
          {retention.kept.length === 0 && <p class="panel">{say('nothingKept')}</p>}
          {tells && <RetentionForms visit={visit} file={file} retention={retention} opened={opened} />}
        </div>
        <div>
          {retention.holds.length > 0 && (
            <section class="panel">
              <h2>{say('holds')}</h2>
              <Holds visit={visit} retention={retention} />
            </section>
          )}
          <Recorded visit={visit} file={file} retention={retention} tells={tells} />
          <Related visit={visit} file={file} retention={retention} tells={tells} />
        </div>
      </div>
    </Layout>,
    opened.problems.status,
  )
}

interface WhyProps {
  readonly visit: SignedIn
  readonly file: AnyCaseFile
  readonly kept: KeptUntil
}

/** One date with everything that it rests on, and what it was before. */
function Why({ visit, file, kept }: WhyProps) {
  const { naming, say } = visit
  const [head, ...rest] = explained(kept, file.category, visit)
  const { before } = kept
  return (
    <section class="panel why" id={kept.kind === null ? 'case' : `kind-${kept.kind}`}>
      <h2>{keptWhat(kept, file.category, visit)}</h2>
      <p class="kept-day">
        <KeptDay visit={visit} kept={kept} />
      </p>
      <p class="lead">{head}</p>
      <ul class="because">
        {rest.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {kept.withheld.length > 0 && (
        <p class="muted">
          {say('withheldHere', { what: naming.list(kept.withheld.map((name) => naming.field(file.category, name))) })}
        </p>
      )}
      {before !== null && (
        <>
          <h3>
            {say('whyItMoved')} <small class="muted">{naming.moment(before.at)}</small>
          </h3>
          <ul class="because">
            {explainedChange(kept, file.category, visit).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface KnownProps extends Omit<WhyProps, 'kept'> {
  readonly retention: CaseRetention
  /** Whether the reader may take it back. */
  readonly tells: boolean
}

/** What somebody recorded of the case for its date; what the case's own fields say is told with the date. */
function Recorded({ visit, file, retention, tells }: KnownProps) {
  const { naming, say } = visit
  const { facts } = retention
  if (facts.length === 0) return null
  const names = [say('factColumn'), naming.term('label.date'), say('nextStepColumn')] as const
  return (
    <section>
      <h2>{say('recordedFacts')}</h2>
      <table class="cards">
        <Columns names={names} />
        <tbody>
          {facts.map(({ fact, name, content }) => {
            const isDecided = fact === 'own' || fact === 'extension'
            return (
              <tr>
                <Cell of={names[0]} kind="first">
                  {say(factWords[fact])}
                  {name !== null && <small>{nameOf(fact, name, file.category, visit)}</small>}
                </Cell>
                <Cell of={names[1]}>{daysOf(content, visit)}</Cell>
                <Cell of={names[2]} kind="actions-cell">
                  {tells && !isDecided && (
                    <Form visit={visit} action={`/cases/${file.number}/retention/withdraw`}>
                      <Hidden name="version" value={file.version} />
                      <Hidden name="fact" value={fact} />
                      <Hidden name="name" value={name ?? ''} />
                      <button type="submit" class="small">
                        {say('takeBackFact')}
                        <span class="hidden">
                          {' '}
                          {say(factWords[fact])} {name ?? ''}
                        </span>
                      </button>
                    </Form>
                  )}
                  {fact === 'own' && keepsArchive(visit.person) && (
                    <Form visit={visit} action={`/cases/${file.number}/retention/undecide`}>
                      <Hidden name="version" value={file.version} />
                      <button type="submit" class="small">
                        {say('takeBackDecision')}
                      </button>
                    </Form>
                  )}
                </Cell>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const factWords = {
  event: 'factEvent',
  object: 'factObject',
  given: 'factGiven',
  decision: 'factDecision',
  own: 'factOwn',
  extension: 'factExtension',
} as const

function nameOf(fact: string, name: string, category: string, { archive, naming }: SignedIn): string {
  if (fact === 'event') return naming.ofText(archive.policy.categories[category]?.events[name]?.names ?? name)
  return fact === 'extension' ? naming.kind(category, name) : name
}

/** The days of a recorded fact, of whatever kind it is. */
function daysOf(content: Readonly<Record<string, unknown>>, { say, naming }: SignedIn): string {
  const day = (name: string) => (typeof content[name] === 'string' ? (content[name] as string) : null)
  if ('period' in content) return naming.period(String(content.period))
  if ('until' in content) return say('untilDay', { day: day('until') ?? '—' })
  if ('start' in content) return say('fromUntil', { from: day('start') ?? '—', until: day('end') ?? '—' })
  return day('on') ?? say('notKnownYet')
}

/** The cases that it belongs to, and those on whose end it may rest. */
function Related({ visit, file, retention, tells }: KnownProps) {
  const { naming, say } = visit
  const { relations } = retention
  if (relations.length === 0) return null
  const names = [
    say('relationColumn'),
    naming.term('thing.case'),
    naming.term('label.ended'),
    say('nextStepColumn'),
  ] as const
  return (
    <section>
      <h2>{say('relatedCases')}</h2>
      <table class="cards">
        <Columns names={names} />
        <tbody>
          {relations.map(({ relation, case: other, title, ended }) => (
            <tr>
              <Cell of={names[0]} kind="first nowrap">
                {say(relationWords[relation])}
              </Cell>
              <Cell of={names[1]} kind="grow">
                <a class="number" href={`/cases/${other}`}>
                  {other}
                </a>{' '}
                {title}
              </Cell>
              <Cell of={names[2]} kind="nowrap">
                {ended ?? say('goesOn')}
              </Cell>
              <Cell of={names[3]} kind="actions-cell">
                {tells && (
                  <Form visit={visit} action={`/cases/${file.number}/retention/unrelate`}>
                    <Hidden name="version" value={file.version} />
                    <Hidden name="relation" value={relation} />
                    <Hidden name="other" value={other} />
                    <button type="submit" class="small">
                      {say('endRelation')}
                      <span class="hidden"> {other}</span>
                    </button>
                  </Form>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const relationWords = { parent: 'isParent', related: 'isRelated', needs: 'isNeeded' } as const
