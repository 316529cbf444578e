import type { TriedDate } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Cell, Columns } from './parts.tsx'

interface TriedTableProps {
  readonly visit: SignedIn
  readonly dates: readonly TriedDate[]
}

/** Each date that would change: from which day, to which, and why. */
export function TriedTable({ visit, dates }: TriedTableProps) {
  const { naming, say, count } = visit
  const names = [
    naming.term('label.caseNumber'),
    naming.term('label.title'),
    say('dateNow'),
    say('dateThen'),
    say('whyColumn'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {dates.map((one) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={`/cases/${one.case}/retention${one.kind === null ? '' : `#kind-${one.kind}`}`}>{one.case}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              {one.title}
              {one.kindName !== null && <small>{say('documentsOfKind', { kind: one.kindName })}</small>}
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {dayOf(one.from, visit)}
            </Cell>
            <Cell of={names[3]} kind="nowrap">
              {dayOf(one.to, visit)}
              {one.days !== null && one.days !== 0 && (
                <small>{count(one.days > 0 ? 'daysLater' : 'daysEarlier', Math.abs(one.days))}</small>
              )}
            </Cell>
            <Cell of={names[4]} kind="grow">
              {whyOf(one, visit).map((sentence) => (
                <div>{sentence}</div>
              ))}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function dayOf(state: TriedDate['from'], { naming, say }: SignedIn): string {
  if (state === null) return say('noRuleOfItsOwn')
  return state.due ?? naming.term(`retentionState.${state.state}`)
}

/** Without the sentence that says from when to when, which the columns do. */
function whyOf({ move, explanation }: TriedDate, { say }: SignedIn): readonly string[] {
  if (move === 'new') return [say('firstDate')]
  if (move === 'gone') return [say('noDateOfItsOwn')]
  return explanation.slice(1)
}
