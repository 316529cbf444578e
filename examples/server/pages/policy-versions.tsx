import { type DutyKind, dutyKinds, type PolicyChange, type PolicyDifference, type PolicyVersion } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Badge, Cell, Columns } from './parts.tsx'

/** Every version of the policy that decided something, the one in force, and those to come. */
export function Versions({
  visit,
  versions,
}: {
  readonly visit: SignedIn
  readonly versions: readonly PolicyVersion[]
}) {
  const { naming, say } = visit
  return (
    <ul class="versions">
      {versions.map(({ version, inForce, upcoming, effective, adopted }) => (
        <li>
          <span class="number">{version}</span> {inForce && <Badge state="open">{say('inForce')}</Badge>}
          {upcoming && <Badge state="soon">{say('toCome')}</Badge>}{' '}
          <span class="muted">
            {effective !== null && (
              <>
                {say('effectiveFrom')} {naming.day(effective)}{' '}
              </>
            )}
            {adopted !== null && (
              <>
                {say('adoptedOn')} {naming.moment(adopted)}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface DifferenceProps {
  readonly visit: SignedIn
  readonly difference: PolicyDifference
  /** The first day on which the later version holds. */
  readonly from: string
}

/** What the next version will change, before it is adopted (P12.3). */
export function Difference({ visit, difference: { changes }, from }: DifferenceProps) {
  const { naming, say } = visit
  const names = [say('whereInPolicy'), say('sayNow'), say('sayThen')] as const
  return (
    <section id="next">
      <h2>{say('policyChanges', { day: naming.day(from) })}</h2>
      <p class="lead">{say('policyChangesMean')}</p>
      <table class="cards">
        <Columns names={names} />
        <tbody>
          {changes.filter(isItsOwn(changes)).map((change) => (
            <tr>
              <Cell of={names[0]} kind="grow">
                {placeOf(change, visit)}
              </Cell>
              <Cell of={names[1]}>{change.change === 'added' ? '—' : said(change.before, visit)}</Cell>
              <Cell of={names[2]}>{change.change === 'removed' ? '—' : said(change.after, visit)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The duty that a deadline is first of, by which people know it. */
const dutyOf = (deadline: string | undefined) =>
  (Object.keys(dutyKinds) as DutyKind[]).find((kind) => dutyKinds[kind].deadline === deadline)

/** What changes for a category because it changes for all is told once. */
function isItsOwn(changes: readonly PolicyChange[]) {
  const ofAll = new Set(changes.map(({ path, after }) => JSON.stringify([path, after])))
  return ({ path: [part, , ...rest], after }: PolicyChange) =>
    part !== 'categories' || !ofAll.has(JSON.stringify([['settings', ...rest], after]))
}

/** Where it stands in the policy: a category by its name, the rest as it is stored. */
function placeOf({ path }: PolicyChange, { naming }: SignedIn) {
  const [part, name, ...rest] = path
  if (part === 'categories' && name !== undefined) {
    return (
      <>
        {naming.category(name)} <code>{rest.join('.')}</code>
      </>
    )
  }
  const duty = part === 'settings' && name === 'deadlines' && dutyOf(rest[0])
  return duty ? naming.find(`duty.${duty}`) : <code>{path.join('.')}</code>
}

function said(value: unknown, { naming }: SignedIn) {
  if (typeof value === 'string') return /^P\d/.test(value) ? naming.period(value) : value
  return <code>{JSON.stringify(value)}</code>
}
