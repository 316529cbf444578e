import type { Batch, CaseDocument, CaseFile } from 'casekeep'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { Hidden, SelectControl, Submit, TextControl } from './controls.tsx'
import { DescriptionControls } from './description-controls.tsx'
import { Layout } from './layout.tsx'
import { Badge, Crumbs, ProblemBox } from './parts.tsx'
import { likeness } from './twins.ts'

interface Sorted {
  readonly batch: Batch
  readonly file: CaseFile
  /** Of the batch. */
  readonly documents: readonly CaseDocument[]
  /** Of the whole case. */
  readonly all: readonly CaseDocument[]
}

async function find(c: Ask): Promise<Sorted> {
  const { desk } = c.get('signedIn')
  const { batch, documents } = await desk.batches.get({ batch: c.req.param('number')! })
  const { case: file } = await desk.cases.get({ case: batch.case })
  const { items: all } = await desk.documents.list({ case: batch.case, limit: 200 })
  return { batch, file, documents, all }
}

export async function screenPage(c: Ask) {
  const found = await find(c)
  const begin: Record<string, unknown> = {}
  for (const document of found.documents) {
    const twin = likeness(document, found.all)
    if (twin !== undefined) begin[`of.${document.position}`] = twin.position
  }
  return screenForm(c, found, Entries.of(begin), noProblems)
}

export async function screen(c: Ask) {
  const visit = c.get('signedIn')
  const found = await find(c)
  const entries = await Entries.posted(c)
  const chosen = (choice: string) =>
    found.documents.filter(({ position }) => entries.text(`choice.${position}`) === choice).map((one) => one.position)
  const out = found.documents.flatMap(({ position }) => {
    const note = entries.given(`note.${position}`)
    switch (entries.text(`choice.${position}`)) {
      case 'duplicate':
        return [{ position, because: 'duplicate', duplicateOf: entries.number(`of.${position}`), note }]
      case 'invalid':
        return [{ position, because: 'invalid', note }]
      default:
        return []
    }
  })
  if (out.length === 0 && chosen('back').length === 0) {
    return screenForm(c, found, entries, { ...noProblems, top: [visit.say('chooseOne')], status: 422 })
  }
  try {
    const version = entries.number('version')
    await visit.desk.run('batches.screen', { batch: found.batch.number, version, out, back: chosen('back') })
    return done(c, `/batches/${found.batch.number}`, 'batches.screen', found.batch.number)
  } catch (error) {
    const names: Readonly<Record<string, string>> = {
      duplicateOf: 'of',
      note: 'note',
      position: 'choice',
      because: 'choice',
    }
    const problems = problemsOf(error, visit, entries, ([list, index, field]) => {
      const position = list === 'out' ? out[Number(index)]?.position : undefined
      return position === undefined ? '' : `${names[String(field)] ?? 'choice'}.${position}`
    })
    return screenForm(c, found, entries, problems)
  }
}

function screenForm(c: Ask, found: Sorted, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  const rows = found.documents.map((document) => {
    const twin = likeness(document, found.all)
    const others = found.all.filter((other) => other.position !== document.position && other.screened === null)
    const isOut = document.screened !== null
    return (
      <fieldset class={`row ${isOut ? 'out' : ''}`}>
        <legend>
          <DocumentName visit={visit} file={found.file} document={document} />
        </legend>
        {twin !== undefined && (
          <p class="warning area">{say('looksLike', { what: `#${twin.position} ${twin.title}` })}</p>
        )}
        {document.state === 'voided' || document.state === 'withdrawn' ? (
          <Badge state={document.state}>{naming.find(`document.${document.state}`)}</Badge>
        ) : isOut ? (
          <SelectControl
            {...control(`choice.${document.position}`)}
            label={say('screening')}
            unmarked
            blank={naming.term('document.screenedOut')}
            options={[['back', say('putBack')]]}
          />
        ) : (
          <>
            <SelectControl
              {...control(`choice.${document.position}`)}
              label={say('screening')}
              unmarked
              blank={say('keep')}
              options={[
                ['duplicate', say('takeOutDuplicate')],
                ['invalid', say('takeOutInvalid')],
              ]}
            />
            <SelectControl
              {...control(`of.${document.position}`)}
              label={naming.term('label.duplicateOf')}
              blank="—"
              options={others.map((other) => [
                String(other.position),
                `${other.number ?? `#${other.position}`} ${other.title}`,
              ])}
            />
            <TextControl {...control(`note.${document.position}`)} label={say('reasonOrNote')} />
          </>
        )}
      </fieldset>
    )
  })
  return sortingPage(c, found, naming.term('operation.batches.screen'), rows, problems, entries)
}

const described = ['kind', 'title', 'author', 'reference', 'date', 'pages', 'level', 'important', 'mark'] as const

/** What stands in the form of a document: a month stays a month. */
function begin(document: CaseDocument): Readonly<Record<string, unknown>> {
  const date = document.dateMonthOnly ? document.date?.slice(0, 7) : document.date
  return Object.fromEntries(
    described.map((field) => [`${field}.${document.position}`, field === 'date' ? date : document[field]]),
  )
}

export async function arrangePage(c: Ask) {
  const found = await find(c)
  return arrangeForm(c, found, Entries.of(Object.assign({}, ...kept(found).map(begin))), noProblems)
}

export async function arrange(c: Ask) {
  const visit = c.get('signedIn')
  const found = await find(c)
  const entries = await Entries.posted(c)
  const documents = kept(found).flatMap((document) => {
    const known = Entries.of(begin(document))
    const changes: Record<string, unknown> = {}
    for (const field of described) {
      const name = `${field}.${document.position}`
      const typed = entries.text(name)
      if (!entries.has(name) || typed === known.text(name)) continue
      changes[field] =
        field === 'important' ? typed === 'true' : field === 'pages' && /^\d+$/.test(typed) ? Number(typed) : typed
    }
    return Object.keys(changes).length === 0 ? [] : [{ position: document.position, ...changes }]
  })
  if (documents.length === 0) return c.redirect(`/batches/${found.batch.number}`, 303)
  try {
    const version = entries.number('version')
    await visit.desk.run('batches.arrange', { batch: found.batch.number, version, documents })
    return done(c, `/batches/${found.batch.number}`, 'batches.arrange', found.batch.number)
  } catch (error) {
    const problems = problemsOf(error, visit, entries, ([_list, index, field]) => {
      const position = documents[Number(index)]?.position
      return position === undefined ? '' : `${String(field ?? 'title')}.${position}`
    })
    return arrangeForm(c, found, entries, problems)
  }
}

function kept({ documents }: Sorted): readonly CaseDocument[] {
  return documents.filter((document) => document.state === 'collected' || document.state === 'numbered')
}

function arrangeForm(c: Ask, found: Sorted, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming } = visit
  const rows = kept(found).map((document) => {
    const control = (field: string) => ({ visit, entries, problems, name: `${field}.${document.position}` })
    return (
      <fieldset class="row">
        <legend>
          <DocumentName visit={visit} file={found.file} document={document} />
        </legend>
        <DescriptionControls visit={visit} category={found.file.category} control={control} />
      </fieldset>
    )
  })
  return sortingPage(c, found, naming.term('operation.batches.arrange'), rows, problems, entries)
}

function DocumentName({ visit, file, document }: { visit: SignedIn; file: CaseFile; document: CaseDocument }) {
  return (
    <>
      <span class="number">{document.number ?? `#${document.position}`}</span> {document.title}{' '}
      <small class="muted">
        {visit.naming.kind(file.category, document.kind)} {document.date}
      </small>
    </>
  )
}

function sortingPage(
  c: Ask,
  { batch, file }: Sorted,
  title: string,
  rows: readonly JSX.Element[],
  problems: Problems,
  entries: Entries,
) {
  const visit = c.get('signedIn')
  const back = `/batches/${batch.number}`
  return show(
    c,
    <Layout visit={visit} title={`${title} ${batch.number}`}>
      <Crumbs
        trail={[
          [`/cases/${file.number}`, `${file.number} ${file.title}`],
          [back, batch.number],
        ]}
      />
      <h1>{title}</h1>
      <form method="post" class="entry">
        <ProblemBox problems={problems} />
        <Hidden name="version" value={entries.given('version') ?? batch.version} />
        {rows}
        <Submit visit={visit} text={visit.say('save')} back={back} />
      </form>
    </Layout>,
    problems.status,
  )
}
