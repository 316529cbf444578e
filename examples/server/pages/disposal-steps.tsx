import type { Disposal, DisposalDecision, DisposalStep } from 'casekeep'
import { disposalDecider } from '../disposals/standing.ts'
import type { SignedIn } from '../visit.ts'
import { Badge } from './parts.tsx'

interface DisposalProps {
  readonly visit: SignedIn
  readonly disposal: Disposal
}

/** Who approves, in order: who did, whose turn it is, and who comes after. */
export function DisposalSteps({ visit, disposal }: DisposalProps) {
  const { naming, say } = visit
  return (
    <ol class="steps panel">
      {disposal.steps.map((step) => (
        <li class={step.state}>
          <p>
            <strong>{disposalDecider(step, visit)}</strong>{' '}
            <Badge state={`step-${step.state}`}>{naming.term(`approval.${step.state}`)}</Badge>
          </p>
          {step.people.length > 1 && <small class="muted">{naming.term(`need.${step.need}`)}</small>}
          <Holders visit={visit} disposal={disposal} step={step} />
          {step.movedFrom !== null && (
            <small class="muted">{say('movedUp', { role: naming.term(`role.${step.movedFrom}`) })}</small>
          )}
          {step.decisions.map((decision) => (
            <Decision visit={visit} decision={decision} />
          ))}
        </li>
      ))}
    </ol>
  )
}

/** Who may be asked about a step that is not decided yet. */
function Holders({ visit, disposal, step }: DisposalProps & { readonly step: DisposalStep }) {
  const { role, department, people, state } = step
  if (people.length > 0 || (state !== 'open' && state !== 'waiting')) return null
  const holders = visit.company.people.filter(
    ({ id, roles, departments }) =>
      id !== disposal.proposedBy &&
      (roles as readonly string[]).includes(role) &&
      (department === null || departments.includes(department)),
  )
  if (holders.length === 0) return null
  return <small class="muted">{visit.naming.list(holders.map(({ id }) => visit.naming.person(id)))}</small>
}

function Decision({ visit, decision }: { readonly visit: SignedIn; readonly decision: DisposalDecision }) {
  const { naming, say } = visit
  const { person, behalf, at, reason } = decision
  const who = naming.person(person)
  return (
    <small class="decision">
      <span>
        {behalf === null ? who : say('inPlaceOf', { person: who, who: naming.person(behalf) })}{' '}
        <time>{naming.moment(at)}</time>
      </span>
      {reason !== null && <span class="pre">{reason}</span>}
    </small>
  )
}

/** Where, how and by whom it is carried out, and who saw to it. */
export function Witnesses({ visit, disposal }: DisposalProps) {
  const { naming, say } = visit
  const { execution } = disposal
  if (execution === null) return null
  return (
    <ol class="steps panel">
      <li class={disposal.state === 'executed' ? 'approved' : 'open'}>
        <p>
          <strong>{naming.person(execution.operator)}</strong> <small>{say('operatorOf')}</small>
        </p>
        <small class="muted">
          {execution.place} · {execution.method}
        </small>
        <small class="muted">
          {say('begunOn')} <time>{naming.moment(execution.begun)}</time>
        </small>
      </li>
      {execution.witnesses.map(({ person, signed, form }) => (
        <li class={signed === null ? 'open' : 'approved'}>
          <p>
            <strong>{naming.person(person)}</strong> <small>{naming.term('thing.witness')}</small>
          </p>
          {signed === null ? (
            <small class="muted">{say('notSigned')}</small>
          ) : (
            <small class="decision">
              <span>
                {say(form === null ? 'signedHere' : 'signedOnPaper')} <time>{naming.moment(signed)}</time>
              </span>
              {form !== null && <code class="hash">{form}</code>}
            </small>
          )}
        </li>
      ))}
    </ol>
  )
}
