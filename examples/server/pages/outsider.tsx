import type { Agreement, Outsider, ToldRequest } from 'casekeep'
import { agreementsOf, isHeld } from '../agreements/standing.ts'
import { gather } from '../gather.ts'
import { findOutsider } from '../outsiders/known.ts'
import { keepsArchive, seesEveryRequest } from '../requests/whose.ts'
import { subjectAt } from '../subjects/asked.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { AgreementBadge, AgreementEnd, agreementAt, outsiderAt } from './agreement-parts.tsx'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { wholeOf } from './my-requests.tsx'
import { Cell, Columns, Crumbs, Empty, Fact, Facts, Pages } from './parts.tsx'
import { RequestTable } from './request-table.tsx'

/** So many requests stand on a page, found among so many pages of the list at most. */
const [enough, most] = [20, 5]

/** Somebody from outside: who they are, who answers for them, what they signed, and what was asked for them. */
export async function outsiderPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say, person: me } = visit
  const outsider = await findOutsider(visit, c.req.query('person') ?? '')
  if (outsider === null) return notFoundPage(c)
  const { person, sponsor } = outsider
  const agreements = await agreementsOf(visit, person)
  const after = c.req.query('after')
  const asked = await gather((from) => desk.requests.list({ scope: 'all', after: from, limit: 200 }), after, {
    keep: (request) => request.outsider?.person === person,
    enough,
    most,
  })
  const mayCorrect = sponsor === me.id || keepsArchive(me)
  return show(
    c,
    <Layout visit={visit} title={outsider.name} wide>
      <Crumbs trail={[['/outsiders', say('outsiders')]]} />
      <div class="heading">
        <h1>{outsider.name}</h1>
        <span class="muted">{outsider.organization}</span>
      </div>
      <div class="actions page-acts">
        {sponsor === me.id && (
          <a class="button main" href={`/requests/new?${new URLSearchParams({ outsider: person })}`}>
            {say('askForThem')}
          </a>
        )}
        {mayCorrect && (
          <a class="button" href={outsiderAt(person, '/correct')}>
            {say('correctEntry')}
          </a>
        )}
        {seesEveryRequest(me) && (
          <a class="button" href={subjectAt({ person })}>
            {say('keptOnThem')}
          </a>
        )}
      </div>
      {!agreements.some((one) => isHeld(one, visit.archive.today())) && <NoneHeld visit={visit} />}
      <div class="halves">
        <section>
          <h2>{visit.naming.term('label.outsider')}</h2>
          <Entry visit={visit} outsider={outsider} />
        </section>
        <section id="agreements">
          <div class="heading">
            <h2>{say('theirAgreements')}</h2>
            {keepsArchive(me) && (
              <a class="button small" href={`/agreements/new?${new URLSearchParams({ person })}`}>
                {say('enterAgreement')}
              </a>
            )}
          </div>
          {agreements.length === 0 ? (
            <Empty>{say('neverSigned')}</Empty>
          ) : (
            <Agreements visit={visit} agreements={agreements} />
          )}
        </section>
      </div>
      <section id="requests">
        <h2>{say('theirRequests')}</h2>
        <Requests visit={visit} rows={await wholeOf(visit, asked.items)} goesOn={asked.next !== null} />
        <Pages visit={visit} next={asked.next} after={after} part="requests" />
      </section>
    </Layout>,
  )
}

function NoneHeld({ visit }: { readonly visit: SignedIn }) {
  const isEnforced = visit.archive.policy.settings.agreements.outsiders === 'enforced'
  return (
    <div class="note">
      <p>{visit.say(isEnforced ? 'noneHeld' : 'noneHeldWarned')}</p>
    </div>
  )
}

function Entry({ visit, outsider }: { readonly visit: SignedIn; readonly outsider: Outsider }) {
  const { naming, say } = visit
  return (
    <Facts>
      <Fact name={say('shortName')}>{outsider.person}</Fact>
      <Fact name={naming.term('label.identity')}>{outsider.identity}</Fact>
      <Fact name={naming.term('label.letter')}>
        {outsider.letter === null ? say('noLetter') : <code class="hash">{outsider.letter}</code>}
      </Fact>
      <Fact name={naming.term('label.sponsor')}>{naming.person(outsider.sponsor)}</Fact>
      <Fact name={say('sponsoredUntil')}>{outsider.until ?? say('noEnd')}</Fact>
      <Fact name={say('enteredBy')}>{naming.person(outsider.recordedBy)}</Fact>
      <Fact name={say('enteredOn')}>{naming.moment(outsider.recorded)}</Fact>
    </Facts>
  )
}

function Agreements({ visit, agreements }: { readonly visit: SignedIn; readonly agreements: readonly Agreement[] }) {
  const { naming, say } = visit
  const names = [naming.term('label.signed'), naming.term('label.state'), say('holdsUntil')] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {agreements.map((agreement) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={agreementAt(agreement)}>{agreement.signed}</a>
            </Cell>
            <Cell of={names[1]}>
              <AgreementBadge visit={visit} agreement={agreement} />
            </Cell>
            <Cell of={names[2]}>
              <AgreementEnd visit={visit} agreement={agreement} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RequestsProps {
  readonly visit: SignedIn
  readonly rows: readonly ToldRequest[]
  /** There is more to be looked through. */
  readonly goesOn: boolean
}

function Requests({ visit, rows, goesOn }: RequestsProps) {
  if (rows.length > 0) return <RequestTable visit={visit} rows={rows} />
  return <Empty>{visit.say(goesOn ? 'noneSoFar' : 'noRequestsForThem')}</Empty>
}
