import type * as z from 'zod'
import { enforce } from '../access/rules.ts'
import { asking } from '../directory/asked.ts'
import type { Directory, KnownDirectory } from '../directory/directory.ts'
import { tableDirectory } from '../directory/table-directory.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import type { RecordedEvent } from '../events/event.ts'
import { holdsForeignChecks } from '../policy/foreign-checks.ts'
import { oncePerPolicy } from '../policy/once.ts'
import type { Policy } from '../policy/policy.ts'
import type { Sha256 } from '../sha256.ts'
import type { Change, Found, Json, Reader, Row, StorageAdapter, Unit } from '../storage.ts'
import { describeChange, linkEntry, tenantChain } from '../trail/entry.ts'
import { adoptPolicy, type KnownPolicy, meetPolicy } from './adopt.ts'
import { atOnce } from './at-once.ts'
import { changesByChain, insert } from './changes.ts'
import type { Command, Decision, KeysOfCase, Query, Take } from './command.ts'
import type { Context } from './context.ts'
import { destroyKeysOf } from './destroyed-keys.ts'
import { earlierResult, type NamedAct, namedAct, remember } from './idempotency.ts'
import { inPlaceOfHead } from './in-place.ts'
import { parseInput, parsePlain, plainCopy } from './parse.ts'
import { keepReading, type Told, type ToldAnswer, toKeep } from './readings.ts'
import { keepRefusal, recordRefusal } from './refusals.ts'

/** How often a command starts again from its facts when somebody else was faster. */
const maxAttempts = 5

/** What an archive hands to every command. */
export interface Engine {
  readonly tenant: string
  /** The host's own; null where the archive keeps one. */
  readonly directory: Directory | null
  readonly storage: StorageAdapter<unknown>
  /** Destroys the keys of cases; null where nothing is sealed. */
  readonly destroyKeys: ((cases: readonly KeysOfCase[]) => Promise<unknown>) | null
  readonly policy: Policy
  readonly hash: Sha256
  /** Hex of so many random bytes. */
  readonly random: (bytes: number) => string
  /** What is known of the policies that are stored. */
  readonly known: KnownPolicy
}

export type Committed<Result> = Result & { readonly events: readonly RecordedEvent[] }

/** What an attempt came to, and whether the policy is stored with it or was before. */
interface Attempt<Result> {
  readonly result: Committed<Result>
  readonly adopted: boolean
}

/** The one way through of every command: parse → facts → access → decide → commit. */
export function runCommand<Input, Facts, Result extends object>(
  engine: Engine,
  command: Command<Input, Facts, Result>,
  raw: unknown,
  begin: Begin,
  join?: Join,
): Promise<Committed<Result>> {
  /** Who acts, as of the last attempt. */
  let acting: Context | undefined
  const run = withDirectory(engine, async (directoryOn) => {
    const data = plainCopy(raw)
    const input = parsePlain(schemaOf(command, engine.policy), data, holdsForeignChecks(engine.policy))
    const act = namedAct(command.name, data, engine.hash)
    const done = async (read: Reader, context: Context) =>
      act && ((await earlierResult(read, act, context)) as Committed<Result> | null)
    const attempt = async (unit: Unit): Promise<Attempt<Result>> => {
      const started = begin(directoryOn(unit))
      acting = started
      const policies = await adoptPolicy(engine.known, unit, started)
      const before = await done(unit, started)
      // Then nothing is committed, the policy neither.
      if (before !== null) return { result: before, adopted: policies.length === 0 }
      const last = await lastNumbers(unit, command.counts?.(input, started) ?? [], started)
      const named = command.chain?.(input)
      const [end, facts] = await atOnce(
        named === undefined ? null : endOf(named, unit, started),
        command.facts(unit, input, started, last),
      )
      const context = await permitted(command, facts, input, started)
      const decided = command.decide(facts, input, context)
      if ('rehearsed' in decided) throw new Undone(decided.rehearsed)
      const decision = 'takes' in decided ? decided.decide(await takeNumbers(unit, decided.takes, context)) : decided
      const known: Ends = new Map(named === undefined ? [] : [[named, end]])
      return {
        result: await commit(engine, unit, command.name, decision, policies, act, known, context),
        adopted: true,
      }
    }
    const destroyed = (when: 'after' | 'before') =>
      destroyKeysOf(when, engine, command, input, (read) => begin(directoryOn(read)), join !== undefined)
    const committed = async (): Promise<Committed<Result>> => {
      try {
        // What the host's transaction stores may be rolled back: it is not kept in mind.
        if (join !== undefined) return (await join(attempt)).result
        const { result, adopted } = await withRetries(engine, attempt)
        if (adopted) engine.known.stored = true
        return result
      } catch (error) {
        if (error instanceof Undone) return { ...(error.result as Result), events: [] }
        // The same act may have been done after it was looked for, and be why this one was refused.
        if (act === null || !isRefusal(error)) throw error
        const look = (read: Reader) => done(read, begin(directoryOn(read)))
        const meanwhile = join === undefined ? await engine.storage.read(look) : await join(look)
        if (meanwhile === null) throw error
        return meanwhile
      }
    }
    await destroyed('before')
    const result = await committed()
    await destroyed('after')
    return result
  })
  if (command.logsRefusals === undefined) return run
  return run.catch(async (error: unknown) => {
    const record = acting === undefined ? null : recordRefusal(error, acting, raw, engine.random)
    // What is refused in the host's transaction is kept by the host, once it has rolled back; and where the log cannot be
    // written, the refusal is told all the same, and carries what the host may keep.
    if (record !== null && join === undefined) await keepRefusal(engine.storage, record).catch(() => undefined)
    throw error
  })
}

/** Undoes the transaction of a rehearsal, and brings what it came to out of it. */
class Undone {
  readonly result: unknown
  constructor(result: unknown) {
    this.result = result
  }
}

/** Series are locked and counted in one order by all, so that no two wait for each other. */
const inOrder = (one: string, other: string) => (one < other ? -1 : 1)

/** The last number given of each series. Nobody takes one of them before this transaction ends. */
async function lastNumbers(
  unit: Unit,
  series: readonly string[],
  { tenant }: Context,
): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  for (const each of [...series].sort(inOrder)) last.set(each, (await unit.take(tenant, each, 0)) - 1)
  return last
}

/** The first number of each take, in their order. */
async function takeNumbers(unit: Unit, takes: readonly Take[], { tenant }: Context): Promise<readonly number[]> {
  const firsts = new Map<Take, number>()
  for (const take of [...takes].sort((one, other) => inOrder(one.series, other.series))) {
    firsts.set(take, await unit.take(tenant, take.series, take.count))
  }
  return takes.map((take) => firsts.get(take)!)
}

/** The directory that work asks: the host's, or the archive's own tables. */
function withDirectory<T>(
  { directory, tenant }: Engine,
  work: (directoryOn: (read: Reader) => KnownDirectory) => Promise<T>,
): Promise<T> {
  return directory === null
    ? work((read) => tableDirectory(read, tenant))
    : asking(directory, (answered) => work(() => answered))
}

/** Who acts by their own right, or else as a deputy; or the refusal. */
async function permitted<Input, Facts, Result>(
  command: Command<Input, Facts, Result>,
  facts: Facts,
  input: Input,
  context: Context,
): Promise<Context> {
  const own = command.access(facts, input, context)
  if (own.allowed) return context
  const deputy =
    own.code === 'FORBIDDEN' && command.headOf !== undefined
      ? await inPlaceOfHead(command.headOf(facts), context)
      : null
  const verdict = deputy === null ? own : command.access(facts, input, deputy)
  enforce(verdict, command.name)
  return deputy!
}

/** An answer of the rules: nothing was written, and the store is as well as before. */
function isRefusal(error: unknown): boolean {
  return isCasekeepError(error) && error.code !== 'STORAGE' && error.code !== 'CONFLICT'
}

/** A command runs again from its facts when somebody else was faster. */
async function withRetries<T>(engine: Engine, attempt: (unit: Unit) => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await engine.storage.transaction(attempt, { endsWithCommit: true })
    } catch (error) {
      if (!isCasekeepError(error, 'CONFLICT')) throw error
      if (count === maxAttempts) refuse('CONTENTION', { attempts: maxAttempts }, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** count))
    }
  }
}

/** Who acts, when and by which policy, with the directory that is asked. */
export type Begin = (directory: KnownDirectory) => Context

/** Runs work inside the host's transaction. */
export type Join = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>

export function runQuery<Input, Result>(
  engine: Engine,
  query: Query<Input, Result>,
  raw: unknown,
  begin: Begin,
  join?: Join,
): Promise<Result> {
  return withDirectory(engine, async (directoryOn) => {
    const input = parseInput(schemaOf(query, engine.policy), raw, holdsForeignChecks(engine.policy))
    const isList = query.tells?.list ?? false
    const work = async (read: Reader) => {
      const context = begin(directoryOn(read))
      const met = await meetPolicy(engine.known, read, context)
      const answer = await query.answer(read, input, context)
      const told = toKeep(query.tells?.of(answer, input, context) ?? [], isList, context)
      return { answer, met, told }
    }
    const keep = (told: readonly Told[]) => async (unit: Unit) => {
      await commitReading(unit, { told, isList }, engine, begin(directoryOn(unit)))
    }
    if (join !== undefined) {
      // What the host's transaction shows may be rolled back: it is not kept in mind, and a reading goes with it.
      const { answer, told } = await join(work)
      if (told.length > 0) await join(keep(told))
      return answer
    }
    const { answer, met, told } = await engine.storage.read(work)
    Object.assign(engine.known, met)
    // Nothing is told whose reading could not be kept.
    if (told.length > 0) {
      await withRetries(engine, keep(told))
      engine.known.stored = true
    }
    return answer
  })
}

/** Keeps who was told what, in a transaction that does nothing else. */
async function commitReading(unit: Unit, answer: ToldAnswer, engine: Engine, context: Context): Promise<void> {
  const changes = await keepReading(unit, answer, engine, context)
  const clash = await unit.commit(changes)
  if (clash !== null) refuse('CONFLICT', { table: changes[clash.change]!.table, because: clash.because })
}

/** The last entries of chains; null of a chain that has none. */
type Ends = ReadonlyMap<string, Found<'trail.head'> | null>

async function endOf(chain: string, read: Reader, { tenant }: Context): Promise<Found<'trail.head'> | null> {
  return (await read.find('trail.head', { equal: { tenant, chain }, limit: 1 }))[0] ?? null
}

/** Adds the trail entries, the outbox rows and the policy to a decision, and hands all of it to the store at once. */
async function commit<Result extends object>(
  engine: Engine,
  unit: Unit,
  operation: string,
  decision: Decision<Result>,
  policies: readonly Change[],
  act: NamedAct | null,
  known: Ends,
  context: Context,
): Promise<Committed<Result>> {
  const { tenant, now, policy, actor } = context
  const behalf = actor.actsFor === null || actor.actsFor.person === actor.person ? null : actor.actsFor.person
  const chains = decision.chains.length > 0 ? decision.chains : [tenantChain]
  const opened = new Set(decision.changes.flatMap((change) => newCases(change)))
  const told = changesByChain(decision.changes, chains)
  const ends = await atOnce(
    ...chains.map((chain) => {
      if (opened.has(chain)) return null
      const end = known.get(chain)
      return end === undefined ? endOf(chain, unit, context) : end
    }),
  )
  const destroyed = new Set(decision.changes.flatMap((change) => erasedChains(change)))
  const entries: Row<'trail'>[] = []
  for (const [index, chain] of chains.entries()) {
    const detail = told.get(chain)!.flatMap((change) => describeChange(change) ?? []) as Json
    const entry = linkEntry(
      {
        tenant,
        chain,
        at: now,
        actor: actor.id,
        person: actor.person,
        operation,
        policy: policy.version,
        detail,
        behalf,
      },
      ends[index]!,
      engine.random(16),
      engine.hash,
    )
    // What is told of a case as it is destroyed goes with all that was told of it before.
    entries.push(destroyed.has(chain) ? { ...entry, detail: null, salt: null } : entry)
  }
  const events = decision.events.map((event, index): RecordedEvent => {
    const entry = entries[0]!
    return { id: `${entry.chain}/${entry.position}.${index}`, type: event.type, at: now, data: event.data }
  })
  const changes: Change[] = [...decision.changes, ...policies, insert('trail', ...entries)]
  if (events.length > 0) changes.push(insert('outbox', ...events.map((event) => ({ tenant, ...event }))))
  const result = { ...decision.result, events }
  if (act !== null) changes.push(remember(act, asJson(result), chains[0]!, context))
  const clash = await unit.commit(changes)
  if (clash !== null) refuse('CONFLICT', { table: changes[clash.change]!.table, because: clash.because })
  return result
}

/** As it will be read back: members that are undefined are not there. */
function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function erasedChains(change: Change): string[] {
  return change.op === 'erase' && change.table === 'trail' ? [change.of.chain] : []
}

function newCases(change: Change): string[] {
  return change.op === 'insert' && change.table === 'cases' ? change.rows.map((row) => row.number) : []
}

const schemasOf = oncePerPolicy(() => new Map<string, unknown>())

interface Readable<Input> {
  readonly name: string
  readonly input: (policy: Policy) => z.ZodType<Input>
  readonly reads?: (policy: Policy) => z.ZodType<Input>
}

/** The schema that an operation is read by for a policy, made once. */
function schemaOf<Input>(operation: Readable<Input>, policy: Policy): z.ZodType<Input> {
  const known = schemasOf(policy)
  let schema = known.get(operation.name) as z.ZodType<Input> | undefined
  if (schema === undefined) {
    schema = (operation.reads ?? operation.input)(policy)
    known.set(operation.name, schema)
  }
  return schema
}
