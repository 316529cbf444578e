import { enforce } from '../access/rules.ts'
import { type CasekeepError, type ErrorDetails, isCasekeepError } from '../errors.ts'
import type { Reader } from '../storage.ts'
import type { Command } from './command.ts'
import type { Context } from './context.ts'

/** The refusals that are an answer of the rules. */
export const ruleCodes = [
  'FORBIDDEN',
  'SEPARATION',
  'ILLEGAL',
  'NOT_READY',
  'BLOCKED',
  'INVALID_INPUT',
  'CALENDAR_UNPUBLISHED',
] as const
export type RuleCode = (typeof ruleCodes)[number]

/** One refusal may tell of several things, or is told beside the one: which, it does not say itself. */
type Shared<Details> = Details extends unknown ? Omit<Details, 'number' | 'operation'> : never

/** What an act would be refused with. */
export type Refusal = {
  readonly [C in RuleCode]: { readonly code: C; readonly details: Shared<ErrorDetails[C]> }
}[RuleCode]

/**
 * What an act would be refused with; null where it would be done. Nothing is written, and no rule is told a second time.
 * `part`: as much of the facts as it is about.
 */
export async function rehearse<Input, Facts, Result>(
  command: Command<Input, Facts, Result>,
  input: Input,
  { read, context }: { readonly read: Reader; readonly context: Context },
  part: (facts: Facts) => Facts = (facts) => facts,
): Promise<Refusal | null> {
  try {
    const facts = await command.facts(read, input, context, new Map())
    enforce(command.access(facts, input, context), command.name)
    command.decide(part(facts), input, context)
    return null
  } catch (error) {
    if (!isOfRules(error)) throw error
    const { number: _, operation: __, ...details } = error.details as { number?: string; operation?: string }
    return { code: error.code, details } as Refusal
  }
}

function isOfRules(error: unknown): error is CasekeepError<RuleCode> {
  return isCasekeepError(error) && (ruleCodes as readonly string[]).includes(error.code)
}
