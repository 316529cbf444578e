import type { RequestStep, StepDecision, WholeRequest } from 'casekeep'
import { deciderOf, holdersOf } from '../requests/standing.ts'
import type { SignedIn } from '../visit.ts'
import { Badge } from './parts.tsx'

/** Who approves, in order: who did, whose turn it is, and who comes after (P6.2). */
export function Steps({ visit, whole }: { readonly visit: SignedIn; readonly whole: WholeRequest }) {
  const { naming } = visit
  const { state, reason } = whole.request
  // Why it was rejected stands above already.
  const said = state === 'rejected' ? reason : null
  return (
    <ol class="steps panel">
      {whole.steps.map((step) => (
        <li class={step.state}>
          <p>
            <strong>{deciderOf(step, visit)}</strong>{' '}
            <Badge state={`step-${step.state}`}>{naming.term(`approval.${step.state}`)}</Badge>
          </p>
          {step.people.length > 1 && <small class="muted">{naming.term(`need.${step.need}`)}</small>}
          <Holders visit={visit} whole={whole} step={step} />
          {step.movedFrom !== null && (
            <small class="muted">{visit.say('movedUp', { role: naming.term(`role.${step.movedFrom}`) })}</small>
          )}
          {step.decisions.map((decision) => (
            <Decision visit={visit} decision={decision} said={said} />
          ))}
        </li>
      ))}
    </ol>
  )
}

/** Who may be asked about a step that is not decided yet. */
function Holders({ visit, whole, step }: { visit: SignedIn; whole: WholeRequest; step: RequestStep }) {
  if (step.state !== 'open' && step.state !== 'waiting') return null
  const holders = holdersOf(step, whole.request, visit)
  return holders.length === 0 ? null : <small class="muted">{visit.naming.list(holders)}</small>
}

interface DecisionProps {
  readonly visit: SignedIn
  readonly decision: StepDecision
  readonly said: string | null
}

function Decision({ visit, decision, said }: DecisionProps) {
  const { naming, say } = visit
  const { person, behalf, at, reason, refused } = decision
  const who = naming.person(person)
  const items = naming.list(refused.map((n) => say('itemNumber', { n })))
  return (
    <small class="decision">
      <span>
        {behalf === null ? who : say('inPlaceOf', { person: who, who: naming.person(behalf) })}{' '}
        <time>{naming.moment(at)}</time>
      </span>
      {reason !== null && reason !== said && <span class="pre">{reason}</span>}
      {refused.length > 0 && <span>{say('refusedParts', { items })}</span>}
    </small>
  )
}
