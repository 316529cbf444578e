import type { Policy } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Fact, Facts } from './parts.tsx'

type Kind = 'consultation' | 'loan'

interface AllowedProps {
  readonly visit: SignedIn
  /** The levels that matter here; all of the policy where nothing is chosen yet. */
  readonly levels: readonly string[]
}

/** For how long the policy lets things be read or lent, and who approves it. */
export function Allowed({ visit, levels }: AllowedProps) {
  const { archive, naming, say, count } = visit
  const { loans, consultation } = archive.policy.settings
  const days: Readonly<Record<string, number | undefined>> = loans.days
  const lent = levels.flatMap((level) => {
    const longest = days[level]
    return longest === undefined ? [] : [{ level, longest, renewed: !loans.neverRenewed.includes(level) }]
  })
  return (
    <aside class="allowed" aria-label={say('whatPolicyAllows')}>
      <h2>{say('whatPolicyAllows')}</h2>
      <div class="for-loan">
        <h3>{naming.term('thing.loan')}</h3>
        <Facts>
          {lent.map(({ level, longest, renewed }) => (
            <Fact name={naming.level(level)}>
              {longest === 0 ? (
                say('notLent')
              ) : (
                <>
                  {count('workingDays', longest)}
                  <small class="muted">
                    {renewed && loans.renewals > 0 ? count('renewalsAllowed', loans.renewals) : say('notRenewed')}
                  </small>
                </>
              )}
            </Fact>
          ))}
          <Fact name={say('whoApproves')}>
            <Approvers visit={visit} levels={levels} kind="loan" />
          </Fact>
        </Facts>
        {loans.renewals > 0 && loans.renewalBefore > 0 && (
          <p class="muted">{count('renewBefore', loans.renewalBefore)}</p>
        )}
      </div>
      <div class="for-consultation">
        <h3>{naming.term('thing.consultation')}</h3>
        <Facts>
          <Fact name={say('longestConsultation')}>{count('workingDays', consultation.days)}</Fact>
          <Fact name={say('whoApproves')}>
            <Approvers visit={visit} levels={levels} kind="consultation" />
          </Fact>
        </Facts>
        <p class="muted">{say(consultation.returned === 'sameDay' ? 'sameDay' : 'nextDay')}</p>
      </div>
    </aside>
  )
}

function Approvers({ visit, levels, kind }: AllowedProps & { readonly kind: Kind }) {
  // Who asks here is nobody from outside, and of levels only those matter that may be asked for.
  const steps = visit.archive.policy.settings.approvals[kind].filter(({ when }) => {
    return when?.outside !== true && (when?.levels?.some((level) => levels.includes(level)) ?? true)
  })
  return (
    <ol class="chain">
      {steps.map((step) => (
        <li>{approver(step, visit)}</li>
      ))}
    </ol>
  )
}

/** Who approves, and in which case, as the policy has it. */
function approver(
  { role, people = [], when }: Policy['settings']['approvals'][Kind][number],
  { naming, say }: SignedIn,
): string {
  const called = people.length > 0 ? naming.list(people.map((id) => naming.person(id))) : naming.term(`role.${role}`)
  if (when === undefined) return called
  const { levels, categories } = when
  if (levels === undefined || categories !== undefined) return say('ifSome', { role: called })
  return say('ifLevel', { role: called, level: naming.list(levels.map((level) => naming.level(level))) })
}
