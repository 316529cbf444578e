import type { ToldRequest } from 'casekeep'
import { standingOf } from '../requests/standing.ts'
import type { SignedIn } from '../visit.ts'
import { Badge, Cell, Columns } from './parts.tsx'
import { Asked } from './request-parts.tsx'

interface RequestTableProps {
  readonly visit: SignedIn
  readonly rows: readonly ToldRequest[]
  /** The reader's own: who asked needs no saying. */
  readonly own?: boolean
}

/** Requests, each with where it stands. */
export function RequestTable({ visit, rows, own = false }: RequestTableProps) {
  const { naming, say } = visit
  const names = [
    naming.term('label.number'),
    say('askedFor'),
    naming.term('label.purpose'),
    naming.term('label.requester'),
    naming.term('label.asked'),
    naming.term('label.state'),
    say('wherItStands'),
  ] as const
  return (
    <table class="cards">
      <Columns names={own ? names.filter((name) => name !== names[3]) : names} />
      <tbody>
        {rows.map((whole) => {
          const { request, items } = whole
          return (
            <tr>
              <Cell of={names[0]} kind="number">
                <a href={`/requests/${request.number}`}>{request.number}</a>
              </Cell>
              <Cell of={names[1]} kind="nowrap">
                <Asked visit={visit} request={request} items={items.length} />
              </Cell>
              <Cell of={names[2]} kind="grow">
                {request.purpose}
              </Cell>
              {!own && (
                <Cell of={names[3]}>
                  {naming.person(request.requester)} <small>{naming.department(request.department)}</small>
                </Cell>
              )}
              <Cell of={names[4]} kind="nowrap">
                {naming.day(request.asked)}
              </Cell>
              <Cell of={names[5]} kind="nowrap">
                <Badge state={request.state}>{naming.term(`request.${request.state}`)}</Badge>
                {items.some(({ overdue }) => overdue) && (
                  <>
                    {' '}
                    <Badge state="late">{naming.term('label.overdue')}</Badge>
                  </>
                )}
              </Cell>
              <Cell of={names[6]}>{standingOf(whole, visit)}</Cell>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
