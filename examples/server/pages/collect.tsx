import type { Batch, CaseFile } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { batchesOf, CollectLayout, IntoControls } from './collect-shell.tsx'
import { Submit } from './controls.tsx'
import { DocumentRows, NoteControl, readDocuments } from './documents-form.tsx'
import { EntryForm } from './entry-form.tsx'
import { collectList, listForm } from './list-form.tsx'

export async function collectPage(c: Ask) {
  const entries = Entries.of({ batch: c.req.query('batch') })
  return c.req.query('from') === 'list' ? listForm(c, entries, noProblems) : form(c, entries, noProblems)
}

export async function collect(c: Ask) {
  const visit = c.get('signedIn')
  const posted = await Entries.posted(c)
  if (posted.has('list')) return collectList(c, posted)
  if (posted.has('rows')) return form(c, posted, noProblems)
  const { documents, entries } = readDocuments(posted)
  try {
    const collected = (await visit.desk.run('batches.collect', {
      case: c.req.param('number')!,
      documents,
      batch: entries.given('batch'),
      event: entries.given('event'),
      note: entries.given('note'),
      idempotencyKey: entries.given('key'),
    })) as { readonly batch: Batch }
    return done(c, `/batches/${collected.batch.number}`, 'batches.collect', collected.batch.number)
  } catch (error) {
    return form(c, entries, problemsOf(error, visit, entries))
  }
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, desk } = visit
  const { case: file } = await desk.cases.get({ case: c.req.param('number')! })
  const back = `/cases/${file.number}`
  return show(
    c,
    <CollectLayout visit={visit} file={file} entries={entries} from="rows">
      <EntryForm visit={visit} problems={problems} action={`${back}/collect`} back={back}>
        <IntoControls
          visit={visit}
          file={file}
          entries={entries}
          problems={problems}
          batches={await batchesOf(visit, file)}
        />
        <DocumentRows
          visit={visit}
          entries={entries}
          problems={problems}
          category={file.category}
          revisable={await revisable(visit, file)}
        />
        <NoteControl visit={visit} entries={entries} problems={problems} />
        <Submit visit={visit} text={naming.term('operation.batches.collect')} back={back} />
      </EntryForm>
    </CollectLayout>,
    problems.status,
  )
}

async function revisable(visit: SignedIn, file: CaseFile): Promise<readonly (readonly [string, string])[]> {
  return (await documentsOfCase(visit, file.number)).flatMap(({ number, title, state }) =>
    number !== null && state === 'archived' ? [[number, title] as const] : [],
  )
}
