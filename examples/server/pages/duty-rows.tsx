import { type Duty, dutyKinds, type PlainDate } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { dueGroups, dueWords, groupOf } from './due.ts'
import { type CaseNow, caseNow, type NextStep, nextForDuty } from './next-for.ts'
import { Badge } from './parts.tsx'

interface DutyRow {
  readonly duty: Duty
  readonly next: NextStep | null
}

/** Each with its next step; what that rests on is asked once a case. */
export async function withNextSteps(duties: readonly Duty[], visit: SignedIn): Promise<readonly DutyRow[]> {
  const cases = new Map<string, CaseNow>()
  for (const { case: number } of duties) if (!cases.has(number)) cases.set(number, await caseNow(number, visit))
  return duties.map((duty) => ({ duty, next: nextForDuty(duty, cases.get(duty.case)!, visit) }))
}

interface DutyRowsProps {
  readonly visit: SignedIn
  readonly rows: readonly DutyRow[]
}

/** Duties by urgency. */
export function DutyGroups({ visit, rows }: DutyRowsProps) {
  const today = visit.archive.today()
  return (
    <>
      {dueGroups.map((due) => {
        const mine = rows.filter(({ duty }) => groupOf(duty, today) === due)
        if (mine.length === 0) return null
        return (
          <section class="group" aria-labelledby={`due-${due}`}>
            <h2 id={`due-${due}`}>{visit.say(dueWords[due])}</h2>
            <ol class="rows">
              {mine.map((row) => (
                <li class="duty">
                  <When visit={visit} duty={row.duty} />
                  <What visit={visit} duty={row.duty} />
                  <p class="case">
                    <a href={`/cases/${row.duty.case}`}>{row.duty.title}</a>
                    <small class="number">{row.duty.case}</small>
                  </p>
                  <Whose visit={visit} duty={row.duty} />
                  <Next visit={visit} row={row} />
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </>
  )
}

/** The duties of one case, which needs no naming again. */
export function DutiesOfCase({ visit, rows }: DutyRowsProps) {
  return (
    <ol class="rows duties-of-case">
      {rows.map((row) => (
        <li class="duty">
          <When visit={visit} duty={row.duty} />
          <What visit={visit} duty={row.duty} />
          <Next visit={visit} row={row} />
        </li>
      ))}
    </ol>
  )
}

interface DutyProps {
  readonly visit: SignedIn
  readonly duty: Duty
}

function When({ visit, duty }: DutyProps) {
  return (
    <p class="when">
      <time class="number" datetime={duty.due}>
        {duty.due}
      </time>{' '}
      <Remaining visit={visit} due={duty.due} late={duty.late} />
    </p>
  )
}

/** The task, and why it is due on its day: the clause, the days that it allows, and from when. */
function What({ visit, duty }: DutyProps) {
  const { naming, say, count } = visit
  const { clause, allowed, since, due, policy: version, provisional } = duty
  const ofCase = duty.kind === 'decideRetention' ? `/cases/${duty.case}/retention` : `/cases/${duty.case}`
  const place = duty.subject === duty.case ? ofCase : `/batches/${duty.subject}`
  return (
    <p class="what">
      <a href={place}>{naming.term(`duty.${duty.kind}`)}</a>
      <small title={count('whyDue', allowed, { clause, since, due, version })}>
        {duty.subject !== duty.case && <span class="number">{duty.subject} · </span>}
        <Unbroken text={count('whyShort', allowed, { clause, since })} />
        {provisional && ` ${say('whyProvisional')}`}
      </small>
    </p>
  )
}

/** A text whose days are not broken across lines. */
function Unbroken({ text }: { readonly text: string }) {
  const parts = text.split(/(\d{4}-\d{2}-\d{2})/)
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <span class="nowrap">{part}</span>))}</>
}

/** Whom it waits for: the archive, the people whom the directory names, or whoever handles the case. */
function Whose({ visit, duty }: DutyProps) {
  const { naming, archive } = visit
  const forArchive = dutyKinds[duty.kind].audience === 'archive'
  const named = duty.people?.map(({ person }) => naming.person(person)) ?? []
  const people = forArchive ? [] : named.length > 0 ? named : [naming.person(duty.owner)]
  return (
    <p class="who-for">
      {naming.department(forArchive ? archive.policy.archiveDepartment : duty.department)}
      {people.length > 0 && <small>{naming.list(people)}</small>}
    </p>
  )
}

function Next({ visit, row: { duty, next } }: { readonly visit: SignedIn; readonly row: DutyRow }) {
  const { naming, say } = visit
  return (
    <p class="next">
      {next === null ? (
        <small>{say('waitsForOthers')}</small>
      ) : (
        <a
          class={`button small ${duty.late ? 'main' : ''}`}
          href={next.href}
          aria-label={say('stepFor', { step: next.text, what: `${naming.term(`duty.${duty.kind}`)} ${duty.subject}` })}
        >
          {next.text}
        </a>
      )}
    </p>
  )
}

interface RemainingProps {
  readonly visit: SignedIn
  readonly due: PlainDate
  readonly late: boolean
}

/** How many working days are left, or have passed. */
export function Remaining({ visit, due, late }: RemainingProps) {
  const { archive, say, count } = visit
  const today = archive.today()
  const { days } = archive.calendar.workingDaysBetween(today, due)
  if (late) return <Badge state="late">{days === 0 ? say('lateToday') : count('lateBy', -days)}</Badge>
  if (due === today) return <Badge state="soon">{say('dueToday')}</Badge>
  const text = count('daysLeft', days)
  return days <= 2 ? <Badge state="soon">{text}</Badge> : <small>{text}</small>
}
