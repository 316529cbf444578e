import type { Batch, CaseFile } from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { SelectControl, Submit, TextControl } from './controls.tsx'
import { DocumentRows, NoteControl, readDocuments } from './documents-form.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, ProblemBox } from './parts.tsx'

export async function collectPage(c: Ask) {
  const into = c.req.query('batch')
  return form(c, Entries.of({ batch: into }), noProblems)
}

export async function collect(c: Ask) {
  const visit = c.get('signedIn')
  const posted = await Entries.posted(c)
  if (posted.has('rows')) return form(c, posted, noProblems)
  const { documents, entries } = readDocuments(posted)
  try {
    const collected = (await visit.desk.run('batches.collect', {
      case: c.req.param('number')!,
      documents,
      batch: entries.given('batch'),
      event: entries.given('event'),
      note: entries.given('note'),
    })) as { readonly batch: Batch }
    return done(c, `/batches/${collected.batch.number}`, 'batches.collect', collected.batch.number)
  } catch (error) {
    return form(c, entries, problemsOf(error, visit, entries))
  }
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say, desk } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  const { batches } = await desk.batches.list(name)
  const open = batches.filter((batch) => batch.state === 'collecting' || batch.state === 'sorting')
  const title = naming.term('operation.batches.collect')
  const back = `/cases/${file.number}`
  return show(
    c,
    <Layout visit={visit} title={`${title} ${file.number}`}>
      <Crumbs trail={[[back, `${file.number} ${file.title}`]]} />
      <h1>{title}</h1>
      <form method="post" class="entry" action={`${back}/collect`}>
        <ProblemBox problems={problems} />
        <div class="grid">
          {open.length > 0 && (
            <SelectControl
              visit={visit}
              entries={entries}
              problems={problems}
              name="batch"
              label={say('into')}
              unmarked
              blank={say('newBatch')}
              options={open.map((batch) => [batch.number, `${batch.number} · ${naming.find(`batch.${batch.state}`)}`])}
            />
          )}
          {batches.length > 0 && (
            <TextControl
              visit={visit}
              entries={entries}
              problems={problems}
              name="event"
              label={say('eventDate')}
              hint={say('dayHint')}
            />
          )}
        </div>
        <DocumentRows
          visit={visit}
          entries={entries}
          problems={problems}
          category={file.category}
          revisable={await revisable(visit, file)}
          least={Math.max(1, entries.number('rows') ?? 1)}
        />
        <NoteControl visit={visit} entries={entries} problems={problems} />
        <Submit visit={visit} text={title} back={back} />
      </form>
    </Layout>,
    problems.status,
  )
}

async function revisable({ desk }: SignedIn, file: CaseFile): Promise<readonly (readonly [string, string])[]> {
  const { items } = await desk.documents.list({ case: file.number, limit: 200 })
  return items.flatMap(({ number, title, state }) =>
    number !== null && state === 'archived' ? [[number, title] as const] : [],
  )
}
