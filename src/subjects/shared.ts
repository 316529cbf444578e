import * as z from 'zod'
import { personId, text } from '../engine/inputs.ts'
import { registers, type Subject } from './facts.ts'

/** Whom it is asked about. */
export const subjectInput = {
  person: personId.meta({ description: 'Whom it is about' }),
  subject: text(200).optional().meta({
    description: 'What they are called in fields that tell whom a case is about; `person` where left out',
  }),
}
export function subjectOf({ person, subject }: { readonly person: string; readonly subject?: string | undefined }) {
  return { person, subject: subject ?? person } satisfies Subject
}

export const subjectShape = { person: z.string(), subject: z.string() }
export const registerSchema = z
  .object({ register: z.enum(registers), number: z.string() })
  .meta({ id: 'RegisterEntry' })
