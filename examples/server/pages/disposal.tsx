import { type BlockedEntry, isCasekeepError } from 'casekeep'
import { disposalStanding } from '../disposals/standing.ts'
import { rememberStayed, stayedOf } from '../disposals/stayed.ts'
import { type WholeDisposal, wholeDisposal } from '../disposals/whole.ts'
import { begun, reasonsAgainstDisposal, type WhyNotDisposal, whyNotDisposal } from '../disposals/why-not.ts'
import { Entries, eachBlock, noProblems, problem, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { disposalActs, typedOf } from './disposal-acts.tsx'
import { Progress } from './disposal-controls.tsx'
import { EntryTable } from './disposal-entries.tsx'
import { actsOf, DisposalForms, type OpenedAct } from './disposal-form.tsx'
import { DisposalBadge, EntryName } from './disposal-parts.tsx'
import { DisposalSteps, Witnesses } from './disposal-steps.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, Fact, Facts, ProblemBox } from './parts.tsx'

/** One disposal: what stands on it, how far it has come, and what the reader can do with it now (P9.2). */
export async function disposalPage(c: Ask) {
  const key = c.req.param('act')
  if (key !== undefined && !Object.hasOwn(disposalActs, key)) return notFoundPage(c)
  return page(c, { key: key ?? null, entries: new Entries(), problems: noProblems })
}

export async function actOnDisposal(c: Ask) {
  const key = c.req.param('act')!
  const act = Object.hasOwn(disposalActs, key) ? disposalActs[key] : undefined
  if (act === undefined) return notFoundPage(c)
  const visit = c.get('signedIn')
  const disposal = c.req.param('number')!
  const entries = await Entries.posted(c)
  const whole = await wholeDisposal(visit, disposal)
  const input = act.input(typedOf(entries, key), whole, visit) as Readonly<Record<string, unknown>>
  if (act.needs !== undefined && (input[act.needs] as readonly unknown[]).length === 0) {
    return page(c, { key, entries, problems: problem(`${key}.${act.needs}`, visit.say('chooseSome')) })
  }
  const fieldOf = act.fieldOf ?? (([field]) => String(field))
  try {
    const result = await visit.desk.run(act.operation, {
      disposal,
      version: entries.number('version'),
      idempotencyKey: entries.given('key'),
      ...input,
    })
    if (act.operation === 'disposals.execute') {
      rememberStayed(visit.session, disposal, (result as { readonly blocked: readonly BlockedEntry[] }).blocked)
    }
    return done(c, `/disposals/${disposal}`, act.operation, disposal)
  } catch (error) {
    // An entry that is named and not on the list is a mistake of typing, not of the address.
    if (isCasekeepError(error, 'NOT_FOUND')) throw error
    const nameOf = (path: Parameters<typeof fieldOf>[0]) => (path.length === 0 ? '' : `${key}.${fieldOf(path, input)}`)
    return page(c, { key, entries, problems: problemsOf(error, visit, entries, nameOf) })
  }
}

async function page(c: Ask, opened: OpenedAct) {
  const visit = c.get('signedIn')
  const { naming, say, count } = visit
  const whole = await wholeDisposal(visit, c.req.param('number')!)
  const { disposal, counts, possible } = whole
  const isPossible = opened.key === null || actsOf(whole).some(({ key }) => key === opened.key)
  // Why the act that was come for is not possible is told above.
  const told = isPossible ? null : disposalActs[opened.key!]!.operation
  const againstOpened =
    told === null || opened.problems !== noProblems
      ? []
      : reasonsAgainstDisposal(told, possible.refused, disposal.number, visit)
  return show(
    c,
    <Layout visit={visit} title={`${naming.term('thing.disposal')} ${disposal.number}`} wide>
      <Crumbs trail={[['/disposals', say('disposals')]]} />
      <Identity visit={visit} whole={whole} />
      {!isPossible && opened.problems === noProblems && (
        <div class="note">
          <p>{say('notPossibleNow')}</p>
          <Reasons reasons={againstOpened} />
        </div>
      )}
      {!isPossible && <ProblemBox problems={opened.problems} />}
      <div class="request-page">
        <div>
          {disposal.state === 'executing' && (
            <section class="panel" aria-label={say('howFar')} id="progress">
              <Progress visit={visit} done={counts.done} all={counts.done + counts.approved} />
              <Stayed visit={visit} whole={whole} />
            </section>
          )}
          <DisposalForms visit={visit} whole={whole} opened={opened} />
          <NotPossible
            visit={visit}
            acts={whyNotDisposal(whole, visit).filter(({ operation }) => operation !== told)}
          />
          <section id="entries">
            <div class="heading">
              <h2>{naming.term('operation.disposals.entries')}</h2>
              <small class="muted">
                {naming.parts([
                  count('entriesN', disposal.entries),
                  count('documentsN', counts.documents),
                  count('pagesN', counts.pages),
                ])}
              </small>
            </div>
            <EntryTable visit={visit} whole={whole} />
          </section>
        </div>
        <div>
          <section id="steps">
            <h2>{naming.term('label.steps')}</h2>
            <DisposalSteps visit={visit} disposal={disposal} />
          </section>
          {disposal.execution !== null && (
            <section id="execution">
              <h2>{say('executionOf')}</h2>
              <Witnesses visit={visit} disposal={disposal} />
            </section>
          )}
          <section id="facts">
            <h2>{naming.term('label.fields')}</h2>
            <DisposalFacts visit={visit} whole={whole} />
            <Papers visit={visit} whole={whole} />
          </section>
        </div>
      </div>
    </Layout>,
    opened.problems.status,
  )
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

/** What the reader may look for in vain, and why. */
function NotPossible({ visit, acts }: { readonly visit: SignedIn; readonly acts: readonly WhyNotDisposal[] }) {
  const { naming, say } = visit
  if (acts.length === 0) return null
  return (
    <section class="panel why-not" id="why-not">
      <h2>{say('notPossible')}</h2>
      <ul>
        {acts.map(({ operation, reasons }) => (
          <li>
            <strong>{naming.find(`operation.${operation}`)}</strong>
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface WholeProps {
  readonly visit: SignedIn
  readonly whole: WholeDisposal
}

/** What stayed when a portion was carried out last, each with all its reasons. */
function Stayed({ visit, whole: { disposal, entries } }: WholeProps) {
  const { say } = visit
  const isLeft = ({ entry }: BlockedEntry) =>
    entries.some(({ position, state }) => position === entry && state === 'approved')
  const stayed = stayedOf(visit.session, disposal.number).filter(isLeft)
  if (stayed.length === 0) return null
  return (
    <div class="note">
      <p>{say('stayedOnList')}</p>
      <ul>
        {stayed.map((one) => {
          const entry = entries.find(({ position }) => position === one.entry)!
          // Which entry it is stands above its reasons.
          const blocks = one.blocks.map((block) => ({ ...block, case: undefined }))
          const { reasons } = eachBlock({ what: 'disposal', number: disposal.number, blocks }, visit)
          return (
            <li>
              <EntryName visit={visit} entry={entry} />
              <Reasons reasons={reasons.map(begun)} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Which list this is, and how it stands. */
function Identity({ visit, whole }: WholeProps) {
  const { naming } = visit
  const { disposal } = whole
  return (
    <div class="identity">
      <div class="heading">
        <h1>
          {naming.term('thing.disposal')} <span class="number">{disposal.number}</span>
        </h1>
        <DisposalBadge visit={visit} disposal={disposal} />
      </div>
      <p class="about">
        <span>
          <strong>{disposal.title}</strong>
        </span>
        <span>
          {visit.say('proposedBy')} <strong>{naming.person(disposal.proposedBy)}</strong>
        </span>
        <span>
          {naming.term('label.level')} <strong>{naming.level(disposal.level)}</strong>
        </span>
      </p>
      <p class="standing">{disposalStanding(whole, visit)}</p>
    </div>
  )
}

function DisposalFacts({ visit, whole: { disposal, counts } }: WholeProps) {
  const { naming, say } = visit
  const { criteria, from, lapses, execution, certificate } = disposal
  return (
    <Facts>
      <Fact name={say('proposedOn')}>{naming.moment(disposal.proposed)}</Fact>
      {criteria !== null && (
        <Fact name={say('howListed')}>
          {naming.parts([
            criteria.named === null ? say('dueUpTo', { day: criteria.upTo }) : visit.count('namedOnes', criteria.named),
            ...(criteria.category === null ? [] : [naming.category(criteria.category)]),
            ...(criteria.year === null ? [] : [String(criteria.year)]),
            ...(criteria.department === null ? [] : [naming.department(criteria.department)]),
          ])}
        </Fact>
      )}
      {from !== null && <Fact name={say('executionFrom')}>{from}</Fact>}
      {lapses !== null && <Fact name={say('approvalLapses')}>{lapses}</Fact>}
      {execution !== null && <Fact name={say('listLines')}>{execution.lines}</Fact>}
      {counts.extended > 0 && <Fact name={naming.term('disposalEntry.extended')}>{counts.extended}</Fact>}
      {counts.released > 0 && <Fact name={naming.term('disposalEntry.released')}>{counts.released}</Fact>}
      {certificate !== null && (
        <Fact name={say('certifiedOn')}>
          {naming.moment(certificate.certified.at)} <span class="muted">{naming.person(certificate.certified.by)}</span>
        </Fact>
      )}
      {certificate !== null && (
        <Fact name={say('listDigest')}>
          <code class="hash">{certificate.list.digest}</code>
        </Fact>
      )}
      {disposal.closed !== null && <Fact name={naming.term('label.closed')}>{naming.moment(disposal.closed)}</Fact>}
      {disposal.reason !== null && <Fact name={naming.term('label.reason')}>{disposal.reason}</Fact>}
      <Fact name={naming.term('label.policyVersion')}>{disposal.policy}</Fact>
    </Facts>
  )
}

/** To be printed and kept: the destruction list, and once there is one the certificate. */
function Papers({ visit: { say }, whole: { disposal } }: WholeProps) {
  const at = `/disposals/${disposal.number}`
  return (
    <nav class="actions files" aria-label={say('papers')}>
      <a class="button small" href={`${at}/list`}>
        {say('printDestructionList')}
      </a>
      {(disposal.execution?.lines ?? 0) > 0 && (
        <a class="button small" href={`${at}/list.csv`}>
          {say('destructionListAsCsv')}
        </a>
      )}
      {disposal.certificate !== null && (
        <a class="button small" href={`${at}/certificate`}>
          {say('printCertificate')}
        </a>
      )}
    </nav>
  )
}
