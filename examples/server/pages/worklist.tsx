import type { Duty } from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { fill } from '../words.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages, withQuery } from './parts.tsx'

export async function worklistPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say, address } = visit
  const scope = c.req.query('scope') === 'all' ? 'all' : 'mine'
  const late = c.req.query('late') === 'yes'
  const after = c.req.query('after')
  const count = await desk.duties.count({ scope })
  const page = await desk.duties.list({ scope, ...(late && { late }), ...(after && { after }), limit: 30 })
  const tab = (changes: Readonly<Record<string, string | null>>, text: string, here: boolean) => (
    <a href={withQuery(address, { ...changes, after: null })} aria-current={here ? 'page' : undefined}>
      {text}
    </a>
  )
  return show(
    c,
    <Layout visit={visit} title={say('worklist')} wide>
      <h1>{say('worklist')}</h1>
      <div class="bar">
        <p class="tabs">
          {tab({ scope: null }, say('mine'), scope === 'mine')}
          {tab({ scope: 'all' }, say('everything'), scope === 'all')}
        </p>
        <p class="tabs">
          {tab({ late: null }, say('any'), !late)}
          {tab({ late: 'yes' }, say('onlyLate'), late)}
        </p>
      </div>
      <p class="counts">
        <span>
          <strong>{count.open}</strong> {say('openDuties')}
        </span>
        <span class={count.late > 0 ? 'late' : ''}>
          <strong>{count.late}</strong> {say('lateDuties')}
        </span>
        {count.kinds.map(({ kind, open }) => (
          <span class="part">
            {naming.find(`duty.${kind}`)} <strong>{open}</strong>
          </span>
        ))}
      </p>
      {page.items.length === 0 ? (
        <Empty>{say('nothingToDo')}</Empty>
      ) : (
        <DutyTable visit={visit} duties={page.items} withCase />
      )}
      <Pages
        visit={visit}
        next={page.next === null ? null : withQuery(address, { after: page.next })}
        first={after === undefined ? null : withQuery(address, { after: null })}
      />
    </Layout>,
  )
}

interface DutyTableProps {
  readonly visit: SignedIn
  readonly duties: readonly Duty[]
  readonly withCase: boolean
}

export function DutyTable({ visit, duties, withCase }: DutyTableProps) {
  const { naming, say } = visit
  const [due, task, title, department, owner] = [
    naming.term('label.due'),
    say('task'),
    naming.term('thing.case'),
    naming.term('label.department'),
    naming.term('label.owner'),
  ]
  return (
    <table class="cards duties">
      <Columns names={withCase ? [due, task, title, department, owner, ''] : [due, task, '']} />
      <tbody>
        {duties.map((duty) => (
          <tr>
            <Cell of={due} kind="nowrap">
              <time>{duty.due}</time>
              <br />
              <Remaining visit={visit} duty={duty} />
            </Cell>
            <Cell of={task}>
              <a href={duty.subject === duty.case ? `/cases/${duty.case}` : `/batches/${duty.subject}`}>
                {naming.find(`duty.${duty.kind}`)}
              </a>
              {(duty.subject !== duty.case || !withCase) && <small class="number">{duty.subject}</small>}
            </Cell>
            {withCase && (
              <>
                <Cell of={title}>
                  <a href={`/cases/${duty.case}`}>{duty.title}</a> <small class="number">{duty.case}</small>
                </Cell>
                <Cell of={department} kind="nowrap">
                  {naming.department(duty.department)}
                </Cell>
                <Cell of={owner} kind="nowrap">
                  {naming.person(duty.owner)}
                </Cell>
              </>
            )}
            <Cell of="" kind="why">
              <Why visit={visit} duty={duty} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Remaining({ visit, duty }: { readonly visit: SignedIn; readonly duty: Duty }) {
  const { archive, say } = visit
  const today = archive.today()
  const { days } = archive.calendar.workingDaysBetween(today, duty.due)
  if (duty.late) {
    const late = -days
    return (
      <Badge state="late">
        {late === 0 ? say('lateToday') : say(late === 1 ? 'lateByOne' : 'lateBy', { n: late })}
      </Badge>
    )
  }
  if (duty.due === today) return <Badge state="soon">{say('dueToday')}</Badge>
  const text = say(days === 1 ? 'dayLeft' : 'daysLeft', { n: days })
  return days <= 2 ? <Badge state="soon">{text}</Badge> : <span class="muted">{text}</span>
}

function Why({ visit, duty }: { readonly visit: SignedIn; readonly duty: Duty }) {
  const { say } = visit
  const { clause, allowed: n, since, due, policy: version } = duty
  const text = fill(say('whyDue'), { clause, n, since, due, version })
  return (
    <details>
      <summary title={text}>
        {say('why')} <small>{clause}</small>
      </summary>
      <p>
        {text} {duty.provisional && say('whyProvisional')}
      </p>
    </details>
  )
}
