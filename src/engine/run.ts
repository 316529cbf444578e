import type * as z from 'zod'
import { isCasekeepError, refuse } from '../errors.ts'
import type { RecordedEvent } from '../events/event.ts'
import type { Policy } from '../policy/policy.ts'
import type { Sha256 } from '../sha256.ts'
import type { Change, Json, Reader, Row, StorageAdapter, Unit } from '../storage.ts'
import { describeChange, linkEntry, tenantChain } from '../trail/entry.ts'
import { adoptPolicy, type KnownPolicy, meetPolicy } from './adopt.ts'
import { caseOf, insert } from './changes.ts'
import type { Command, Decision, Query } from './command.ts'
import type { Context } from './context.ts'
import { parseInput } from './parse.ts'

/** How often a command starts again from its facts when somebody else was faster. */
const maxAttempts = 5

/** What an archive hands to every command. */
export interface Engine {
  readonly storage: StorageAdapter<unknown>
  readonly policy: Policy
  readonly hash: Sha256
  /** Hex of so many random bytes. */
  readonly random: (bytes: number) => string
  /** What is known of the policies that are stored. */
  readonly known: KnownPolicy
}

export type Committed<Result> = Result & { readonly events: readonly RecordedEvent[] }

/** The one way through of every command: parse → facts → access → decide → commit. */
export async function runCommand<Input, Facts, Result extends object>(
  engine: Engine,
  command: Command<Input, Facts, Result>,
  raw: unknown,
  begin: () => Context,
  join?: Join,
): Promise<Committed<Result>> {
  const input = parseInput(schemaOf(command, engine.policy), raw)
  const attempt = async (unit: Unit): Promise<Committed<Result>> => {
    const context = begin()
    const policies = await adoptPolicy(engine.known, unit, context)
    const facts = await command.facts(unit, input, context)
    const verdict = command.access(facts, input, context)
    if (!verdict.allowed) {
      if (verdict.code === 'SEPARATION') refuse('SEPARATION', { pair: verdict.reason, clause: verdict.clause })
      refuse('FORBIDDEN', { operation: command.name, clause: verdict.clause, reason: verdict.reason })
    }
    const decided = command.decide(facts, input, context)
    const decision =
      'take' in decided
        ? decided.decide(await unit.take(context.tenant, decided.take.series, decided.take.count))
        : decided
    return commit(engine, unit, command.name, decision, policies, context)
  }
  if (join !== undefined) return join(attempt)
  for (let count = 1; ; count++) {
    try {
      const committed = await engine.storage.transaction(attempt)
      engine.known.stored = true
      return committed
    } catch (error) {
      if (!isCasekeepError(error, 'CONFLICT')) throw error
      if (count === maxAttempts) refuse('CONTENTION', { attempts: maxAttempts }, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** count))
    }
  }
}

/** Runs work inside the host's transaction. */
export type Join = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>

export async function runQuery<Input, Result>(
  engine: Engine,
  query: Query<Input, Result>,
  raw: unknown,
  begin: () => Context,
  join?: Join,
): Promise<Result> {
  const input = parseInput(schemaOf(query, engine.policy), raw)
  const work = async (read: Reader) => {
    const context = begin()
    const met = await meetPolicy(engine.known, read, context)
    return { answer: await query.answer(read, input, context), met }
  }
  // What the host's transaction shows may be rolled back: it is not kept in mind.
  if (join !== undefined) return (await join(work)).answer
  const { answer, met } = await engine.storage.read(work)
  Object.assign(engine.known, met)
  return answer
}

/** Adds the trail entries, the outbox rows and the policy to a decision, and hands all of it to the store at once. */
async function commit<Result extends object>(
  engine: Engine,
  unit: Unit,
  operation: string,
  decision: Decision<Result>,
  policies: readonly Change[],
  context: Context,
): Promise<Committed<Result>> {
  const { tenant, now, policy, actor } = context
  const chains = decision.chains.length > 0 ? decision.chains : [tenantChain]
  const opened = new Set(decision.changes.flatMap((change) => newCases(change)))
  const entries: Row<'trail'>[] = []
  for (const chain of chains) {
    const last = opened.has(chain)
      ? null
      : ((await unit.find('trail.last', { equal: { tenant, chain }, limit: 1 }))[0] ?? null)
    const mine = decision.changes.filter((change) => (caseOf(change) ?? chain) === chain)
    const detail = mine.flatMap((change) => describeChange(change) ?? []) as Json
    entries.push(
      linkEntry(
        { tenant, chain, at: now, actor: actor.id, person: actor.person, operation, policy: policy.version, detail },
        last,
        engine.random(16),
        engine.hash,
      ),
    )
  }
  const events = decision.events.map((event, index): RecordedEvent => {
    const entry = entries[0]!
    return { id: `${entry.chain}/${entry.position}.${index}`, type: event.type, at: now, data: event.data }
  })
  const changes: Change[] = [...decision.changes, ...policies, insert('trail', ...entries)]
  if (events.length > 0) changes.push(insert('outbox', ...events.map((event) => ({ tenant, ...event }))))
  const clash = await unit.commit(changes)
  if (clash !== null) refuse('CONFLICT', { table: changes[clash.change]!.table, because: clash.because })
  return { ...decision.result, events }
}

function newCases(change: Change): string[] {
  return change.op === 'insert' && change.table === 'cases' ? change.rows.map((row) => row.number) : []
}

const schemas = new WeakMap<Policy, Map<string, unknown>>()

/** An operation's schema for a policy, made once. */
function schemaOf<Input>(
  operation: { readonly name: string; readonly input: (policy: Policy) => z.ZodType<Input> },
  policy: Policy,
): z.ZodType<Input> {
  let known = schemas.get(policy)
  if (known === undefined) {
    known = new Map()
    schemas.set(policy, known)
  }
  let schema = known.get(operation.name) as z.ZodType<Input> | undefined
  if (schema === undefined) {
    schema = operation.input(policy)
    known.set(operation.name, schema)
  }
  return schema
}
