import type { CommandName } from '../access/operations.ts'
import { forbidden, may, type Verdict } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'

const clause = 'P3.1'
const because = { reason: 'directory' } as const

/** Who may change the directory, as far as the archive keeps it: administrators, and `of` for what is their own. */
export function mayKeep(command: CommandName, of: string | null, context: Context): Verdict {
  if (!context.keepsDirectory) return forbidden(clause, because)
  return may(command, '', context.actor, context.policy, of)
}

/** What the tables say is no answer where the host keeps the directory. */
export function checkKept({ operation, keepsDirectory }: Context): void {
  if (!keepsDirectory) refuse('FORBIDDEN', { operation, clause, ...because })
}
