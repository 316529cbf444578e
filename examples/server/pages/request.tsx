import { isCasekeepError, type RequestItem, type RequestOutsider, type ToldRequest } from 'casekeep'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { knowing } from '../outsiders/known.ts'
import { lossesOf } from '../requests/losses.ts'
import { standingOf } from '../requests/standing.ts'
import { type Titles, titlesOf } from '../requests/titles.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import { reasonsAgainst, type WhyNot, whyNot } from '../requests/why-not.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { outsiderAt } from './agreement-parts.tsx'
import { done, show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Badge, Crumbs, Empty, Fact, Facts, ProblemBox } from './parts.tsx'
import { offeredActs, requestActs, typedIn } from './request-acts.tsx'
import { ActForms, type Opened } from './request-forms.tsx'
import { ItemTable } from './request-items.tsx'
import { itemName } from './request-parts.tsx'
import { Steps } from './request-steps.tsx'

/** One request: what is asked, how it stands, and what the reader can do with it now. */
export async function requestPage(c: Ask) {
  const key = c.req.param('act')
  if (key !== undefined && !Object.hasOwn(requestActs, key)) return notFoundPage(c)
  const item = c.req.query('item')
  const entries = Entries.of(key !== undefined && item !== undefined ? { [`${key}.item`]: item } : {})
  return page(c, { key: key ?? null, entries, problems: noProblems })
}

export async function actOnRequest(c: Ask) {
  const key = c.req.param('act')!
  const act = Object.hasOwn(requestActs, key) ? requestActs[key] : undefined
  if (act === undefined) return notFoundPage(c)
  const visit = c.get('signedIn')
  const request = c.req.param('number')!
  const entries = await Entries.posted(c)
  const { items } = await visit.desk.requests.get({ request })
  const { possible } = await visit.desk.requests.possible({ request })
  const positions = possible.find(({ operation }) => operation === act.operation)?.items ?? []
  // A decision is about what is still asked for.
  const meant = items.filter(({ position, state }) =>
    act.operation === 'requests.decide' ? state === 'asked' : positions.includes(position),
  )
  const typed = typedIn(entries, key)
  if (act.needsItems === true && typed.items.length === 0) {
    return page(c, { key, entries, problems: problem(`${key}.items`, visit.say('chooseSome')) })
  }
  const fieldOf = act.fieldOf ?? (([field]) => String(field))
  try {
    await visit.desk.run(act.operation, {
      request,
      version: entries.number('version'),
      idempotencyKey: entries.given('key'),
      ...act.input(typed, meant),
    })
    return done(c, `/requests/${request}`, act.operation, request)
  } catch (error) {
    const nameOf = (path: Parameters<typeof fieldOf>[0]) =>
      path.length === 0 ? '' : `${key}.${fieldOf(path, typed, meant)}`
    return page(c, { key, entries, problems: refused(error, visit, entries, request, nameOf) })
  }
}

/** A number that is typed into the form and is not there is a mistake of typing, not of the address. */
function refused(
  error: unknown,
  visit: SignedIn,
  entries: Entries,
  request: string,
  nameOf: Parameters<typeof problemsOf>[3],
): Problems {
  if (isCasekeepError(error, 'NOT_FOUND') && error.details.number !== request) {
    return problem('resolve.numbers', visit.say('notThere', { number: error.details.number }))
  }
  return problemsOf(error, visit, entries, nameOf)
}

async function page(c: Ask, opened: Opened) {
  const { desk } = c.get('signedIn')
  const name = { request: c.req.param('number')! }
  const whole = await desk.requests.get(name)
  const { possible, refused } = await desk.requests.possible(name)
  const { request, items, steps } = whole
  const visit = knowing(c.get('signedIn'), [request.outsider])
  const { naming, say } = visit
  const titles = await titlesOf(visit, items, request.cases)
  const losses = await lossesOf(visit, items)
  const isPossible = opened.key === null || offeredActs(whole, possible).some(({ key }) => key === opened.key)
  // Why the act that was come for is not possible is told above.
  const told = isPossible ? null : requestActs[opened.key!]!.operation
  return show(
    c,
    <Layout visit={visit} title={`${naming.term(`requestKind.${request.kind}`)} ${request.number}`} wide>
      <Crumbs trail={[[listAsSeen('/requests', visit), say('requests')]]} />
      <Identity visit={visit} whole={whole} />
      {!isPossible && opened.problems === noProblems && (
        <div class="note">
          <p>{say('notPossibleNow')}</p>
          <Reasons reasons={whyNotOffered(opened.key!, whole, refused, visit)} />
        </div>
      )}
      {!isPossible && <ProblemBox problems={opened.problems} />}
      <div class="request-page">
        <div>
          <ActForms visit={visit} whole={whole} titles={titles} possible={possible} opened={opened} />
          <NotPossible
            visit={visit}
            whole={whole}
            titles={titles}
            acts={whyNot(refused, whole, visit).filter(({ operation }) => operation !== told)}
          />
          <section id="items">
            <h2>{say('requestedDocuments')}</h2>
            {items.length === 0 ? (
              <Empty>{say('nothingKnownYet')}</Empty>
            ) : (
              <ItemTable visit={visit} request={request} items={items} titles={titles} losses={losses} />
            )}
          </section>
        </div>
        <div>
          {steps.length > 0 && (
            <section id="steps">
              <h2>{naming.term('label.steps')}</h2>
              <Steps visit={visit} whole={whole} />
            </section>
          )}
          <section id="facts">
            <h2>{naming.term('thing.requestForm')}</h2>
            <RequestFacts visit={visit} whole={whole} titles={titles} />
            <Papers visit={visit} whole={whole} />
          </section>
        </div>
      </div>
    </Layout>,
    opened.problems.status,
  )
}

/** Why the act of an address has no form here: as the library refuses it, or since nobody needs it any more. */
function whyNotOffered(
  key: string,
  { request, items }: ToldRequest,
  refused: Parameters<typeof reasonsAgainst>[1],
  visit: SignedIn,
): readonly string[] {
  if (key === 'recall' && items.some(({ overdue }) => overdue)) return [visit.say('recallOverdue')]
  return reasonsAgainst(requestActs[key]!.operation, refused, request.number, visit)
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <ul>
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  )
}

interface NotPossibleProps extends WholeProps {
  readonly titles: Titles
  readonly acts: readonly WhyNot[]
}

/** What the reader may look for in vain, and why. */
function NotPossible({ visit, whole, titles, acts }: NotPossibleProps) {
  const { naming, say } = visit
  if (acts.length === 0) return null
  return (
    <section class="panel why-not" id="why-not">
      <h2>{say('notPossible')}</h2>
      <ul>
        {acts.map(({ operation, items, reasons }) => (
          <li>
            <strong>{naming.find(`operation.${operation}`)}</strong>
            {items.length < whole.items.length && (
              <small>{naming.list(items.map((item) => itemName(item, titles, visit)))}</small>
            )}
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface WholeProps {
  readonly visit: SignedIn
  readonly whole: ToldRequest
}

/** To be printed: the form for opinions and signatures, and the slip for what changes hands. */
function Papers({ visit: { say }, whole: { request, items } }: WholeProps) {
  const changesHands = items.some(({ state }) => !stays.includes(state))
  return (
    <nav class="actions files" aria-label={say('papers')}>
      <a class="button small" href={`/requests/${request.number}/form`}>
        {say('printForm')}
      </a>
      {changesHands && (
        <a class="button small" href={`/requests/${request.number}/slip`}>
          {say('printSlip')}
        </a>
      )}
    </nav>
  )
}
/** What is not granted, or was never fetched, changes no hands. */
const stays: readonly RequestItem['state'][] = ['asked', 'refused', 'withdrawn', 'expired']

/** With their organization; their entry is for who answers for them, and for the archive and auditors. */
function OutsiderName({ visit, outsider }: { readonly visit: SignedIn; readonly outsider: RequestOutsider }) {
  const { person, name, organization, sponsor } = outsider
  const knowsEntry = sponsor === visit.person.id || seesEveryRequest(visit.person)
  return (
    <>
      <strong>{knowsEntry ? <a href={outsiderAt(person)}>{name}</a> : name}</strong> {organization}
    </>
  )
}

/** Which request this is, for what, and how it stands. */
function Identity({ visit, whole }: WholeProps) {
  const { naming } = visit
  const { request, items } = whole
  return (
    <div class="identity">
      <div class="heading">
        <h1>
          {naming.term(`requestKind.${request.kind}`)} <span class="number">{request.number}</span>
        </h1>
        <Badge state={request.state}>{naming.term(`request.${request.state}`)}</Badge>
        {items.some(({ overdue }) => overdue) && <Badge state="late">{naming.term('label.overdue')}</Badge>}
      </div>
      <p class="about">
        <span>
          {naming.term('label.requester')} <strong>{naming.person(request.requester)}</strong>
        </span>
        <span>{naming.department(request.department)}</span>
        {request.outsider !== null && (
          <span>
            {naming.term('label.outsider')} <OutsiderName visit={visit} outsider={request.outsider} />
          </span>
        )}
        <span>
          {naming.term('label.asked')} <strong>{naming.day(request.asked)}</strong>
        </span>
        {items.length > 0 && request.level !== null && (
          <span>
            {naming.term('label.level')} <strong>{naming.level(request.level)}</strong>
          </span>
        )}
      </p>
      <p class="purpose">
        <span class="muted">{naming.term('label.purpose')}</span> <span class="pre">{request.purpose}</span>
      </p>
      {request.description !== null && (
        <p class="purpose">
          <span class="muted">{naming.term('label.description')}</span> <span class="pre">{request.description}</span>
        </p>
      )}
      <p class="standing">{standingOf(whole, visit)}</p>
    </div>
  )
}

function RequestFacts({ visit, whole: { request }, titles }: WholeProps & { readonly titles: Titles }) {
  const { naming, say, count } = visit
  const { copies, expires } = request
  return (
    <Facts>
      {request.cases.map((number) => (
        <Fact name={naming.term('thing.case')}>
          {titles.cases.has(number) ? (
            <>
              <a class="number" href={`/cases/${number}`}>
                {number}
              </a>{' '}
              {titles.cases.get(number)}
            </>
          ) : (
            <span class="number">{number}</span>
          )}
        </Fact>
      ))}
      {request.kind === 'loan' ? (
        <Fact name={naming.term('label.days')}>
          {request.days === null ? say('asMuchAsAllowed') : count('workingDays', request.days)}
        </Fact>
      ) : (
        <Fact name={naming.term('thing.consultation')}>
          {say('fromUntil', { from: request.from, until: request.until ?? '' })}
        </Fact>
      )}
      {copies.asked > 0 && (
        <Fact name={naming.term('label.copies')}>
          {request.decided === null
            ? say('copiesAskedOnly', { asked: copies.asked })
            : say('copiesOf', { asked: copies.asked, allowed: copies.allowed })}
        </Fact>
      )}
      <Fact name={naming.term('label.department')}>{naming.department(request.department)}</Fact>
      {request.decided !== null && <Fact name={say('decidedOn')}>{naming.moment(request.decided)}</Fact>}
      {expires !== null && <Fact name={naming.term('label.expires')}>{expires}</Fact>}
      {request.closed !== null && <Fact name={naming.term('label.closed')}>{naming.moment(request.closed)}</Fact>}
      {request.reason !== null && request.state !== 'rejected' && (
        <Fact name={naming.term('label.reason')}>{request.reason}</Fact>
      )}
      <Fact name={naming.term('label.policyVersion')}>{request.policy}</Fact>
    </Facts>
  )
}
