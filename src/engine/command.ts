import type * as z from 'zod'
import type { CommandName, QueryOperationName } from '../access/operations.ts'
import type { Verdict } from '../access/rules.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change, Reader } from '../storage.ts'
import type { Context } from './context.ts'
import type { Told } from './readings.ts'

/** What a command comes to: everything that is written follows from it, the trail entries too. */
export interface Decision<Result> {
  /** Numbers of the cases that change, or none for what is about no case. Each gets one trail entry. */
  readonly chains: readonly string[]
  readonly changes: readonly Change[]
  readonly events: readonly DomainEvent[]
  readonly result: Result
}

/** A case whose keys are destroyed, but for those of documents that outlive it, by their positions. */
export interface KeysOfCase {
  readonly case: string
  readonly keepDocuments?: readonly number[]
}

/** So many consecutive numbers of a series. */
export interface Take {
  readonly series: string
  readonly count: number
}
/** A decision that needs consecutive numbers: they are taken after every rule has passed. */
export interface Numbered<Result> {
  readonly takes: readonly Take[]
  /** Given the first number of each take, in their order. */
  readonly decide: (firsts: readonly number[]) => Decision<Result>
}
export function numbered<Result>(
  series: string,
  count: number,
  decide: (first: number) => Decision<Result>,
): Numbered<Result> {
  return { takes: [{ series, count }], decide: ([first]) => decide(first!) }
}

/** What a command would come to, which nobody wants written: the transaction is undone whole, and this is answered. */
export interface Rehearsal<Result> {
  readonly rehearsed: Result
}

/**
 * A command: parse → facts → access → decide → commit. `facts` refuses NOT_FOUND alike for what is absent and for what
 * the actor may not discover; `decide` is pure.
 */
export interface Command<Input, Facts, Result> {
  readonly name: CommandName
  /** What it does, for API documents. */
  readonly summary: string
  readonly input: (policy: Policy) => z.ZodType<Input>
  /** How it is read, where `decide` refuses what breaks `input`, with whatever else is wrong. */
  readonly reads?: (policy: Policy) => z.ZodType<Input>
  /** What it returns; the events come on top. */
  readonly output: (policy: Policy) => z.ZodObject
  /**
   * Series whose last numbers the facts rest on. They are locked before the facts are read, so that nobody takes a
   * number of them before the commit.
   */
  readonly counts?: (input: Input, context: Context) => readonly string[]
  /** `last` holds the last number given of each series that `counts` names; 0 where none was. */
  readonly facts: (read: Reader, input: Input, context: Context, last: ReadonlyMap<string, number>) => Promise<Facts>
  /** The case that the input names, where that is the one which changes: the end of its chain is read with the facts. */
  readonly chain?: (input: Input) => string
  readonly access: (facts: Facts, input: Input, context: Context) => Verdict
  /** Who is refused stands in the refusal log. */
  readonly logsRefusals?: true
  /**
   * Cases whose keys are destroyed, in a sealed archive: once the command is committed, or before it begins. Done again it does
   * nothing. What fails after the commit leaves the commit as it is. In the host's transaction, which may yet be rolled
   * back, none is destroyed after, and a command that needs it done before is refused. `of` asks no directory.
   */
  readonly destroysKeys?: {
    readonly when: 'after' | 'before'
    readonly of: (read: Reader, input: Input, context: Context) => Promise<readonly KeysOfCase[]>
  }
  /** Whose head may do it, where a deputy may do it in the head's place. */
  readonly headOf?: (facts: Facts) => string
  readonly decide: (
    facts: Facts,
    input: Input,
    context: Context,
  ) => Decision<Result> | Numbered<Result> | Rehearsal<Result>
}
export function command<Input, Facts, Result>(command: Command<Input, Facts, Result>): Command<Input, Facts, Result> {
  return command
}

export interface Telling<Input, Result> {
  /** It tells of many things at once, which the policy may leave out. */
  readonly list: boolean
  readonly of: (answer: Result, input: Input, context: Context) => readonly Told[]
}

/** A query: parse → answer. It refuses NOT_FOUND as commands do. */
export interface Query<Input, Result> {
  readonly name: QueryOperationName
  readonly summary: string
  readonly input: (policy: Policy) => z.ZodType<Input>
  readonly output: (policy: Policy) => z.ZodType
  readonly answer: (read: Reader, input: Input, context: Context) => Promise<Result>
  /** What confidential things an answer tells: who was told stands in the trail. */
  readonly tells?: Telling<Input, Result>
}
export function query<Input, Result>(query: Query<Input, Result>): Query<Input, Result> {
  return query
}
