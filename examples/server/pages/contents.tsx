import type { CaseDocument, CaseFile, Page } from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { DocumentTable } from './document-table.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, Empty, Pages, withQuery } from './parts.tsx'

/** The contents list of a case beyond its first page. */
export async function contentsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  const page = await desk.documents.list({ ...name, after: c.req.query('after') })
  const title = naming.term('operation.documents.list')
  return show(
    c,
    <Layout visit={visit} title={`${title} ${file.number}`} wide>
      <Crumbs trail={[[`/cases/${file.number}`, `${file.number} ${file.title}`]]} />
      <h1>{title}</h1>
      <Contents visit={visit} file={file} page={page} />
    </Layout>,
  )
}

/** One page of the contents list of a case. */
export function Contents({
  visit,
  file,
  page,
}: {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly page: Page<CaseDocument>
}) {
  if (page.items.length === 0) return <Empty>{visit.say('noDocuments')}</Empty>
  return (
    <>
      <DocumentTable visit={visit} category={file.category} documents={page.items} />
      <Pages
        visit={visit}
        next={page.next === null ? null : withQuery(`/cases/${file.number}/documents`, { after: page.next })}
        first={null}
      />
    </>
  )
}
