import type { Policy } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Fact, Facts } from './parts.tsx'

type Kind = 'consultation' | 'loan'

interface AllowedProps {
  readonly visit: SignedIn
  /** The levels that matter here; all of the policy where nothing is chosen yet. */
  readonly levels: readonly string[]
}

/** For how long the policy lets things be read or lent, and who approves it: for oneself, and for whom one sponsors. */
export function Allowed({ sponsors, ...props }: AllowedProps & { readonly sponsors: boolean }) {
  const title = props.visit.say('whatPolicyAllows')
  return (
    <aside class="allowed" aria-label={title}>
      <h2>{title}</h2>
      {(sponsors ? ([false, true] as const) : ([false] as const)).map((outside) => (
        <div class={outside ? 'for-outsider' : 'for-oneself'}>
          <AllowedLoan {...props} outside={outside} />
          <AllowedConsultation {...props} outside={outside} />
        </div>
      ))}
    </aside>
  )
}

type SideProps = AllowedProps & { readonly outside: boolean }

function AllowedLoan({ visit, levels, outside }: SideProps) {
  const { archive, naming, say, count } = visit
  const { loans } = archive.policy.settings
  const renewals = outside ? loans.outsiderRenewals : loans.renewals
  const days: Readonly<Record<string, number | undefined>> = loans.days
  const lent = levels.flatMap((level) => {
    const allowed = days[level]
    if (allowed === undefined) return []
    const longest = outside ? Math.min(allowed, loans.outsiderDays) : allowed
    return [{ level, longest, renewed: renewals > 0 && !loans.neverRenewed.includes(level) }]
  })
  return (
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
                <small class="muted">{renewed ? count('renewalsAllowed', renewals) : say('notRenewed')}</small>
              </>
            )}
          </Fact>
        ))}
        <Fact name={say('whoApproves')}>
          <Approvers visit={visit} levels={levels} outside={outside} kind="loan" />
        </Fact>
      </Facts>
      {renewals > 0 && loans.renewalBefore > 0 && <p class="muted">{count('renewBefore', loans.renewalBefore)}</p>}
    </div>
  )
}

function AllowedConsultation({ visit, levels, outside }: SideProps) {
  const { archive, naming, say, count } = visit
  const { consultation } = archive.policy.settings
  return (
    <div class="for-consultation">
      <h3>{naming.term('thing.consultation')}</h3>
      <Facts>
        <Fact name={say('longestConsultation')}>{count('workingDays', consultation.days)}</Fact>
        <Fact name={say('whoApproves')}>
          <Approvers visit={visit} levels={levels} outside={outside} kind="consultation" />
        </Fact>
      </Facts>
      <p class="muted">{say(consultation.returned === 'sameDay' ? 'sameDay' : 'nextDay')}</p>
    </div>
  )
}

function Approvers({ visit, levels, outside, kind }: SideProps & { readonly kind: Kind }) {
  // Of levels only those matter that may be asked for.
  const steps = visit.archive.policy.settings.approvals[kind].filter(({ when }) => {
    return (when?.outside ?? outside) === outside && (when?.levels?.some((level) => levels.includes(level)) ?? true)
  })
  return (
    <ol class="chain">
      {steps.map((step) => (
        <li>{approver(step, visit)}</li>
      ))}
    </ol>
  )
}

/** Who approves, and in which case, as the policy has it. For whom it is is known here. */
function approver(
  { role, people = [], when }: Policy['settings']['approvals'][Kind][number],
  { naming, say }: SignedIn,
): string {
  const called = people.length > 0 ? naming.list(people.map((id) => naming.person(id))) : naming.term(`role.${role}`)
  const { levels, categories } = when ?? {}
  if (levels === undefined && categories === undefined) return called
  if (levels === undefined || categories !== undefined) return say('ifSome', { role: called })
  return say('ifLevel', { role: called, level: naming.list(levels.map((level) => naming.level(level))) })
}
