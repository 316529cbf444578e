import type { Disposal, DisposalCounts, DisposalStep } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** Who decides a step: by name, or by role of which department. */
export function disposalDecider({ role, department, people }: DisposalStep, { naming, say }: SignedIn): string {
  if (people.length > 0) return naming.list(people.map((person) => naming.person(person)))
  const called = naming.term(`role.${role}`)
  return department === null ? called : say('holderOf', { role: called, department: naming.department(department) })
}

/** Where a list stands, in a sentence. */
export function disposalStanding(
  { disposal, counts }: { readonly disposal: Disposal; readonly counts: DisposalCounts },
  visit: SignedIn,
): string {
  const { say, count, naming, archive } = visit
  const { state, reason, from, lapses, steps, execution } = disposal
  switch (state) {
    case 'proposed':
    case 'appraising': {
      if (counts.unappraised > 0) return count('disposalUnappraised', counts.unappraised)
      return reason === null ? say('disposalToSubmit') : say('disposalSentBack', { reason })
    }
    case 'approving': {
      const step = steps.find((one) => one.state === 'open')
      return say('standsDeciding', { who: step === undefined ? '—' : disposalDecider(step, visit) })
    }
    case 'waiting': {
      const today = archive.today()
      if (lapses !== null && today > lapses) return say('disposalLapsed', { day: lapses })
      if (from !== null && today < from) return say('disposalWaits', { from, lapses: lapses ?? '—' })
      return say('disposalMayBegin', { lapses: lapses ?? '—' })
    }
    case 'executing': {
      if (counts.approved > 0) {
        return say('disposalExecuting', { done: counts.done, all: counts.done + counts.approved })
      }
      const unsigned = execution?.witnesses.filter(({ signed }) => signed === null) ?? []
      if (unsigned.length === 0) return say('disposalToCertify')
      return say('disposalToWitness', { who: naming.list(unsigned.map(({ person }) => naming.person(person))) })
    }
    case 'executed':
      return disposal.certificate === null ? say('disposalOver') : say('disposalCertified')
    case 'aborted':
      return reason === null ? say('disposalGivenUpBare') : say('disposalGivenUp', { reason })
  }
}
