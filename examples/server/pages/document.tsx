import type { CaseDocument, DocumentRevision } from 'casekeep'
import { changeAs, type Describable, describable, typedOf } from '../document-fields.ts'
import { caughtUp, Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { lossesOf } from '../requests/losses.ts'
import { standingOfDocument } from '../requests/of-document.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, SelectControl, Submit, TextControl } from './controls.tsx'
import { DescriptionControls } from './description-controls.tsx'
import { DocumentLending } from './document-lending.tsx'
import { EntryForm } from './entry-form.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Badge, Crumbs, Empty, Fact, Facts } from './parts.tsx'

export async function documentPage(c: Ask) {
  return page(c, null, noProblems)
}

function begin(document: CaseDocument): Entries {
  return new Entries(Object.entries(typedOf(document)).map(([field, typed]) => [`changes.${field}`, typed]))
}

export async function correctDocument(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const entries = await Entries.posted(c)
  const { document } = await visit.desk.documents.get({ document: number })
  const known = begin(document)
  const changes: Record<string, unknown> = {}
  for (const field of describable) {
    const name = `changes.${field}`
    if (!entries.has(name) || entries.text(name) === known.text(name)) continue
    changes[field] = changeAs(field, entries.text(name))
  }
  try {
    await visit.desk.run('documents.correct', {
      document: number,
      version: entries.number('version'),
      reason: entries.text('reason'),
      changes,
    })
    return done(c, `/documents/${number}`, 'documents.correct', number)
  } catch (error) {
    const { case: file } = await visit.desk.cases.get({ case: document.case })
    const reading = (name: string, value: string) => said(visit, file.category, name.slice('changes.'.length), value)
    const now = caughtUp(problemsOf(error, visit, entries), entries, known, document.version, reading)
    return page(c, now.entries, now.problems)
  }
}

/** A value of the catalogue as people say it. */
function said({ naming, say }: SignedIn, category: string, field: string, value: string): string {
  switch (field) {
    case 'kind':
      return naming.kind(category, value)
    case 'channel':
    case 'medium':
      return naming.find(`${field}.${value}`)
    case 'level':
      return naming.level(value)
    case 'important':
      return say(value === 'true' ? 'yes' : 'no')
    case 'original':
      return naming.term(value === 'true' ? 'label.original' : 'label.copy')
    default:
      return value
  }
}

async function page(c: Ask, entries: Entries | null, problems: Problems) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const { document } = await desk.documents.get({ document: c.req.param('number')! })
  const { case: file } = await desk.cases.get({ case: document.case })
  const { revisions } = await desk.documents.revisions({ document: document.number! })
  const possible = await desk.cases.possible({ case: document.case })
  const isFiled = document.state === 'archived' || document.state === 'superseded'
  const lending = isFiled && keepsArchive(visit.person) ? await standingOfDocument(visit, document.number!) : null
  const losses = await lossesOf(visit, lending?.held.map(({ item }) => item) ?? [])
  const mayCorrect = isFiled && (possible.case ?? []).some(({ operation }) => operation === 'documents.correct')
  return show(
    c,
    <Layout visit={visit} title={`${document.number} ${document.title}`} wide>
      <Crumbs
        trail={[
          [listAsSeen('/cases', visit), say('cases')],
          [`/cases/${file.number}`, `${file.number} ${file.title}`],
          [`/batches/${document.batch}`, document.batch],
        ]}
      />
      <div class="heading">
        <h1>
          <span class="number">{document.number}</span> {document.title}
        </h1>
        <Badge state={document.state}>{naming.find(`document.${document.state}`)}</Badge>
        {document.state === 'archived' && file.state !== 'voided' && (
          <a class="button" href={`/requests/new?case=${document.case}&documents=${document.number}`}>
            {naming.term('operation.requests.ask')}
          </a>
        )}
      </div>
      <div class="halves">
        <section>
          <h2>{say('catalogue')}</h2>
          <DocumentFacts visit={visit} category={file.category} document={document} />
        </section>
        <section>
          <h2>{naming.term('operation.documents.revisions')}</h2>
          {revisions.length === 0 && <Empty>{say('neverCorrected')}</Empty>}
          {[...revisions].reverse().map((revision) => (
            <Revision visit={visit} category={file.category} revision={revision} now={document} />
          ))}
        </section>
      </div>
      {lending !== null && <DocumentLending visit={visit} standing={lending} losses={losses} />}
      {mayCorrect && (
        <section class="panel">
          <details class="correct" open={entries !== null || c.req.path.endsWith('/correct')}>
            <summary>{naming.term('operation.documents.correct')}</summary>
            <CorrectForm
              visit={visit}
              category={file.category}
              document={document}
              entries={entries ?? begin(document)}
              problems={problems}
            />
          </details>
        </section>
      )}
    </Layout>,
    problems.status,
  )
}

interface DocumentProps {
  readonly visit: SignedIn
  readonly category: string
  readonly document: CaseDocument
}

function DocumentFacts({ visit, category, document }: DocumentProps) {
  const { naming, say } = visit
  const link = (number: string) => (
    <a class="number" href={`/documents/${number}`}>
      {number}
    </a>
  )
  return (
    <Facts>
      <Fact name={naming.term('label.kind')}>{naming.kind(category, document.kind)}</Fact>
      <Fact name={naming.term('label.author')}>{document.author === null ? '—' : naming.person(document.author)}</Fact>
      <Fact name={naming.term('label.reference')}>{document.reference ?? '—'}</Fact>
      <Fact name={naming.term('label.date')}>{typedOf(document).date || '—'}</Fact>
      <Fact name={naming.term('label.pages')}>{document.pages ?? '—'}</Fact>
      <Fact name={naming.term('label.level')}>{naming.level(document.level)}</Fact>
      <Fact name={naming.term('label.important')}>
        {document.important ? <small class="mark">{naming.mark(document.mark)}</small> : say('no')}
      </Fact>
      <Fact name={`${naming.term('label.original')} / ${naming.term('label.copy')}`}>
        {naming.term(document.original ? 'label.original' : 'label.copy')}
      </Fact>
      {document.copyReason !== null && <Fact name={naming.term('label.copyReason')}>{document.copyReason}</Fact>}
      {document.originalAt !== null && <Fact name={naming.term('label.originalAt')}>{document.originalAt}</Fact>}
      <Fact name={naming.term('label.channel')}>{naming.find(`channel.${document.channel}`)}</Fact>
      <Fact name={naming.term('label.medium')}>{naming.find(`medium.${document.medium}`)}</Fact>
      {document.event !== null && <Fact name={say('eventDate')}>{document.event}</Fact>}
      {document.handedInBy !== null && <Fact name={naming.term('label.handedInBy')}>{document.handedInBy}</Fact>}
      <Fact name={naming.term('label.collectedBy')}>
        {naming.person(document.collectedBy)} <span class="muted">{naming.moment(document.collected)}</span>
      </Fact>
      <Fact name={naming.term('label.revision')}>{document.revision}</Fact>
      {document.revises !== null && <Fact name={naming.term('label.revises')}>{link(document.revises)}</Fact>}
      {document.revisedBy !== null && <Fact name={naming.term('label.revisedBy')}>{link(document.revisedBy)}</Fact>}
    </Facts>
  )
}

interface RevisionProps {
  readonly visit: SignedIn
  readonly category: string
  readonly revision: DocumentRevision
  readonly now: CaseDocument
}

/** What the catalogue said before; what has changed since stands out. */
function Revision({ visit, category, revision, now }: RevisionProps) {
  const { naming, say } = visit
  const content = revision.content as Readonly<Record<Describable, string | number | boolean | null>>
  const changed = describable.filter((field) => Object.hasOwn(content, field) && content[field] !== now[field])
  const read = (field: Describable) => {
    const value = content[field]
    if (value === null) return '—'
    return said(visit, category, field, String(value))
  }
  return (
    <article class="revision">
      <h3>{say('asItWas', { n: revision.revision })}</h3>
      <p>
        {revision.reason}{' '}
        <span class="muted">
          {naming.person(revision.by)} · {naming.moment(revision.at)}
        </span>
      </p>
      <Facts>
        {changed.map((field) => (
          <Fact name={naming.find(`label.${field}`)}>
            <del>{read(field)}</del>
          </Fact>
        ))}
      </Facts>
    </article>
  )
}

interface CorrectFormProps extends DocumentProps {
  readonly entries: Entries
  readonly problems: Problems
}

function CorrectForm({ visit, category, document, entries, problems }: CorrectFormProps) {
  const { naming } = visit
  const control = (field: Describable) => ({ visit, entries, problems, name: `changes.${field}` })
  return (
    <EntryForm
      visit={visit}
      problems={problems}
      action={`/documents/${document.number}/correct`}
      back={`/documents/${document.number}`}
    >
      <Hidden name="version" value={entries.given('version') ?? document.version} />
      <div class="grid">
        <DescriptionControls visit={visit} category={category} control={control} />
        <SelectControl
          {...control('original')}
          label={`${naming.term('label.original')} / ${naming.term('label.copy')}`}
          required
          options={[
            ['true', naming.term('label.original')],
            ['false', naming.term('label.copy')],
          ]}
        />
        <TextControl {...control('copyReason')} label={naming.term('label.copyReason')} />
        <TextControl {...control('originalAt')} label={naming.term('label.originalAt')} />
        <AreaControl
          visit={visit}
          entries={entries}
          problems={problems}
          name="reason"
          label={naming.term('label.reason')}
          required
          rows={2}
        />
      </div>
      <Submit visit={visit} text={naming.term('operation.documents.correct')} back={`/documents/${document.number}`} />
    </EntryForm>
  )
}
