import type { CaseFile, DestroyedLine } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { gatherAll } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { CaseRecord } from './case-facts.tsx'
import { HistoryPart, latestHistory } from './case-history.tsx'
import { DocumentTable } from './document-table.tsx'
import { KeptUntilSection } from './kept-until.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Badge, Cell, Columns, Crumbs, Empty } from './parts.tsx'

export function isGone({ state }: Pick<CaseFile, 'state'>): boolean {
  return state === 'destroyed' || state === 'transferredOut'
}

/** What is left of a case that was destroyed or handed on: what it was, what went with it, and what outlives it (P9.2). */
export async function goneCasePage(c: Ask, file: CaseFile) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const name = { case: file.number }
  const lines = await gatherAll((after) => desk.disposals.destroyed({ ...name, limit: 200, after }))
  const documents = await documentsOfCase(visit, file.number)
  const retention = await desk.retention.get(name)
  const history = await latestHistory(visit, file.number)
  return show(
    c,
    <Layout visit={visit} title={file.number} wide>
      <Crumbs trail={[[listAsSeen('/cases', visit), say('cases')]]} />
      <div class="heading">
        <h1>
          <span class="number">{file.number}</span> {naming.category(file.category)}
        </h1>
        <Badge state={file.state}>{naming.term(`case.${file.state}`)}</Badge>
      </div>
      <p class="lead">{say('isGone')}</p>
      <div class="request-page">
        <div>
          <section id="gone">
            <h2>{say('whatIsGone')}</h2>
            <GoneLines visit={visit} lines={lines} />
          </section>
          {documents.length > 0 && (
            <section id="documents">
              <h2>{say('whatOutlives')}</h2>
              <DocumentTable visit={visit} category={file.category} documents={documents} />
            </section>
          )}
          <section id="history">
            <h2>{naming.term('operation.trail.history')}</h2>
            <ol class="history panel">
              <HistoryPart visit={visit} number={file.number} page={history} />
            </ol>
          </section>
        </div>
        <div>
          <section id="facts">
            <h2>{naming.term('label.fields')}</h2>
            <CaseRecord visit={visit} file={file} />
            {retention.kept.length > 0 && (
              <KeptUntilSection visit={visit} category={file.category} retention={retention} />
            )}
          </section>
        </div>
      </div>
    </Layout>,
  )
}

/** Lines of the destruction list, which stays readable for ever. */
function GoneLines({ visit, lines }: { readonly visit: SignedIn; readonly lines: readonly DestroyedLine[] }) {
  const { naming, say } = visit
  if (lines.length === 0) return <Empty>{say('nothingToShow')}</Empty>
  const names = [
    naming.term('label.number'),
    naming.term('label.kind'),
    naming.term('label.date'),
    naming.term('label.pages'),
    naming.term('label.medium'),
    naming.term('label.at'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {lines.map(({ number, kind, category, title, date, pages, medium, at }) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              {number}
            </Cell>
            <Cell of={names[1]} kind="grow">
              {kind === null ? naming.category(category) : naming.kind(category, kind)}
              {title !== null && <small>{title}</small>}
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {date ?? '—'}
            </Cell>
            <Cell of={names[3]} kind="number">
              {pages ?? '—'}
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {medium === null ? '—' : naming.term(`medium.${medium}`)}
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              {naming.moment(at)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
