import type { ImportedCases } from '../../src/cases/import.ts'
import { importedCasesSchema } from '../../src/cases/imported-cases.ts'
import type { AnyDesk } from '../../src/desk.ts'
import { refuse } from '../../src/errors.ts'

/** Refuses what is no desk, such as the archive itself, for which nobody acts. */
export function checkDesk(desk: unknown): void {
  const { run } = Object(desk) as Partial<AnyDesk>
  if (typeof run !== 'function') refuseDesk('must be the desk of an actor')
}

/** What a desk answers to `cases.import`: the host may have put something of its own in between. */
export function takeAnswer(given: unknown, count: number): ImportedCases {
  const { success, data } = importedCasesSchema.safeParse(given)
  return success && data.cases.length === count ? data : refuseDesk('does not answer cases.import as an archive does')
}

function refuseDesk(message: string): never {
  return refuse('INVALID_INPUT', {
    issues: [{ path: ['desk'], rule: 'type', message, accepted: ['what archive.as(actor) gives'] }],
  })
}
