import type { CaseDocument } from 'casekeep'
import type { Row } from '../batch-work/shown.ts'
import type { SignedIn } from '../visit.ts'

/** What a document is called before it has a number. */
export function nameOf(document: CaseDocument): string {
  return document.number ?? `#${document.position}`
}

interface DoubtsProps {
  readonly visit: SignedIn
  readonly category: string
  readonly sheet: Row['sheet']
}

/** Why somebody may want to look at a document again: it repeats another, it may be of another kind, it was sent back. */
export function Doubts({ visit: { naming, say }, category, sheet: { twin, namedKind, remarks } }: DoubtsProps) {
  return (
    <>
      {twin !== undefined && (
        <small class="warning" title={twin.title}>
          {say('repeatsThat', { what: nameOf(twin) })}
        </small>
      )}
      {namedKind !== undefined && (
        <small class="warning">{say('titleNames', { kind: naming.kind(category, namedKind) })}</small>
      )}
      {remarks.map((remark) => (
        <small class="warning">{say('reviewerSaid', { what: remark })}</small>
      ))}
    </>
  )
}
