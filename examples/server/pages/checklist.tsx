import type { ChecklistLine } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Empty } from './parts.tsx'

interface ChecklistProps {
  readonly visit: SignedIn
  readonly category: string
  readonly lines: readonly ChecklistLine[]
}

/** What a case should have: what is missing first and in the open, what is there folded away (P1.3). */
export function Checklist({ visit, category, lines }: ChecklistProps) {
  const { say, count } = visit
  if (lines.length === 0) return <Empty>{say('nothingExpected')}</Empty>
  const missing = lines.filter((line) => line.status === 'missing')
  const rest = lines.filter((line) => line.status !== 'missing')
  return (
    <>
      {missing.length === 0 && <p class="message">{say('nothingMissing')}</p>}
      {missing.length > 0 && <Lines visit={visit} category={category} lines={missing} />}
      {rest.length > 0 && (
        <details class="checklist-rest">
          <summary>{count('thereAlready', rest.length)}</summary>
          <Lines visit={visit} category={category} lines={rest} />
        </details>
      )}
    </>
  )
}

function Lines({ visit, category, lines }: ChecklistProps) {
  const { naming, say } = visit
  const status = {
    missing: say('missing'),
    onTheWay: say('onTheWay'),
    archived: say('archivedAlready'),
    entered: say('entered'),
  }
  return (
    <ul class="checklist">
      {lines.map((line) => (
        <li class={line.status}>
          <span>
            {line.what === 'document' ? naming.kind(category, line.name) : naming.field(category, line.name)}
            {line.expected === 'end' && <small> · {say('expectedAtEnd')}</small>}
          </span>
          <small>{status[line.status]}</small>
        </li>
      ))}
    </ul>
  )
}
