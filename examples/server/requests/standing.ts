import type { Request, RequestItem, RequestStep, ToldRequest } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** The step whose turn it is. */
export function openStep(steps: readonly RequestStep[]): RequestStep | undefined {
  return steps.find(({ state }) => state === 'open')
}

/** Who decides a step: by role, of which department. */
export function deciderOf({ role, department, people }: RequestStep, { naming, say }: SignedIn): string {
  if (people.length > 0) return naming.list(people.map((person) => naming.person(person)))
  const called = naming.term(`role.${role}`)
  return department === null ? called : say('holderOf', { role: called, department: naming.department(department) })
}

/** The people of the company who hold the role of a step, but for who asked. */
export function holdersOf(step: RequestStep, request: Request, { company, naming }: SignedIn): readonly string[] {
  const { role, department, people } = step
  if (people.length > 0) return []
  return company.people
    .filter(({ id, roles, departments }) => {
      return (
        id !== request.requester && roles.includes(role) && (department === null || departments.includes(department))
      )
    })
    .map(({ id }) => naming.person(id))
}

/** Where a request stands, in a sentence. */
export function standingOf({ request, items, steps }: ToldRequest, visit: SignedIn): string {
  const { say } = visit
  switch (request.state) {
    case 'submitted':
      return say('standsSubmitted')
    case 'deciding': {
      const step = openStep(steps)
      return say('standsDeciding', { who: step === undefined ? '—' : deciderOf(step, visit) })
    }
    case 'approved': {
      const places = items.flatMap(({ state, line }) => (state === 'granted' ? [line] : []))
      // Where something of it can be fetched, that is said.
      const [first] = places.includes(null) ? [] : places.sort((one, other) => one! - other!)
      if (first != null) return say('standsInLine', { n: first })
      return say('standsApproved', { day: request.expires ?? '—' })
    }
    case 'active':
      return say('standsActive', { what: withFirstDue(items, visit) })
    case 'rejected':
      return request.reason === null ? say('standsRejectedBare') : say('standsRejected', { reason: request.reason })
    case 'cancelled':
      return say('standsCancelled')
    case 'expired':
      return say('standsExpired')
    case 'closed':
      return say('standsClosed')
  }
}

/** How many items are in each state, and when the first of what is out is due. */
function withFirstDue(items: readonly RequestItem[], visit: SignedIn): string {
  const what = statesOf(items, visit)
  const days = items.flatMap(({ state, due }) =>
    (state === 'out' || state === 'inReading') && due !== null ? [due] : [],
  )
  const [day] = days.sort()
  return day === undefined ? what : visit.say('firstDue', { what, day })
}

/** How many items are in each state. */
function statesOf(items: readonly RequestItem[], { naming, say }: SignedIn): string {
  const counts = new Map<RequestItem['state'], number>()
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1)
  const said = [...counts].map(([state, n]) => say('countOfState', { state: naming.term(`requestItem.${state}`), n }))
  return naming.parts(said)
}
