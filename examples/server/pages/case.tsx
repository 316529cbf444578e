import type { CaseFile } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import { subjectAt, subjectOfCase } from '../subjects/asked.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { CaseActions } from './case-actions.tsx'
import { CaseBatches } from './case-batches.tsx'
import { CaseFields, CaseRecord } from './case-facts.tsx'
import { HistoryPart, latestHistory } from './case-history.tsx'
import { Checklist } from './checklist.tsx'
import { Contents, contentsFilters, findContents } from './contents.tsx'
import { DutiesOfCase } from './duty-rows.tsx'
import { readFilters } from './filters.tsx'
import { goneCasePage, isGone } from './gone-case.tsx'
import { KeptUntilSection } from './kept-until.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { nextForDuty } from './next-for.ts'
import { Badge, Crumbs } from './parts.tsx'

/** Everything about one case on one page, what is to be done first. */
export async function casePage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  if (isGone(file)) return goneCasePage(c, file)
  const missing = await desk.cases.missing(name)
  const documents = await documentsOfCase(visit, file.number)
  const { batches } = await desk.batches.list(name)
  const possible = await desk.cases.possible(name)
  // What is done with a document is done on its own page.
  const acts = (possible.case ?? []).filter(({ operation }) => !operation.startsWith('documents.'))
  const { items } = await desk.duties.list(name)
  const duties = items.map((duty) => ({ duty, next: nextForDuty(duty, { possible, batches }, visit) }))
  const history = await latestHistory(visit, file.number)
  const retention = await desk.retention.get(name)
  const filters = contentsFilters(visit, file, documents, batches)
  const chosen = readFilters(c.req.query(), filters)
  const subject = seesEveryRequest(visit.person) ? subjectOfCase(file, visit) : null
  return show(
    c,
    <Layout visit={visit} title={`${file.number} ${file.title}`} wide thumb={acts.length > 0}>
      <Crumbs trail={[[listAsSeen('/cases', visit), say('cases')]]} />
      <Identity
        visit={visit}
        file={file}
        lacking={missing.lacking}
        late={duties.some(({ duty }) => duty.late)}
        held={retention.holds.length > 0}
      />
      <CaseActions
        visit={visit}
        number={file.number}
        possible={acts}
        next={duties.find(({ next }) => next !== null)?.next ?? null}
      />
      {duties.length > 0 && (
        <section class="duties" aria-labelledby="duties">
          <h2 id="duties">{naming.term('operation.duties.list')}</h2>
          <DutiesOfCase visit={visit} rows={duties} />
        </section>
      )}
      <nav class="in-page" aria-label={say('onThisPage')}>
        <InPage to="missing" text={naming.term('thing.checklist')} count={missing.lacking} late />
        <InPage to="batches" text={naming.term('operation.batches.list')} count={batches.length} />
        <InPage to="documents" text={naming.term('operation.documents.list')} count={documents.length} />
        <InPage to="facts" text={naming.term('label.fields')} />
        <InPage to="kept" text={say('keptUntil')} />
        <InPage to="history" text={naming.term('operation.trail.history')} />
      </nav>
      <div class="case-page">
        <div class="state">
          <section id="missing">
            <div class="heading">
              <h2>{naming.term('thing.checklist')}</h2>
              {missing.lacking > 0 && <Badge state="soon">{say('lackingCount', { n: missing.lacking })}</Badge>}
            </div>
            <Checklist visit={visit} category={file.category} lines={missing.lines} />
          </section>
          <section id="facts">
            <h2>{naming.term('label.fields')}</h2>
            <CaseFields visit={visit} file={file} />
            {subject !== null && (
              <p>
                <a href={subjectAt(subject)}>{say('keptOnThem')}</a>
              </p>
            )}
            <CaseRecord visit={visit} file={file} headed />
            <KeptUntilSection visit={visit} category={file.category} retention={retention} />
          </section>
        </div>
        <div class="work">
          <section id="batches">
            <h2>{naming.term('operation.batches.list')}</h2>
            <CaseBatches visit={visit} batches={batches} documents={documents} possible={possible.batches} />
          </section>
          <section id="documents">
            <h2>{naming.term('operation.documents.list')}</h2>
            <Contents
              visit={visit}
              file={file}
              filters={filters}
              chosen={chosen}
              all={documents.length}
              found={findContents(documents, chosen)}
            />
          </section>
        </div>
        <div class="past">
          <section id="history">
            <div class="heading">
              <h2>{naming.term('operation.trail.history')}</h2>
              <a
                class="button small"
                href={`/cases/${file.number}/verify`}
                hx-get={`/cases/${file.number}/verify`}
                hx-target="#verified"
              >
                {say('verify')}
              </a>
            </div>
            <div id="verified" />
            <ol class="history panel">
              <HistoryPart visit={visit} number={file.number} page={history} />
            </ol>
          </section>
        </div>
      </div>
    </Layout>,
  )
}

interface IdentityProps {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly lacking: number
  readonly late: boolean
  /** A hold covers it: nothing of it is destroyed, handed on or lent. */
  readonly held: boolean
}

/** Which case this is and how it stands, in two lines. */
function Identity({ visit, file, lacking, late, held }: IdentityProps) {
  const { naming, say } = visit
  return (
    <div class="identity">
      <div class="heading">
        <h1>
          <span class="number">{file.number}</span> {file.title}
        </h1>
        <Badge state={file.state}>{naming.find(`case.${file.state}`)}</Badge>
        {lacking > 0 && <Badge state="soon">{say('lackingCount', { n: lacking })}</Badge>}
        {late && <Badge state="late">{naming.term('label.late')}</Badge>}
        {held && <Badge state="late">{say('isHeld')}</Badge>}
      </div>
      <p class="about">
        <span>{naming.category(file.category)}</span>
        <span>
          {naming.term('label.level')} <strong>{naming.level(file.level)}</strong>
        </span>
        <span>
          {naming.term('label.responsibleDepartment')} <strong>{naming.department(file.department)}</strong>
        </span>
        <span>
          {naming.term('label.owner')} <strong>{naming.person(file.owner)}</strong>
        </span>
        <span>
          {naming.term('label.opened')} <strong>{naming.day(file.opened)}</strong>
        </span>
        {file.mergedInto !== null && (
          <span>
            {say('mergedInto')} <a href={`/cases/${file.mergedInto}`}>{file.mergedInto}</a>
          </span>
        )}
      </p>
    </div>
  )
}

interface InPageProps {
  readonly to: string
  readonly text: string
  readonly count?: number
  readonly late?: boolean
}

function InPage({ to, text, count = 0, late = false }: InPageProps) {
  return (
    <a href={`#${to}`}>
      {text}
      {count > 0 && <span class={`tally ${late ? 'late' : ''}`}>{count}</span>}
    </a>
  )
}
