import type { Hold } from 'casekeep'
import { caughtUp, Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { heldWhat } from '../holds/said.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { Badge, Crumbs, Fact, Facts, ProblemBox } from './parts.tsx'

/** Which of the two forms was sent, with what was typed into it. */
interface Opened {
  readonly act: HoldAct | null
  readonly entries: Entries
  readonly problems: Problems
}
const holdActs = ['review', 'lift'] as const
type HoldAct = (typeof holdActs)[number]
const isHoldAct = (act: string): act is HoldAct => (holdActs as readonly string[]).includes(act)

/** One hold: what it covers and why; the archive looks at it again here, or lifts it. */
export async function holdPage(c: Ask) {
  return page(c, { act: null, entries: new Entries(), problems: noProblems })
}

/** Whoever reloads a refused form comes back to the hold. */
export function backToHold(c: Ask) {
  return c.redirect(`/holds/${encodeURIComponent(c.req.param('number')!)}`, 303)
}

export async function actOnHold(c: Ask) {
  const visit = c.get('signedIn')
  const act = c.req.param('act')!
  if (!isHoldAct(act)) return notFoundPage(c)
  const hold = c.req.param('number')!
  const entries = await Entries.posted(c)
  const { hold: known } = await visit.desk.holds.get({ hold })
  const operation = `holds.${act}` as const
  try {
    await visit.desk.run(operation, {
      hold,
      version: entries.number('version'),
      idempotencyKey: entries.given('key'),
      ...(act === 'lift' ? { reason: entries.text('reason') } : { review: entries.text('review') }),
    })
    return done(c, `/holds/${hold}`, operation, hold)
  } catch (error) {
    const problems = problemsOf(error, visit, entries)
    const now = caughtUp(
      problems,
      entries,
      Entries.of({ review: known.review }),
      known.version,
      (_name, value) => value,
    )
    return page(c, { act, ...now })
  }
}

async function page(c: Ask, opened: Opened) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const { hold } = await desk.holds.get({ hold: c.req.param('number')! })
  const acts = keepsArchive(visit.person) && hold.state === 'active'
  return show(
    c,
    <Layout visit={visit} title={`${naming.term('thing.hold')} ${hold.number}`}>
      <Crumbs trail={[['/holds', say('holds')]]} />
      <div class="heading">
        <h1>
          {naming.term('thing.hold')} <span class="number">{hold.number}</span>
        </h1>
        <Badge state={`hold-${hold.state}`}>{naming.term(`hold.${hold.state}`)}</Badge>
        {hold.reviewDue && <Badge state="late">{say('reviewDue')}</Badge>}
      </div>
      {!acts && <ProblemBox problems={opened.problems} />}
      <HoldFacts visit={visit} hold={hold} />
      {acts && (
        <section class="acts" aria-label={say('whatCanBeDone')}>
          {holdActs.map((act) => (
            <details class="panel" id={act} open={opened.act === act || (act === 'review' && hold.reviewDue)}>
              <summary>{naming.term(`operation.holds.${act}`)}</summary>
              <HoldForm visit={visit} hold={hold} act={act} opened={opened} />
            </details>
          ))}
        </section>
      )}
    </Layout>,
    opened.problems.status,
  )
}

interface HoldFormProps {
  readonly visit: SignedIn
  readonly hold: Hold
  readonly act: HoldAct
  readonly opened: Opened
}

function HoldForm({ visit, hold, act, opened }: HoldFormProps) {
  const { naming, say } = visit
  const isOpened = opened.act === act
  // A day that is over cannot be kept.
  const entries = isOpened ? opened.entries : Entries.of(hold.reviewDue ? {} : { review: hold.review })
  const problems = isOpened ? opened.problems : noProblems
  const control = (name: string) => ({ visit, entries, problems, name })
  return (
    <EntryForm visit={visit} problems={problems} action={`/holds/${hold.number}/${act}`} back={`/holds/${hold.number}`}>
      <Hidden name="version" value={entries.given('version') ?? hold.version} />
      <Hidden name="key" value={crypto.randomUUID()} />
      <p class="muted">{say(act === 'lift' ? 'liftMeans' : 'reviewMeans')}</p>
      {act === 'lift' ? (
        <AreaControl {...control('reason')} label={naming.term('label.reason')} required rows={2} />
      ) : (
        <div class="grid">
          <TextControl {...control('review')} label={say('reviewOn')} type="date" required />
        </div>
      )}
      <p class="submit">
        <button type="submit" class={act === 'lift' ? 'grave' : 'main'}>
          {naming.term(`operation.holds.${act}`)}
        </button>
      </p>
    </EntryForm>
  )
}

function HoldFacts({ visit, hold }: { readonly visit: SignedIn; readonly hold: Hold }) {
  const { naming, say } = visit
  const { on } = hold
  return (
    <Facts>
      <Fact name={naming.term('member.kind')}>{naming.term(`holdKind.${hold.kind}`)}</Fact>
      <Fact name={say('heldWhat')}>
        {on.scope === 'case' ? (
          <a class="number" href={`/cases/${on.case}`}>
            {on.case}
          </a>
        ) : (
          heldWhat(on, visit)
        )}
      </Fact>
      {hold.kept.length > 0 && (
        <Fact name={say('heldSince')}>
          {hold.kept.map((number) => (
            <a class="number" href={`/cases/${number}`}>
              {number}{' '}
            </a>
          ))}
        </Fact>
      )}
      <Fact name={naming.term('label.reason')}>
        <span class="pre">{hold.reason}</span>
      </Fact>
      <Fact name={say('reviewOn')}>{hold.review}</Fact>
      <Fact name={say('placedBy')}>
        {naming.person(hold.placedBy)} <span class="muted">{naming.moment(hold.placed)}</span>
      </Fact>
      {hold.lifted !== null && (
        <Fact name={say('liftedBy')}>
          {naming.person(hold.liftedBy ?? '')} <span class="muted">{naming.moment(hold.lifted)}</span>
        </Fact>
      )}
      {hold.liftReason !== null && (
        <Fact name={say('liftReason')}>
          <span class="pre">{hold.liftReason}</span>
        </Fact>
      )}
      <Fact name={naming.term('label.policyVersion')}>{hold.policy}</Fact>
    </Facts>
  )
}
