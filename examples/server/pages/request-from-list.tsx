import type { CaseDocument, CaseFile } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Hidden } from './controls.tsx'
import { DocumentTable } from './document-table.tsx'

interface RequestableProps {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly documents: readonly CaseDocument[]
}

/** A contents list from which one asks for what is in the archive: what is ticked, or the whole case. */
export function Requestable({ visit, file, documents }: RequestableProps) {
  const { say } = visit
  const ticked = file.state !== 'voided' && documents.some(({ state }) => state === 'archived')
  const table = <DocumentTable visit={visit} category={file.category} documents={documents} ticked={ticked} />
  if (!ticked) return table
  return (
    <form action="/requests/new" class="requestable">
      <Hidden name="case" value={file.number} />
      {table}
      <p class="actions">
        <button type="submit">{say('requestTicked')}</button>
        <a class="button" href={`/requests/new?case=${file.number}`}>
          {say('requestWhole')}
        </a>
      </p>
    </form>
  )
}
