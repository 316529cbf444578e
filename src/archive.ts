import * as z from 'zod'
import { type Actor, actorSchema, type KnownActor } from './access/actor.ts'
import { type Explanation, explain, type Subject } from './access/explain.ts'
import { commandNames, type OperationName, queryNames } from './access/operations.ts'
import { sightOf } from './access/sight.ts'
import { todayIn } from './calendar/plain-date.ts'
import { type WorkingCalendar, workingCalendar } from './calendar/working-days.ts'
import {
  aCheckpointing,
  type Checkpoint,
  type CheckpointOptions,
  checkpoint,
  isCheckpointing,
} from './checkpoints/checkpoint.ts'
import type { AnyDesk, Desk, OwnDesk } from './desk.ts'
import type { Directory, KnownDirectory } from './directory/directory.ts'
import type { Context } from './engine/context.ts'
import { invalid, parseInput } from './engine/parse.ts'
import { keepRefusal } from './engine/refusals.ts'
import { type Engine, type Join, runCommand, runQuery } from './engine/run.ts'
import { type InputIssue, isCasekeepError, refuse } from './errors.ts'
import { recordedEventSchema } from './events/event.ts'
import { byName, commands, queriesWith } from './operations.ts'
import { oncePerPolicy } from './policy/once.ts'
import type { Policy } from './policy/policy.ts'
import type { Shapes } from './policy/shapes.ts'
import { policyVersions, type UpcomingPolicy } from './policy/versions.ts'
import { destroyKeys } from './sealing/destroy-keys.ts'
import { sealedStorage } from './sealing/sealed-storage.ts'
import { aSealing, isSealing, type Sealing } from './sealing/sealing.ts'
import { type Sha256, sha256 } from './sha256.ts'
import type { StorageAdapter } from './storage.ts'
import { exactText, text } from './text.ts'

export interface ArchiveOptions<S extends Shapes, Tx> {
  readonly policy: Policy<S>
  /** Versions of it that hold from a later day on (P12.3); they become the policy in force by themselves. */
  readonly upcoming?: readonly UpcomingPolicy<S>[]
  readonly storage: StorageAdapter<Tx>
  /** Whose archive it is, where one store serves several companies. Up to 100 printable characters; `main` where left out. */
  readonly tenant?: string
  /** Default: Saturdays and Sundays are closed. */
  readonly calendar?: WorkingCalendar
  /** Who is who, where the host knows; otherwise the archive keeps a directory in its own tables. */
  readonly directory?: Directory
  /** Must give a valid date whenever it is asked. Default: the system's clock. */
  readonly clock?: () => Date
  /** A synchronous SHA-256; by default that of the store's platform, or the library's own, which runs everywhere. */
  readonly hash?: Sha256
  /** Seals what is confidential, by keys that are kept elsewhere and can be destroyed. Default: all stands in plain. */
  readonly sealing?: Sealing
  /** How the trail is made evident outside of the database: `archive.checkpoint()`. */
  readonly checkpoints?: CheckpointOptions
}

/** One operation, for generic code: HTTP, screens, a command line. */
export interface Operation {
  readonly name: OperationName
  readonly kind: 'command' | 'query'
  readonly summary: string
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** An archive whose categories are not known to the compiler. */
export interface AnyArchive {
  /** The version in force today. */
  readonly policy: Policy
  readonly tenant: string
  readonly calendar: WorkingCalendar
  readonly operations: readonly Operation[]
  /** The day it is now in the policy's time zone, `YYYY-MM-DD`. */
  today(): string
  /**
   * Keeps in the refusal log what was refused inside the host's own transaction, once that has rolled back. False for an
   * error that carries no refusal.
   * @throws {CasekeepError} `STORAGE`
   * @example
   * await db.transaction().execute(host).catch(async (error) => {
   *   await archive.keepRefusal(error)
   *   throw error
   * })
   */
  keepRefusal(error: unknown): Promise<boolean>
  /**
   * Gathers every entry of the trail that is new into the Merkle tree, signs its head and hands it to the sink that the archive
   * was opened with: to be called at intervals. Where nothing is new it answers the last one.
   * @throws {CasekeepError} `INVALID_INPUT` where the archive was opened without `checkpoints`; `STORAGE` where the sink did not
   * keep it: the next call hands it over again
   */
  checkpoint(): Promise<Checkpoint>
  /**
   * Whether somebody may do or ask it of such a thing, by which relation and clause, or why not. By the table of
   * docs/access.md and the policy in force alone: nothing is read, nothing is kept.
   * @throws {CasekeepError} `INVALID_INPUT` for an actor, an operation or a level that there is not
   * @example
   * archive.explain('batches.approve', actor, { department: 'sales', level: 'internal' })
   */
  explain(operation: OperationName, actor: Actor, subject?: Subject): Explanation
  as(actor: Actor): AnyDesk
}

export interface Archive<S extends Shapes, Tx = never> extends AnyArchive {
  readonly policy: Policy<S>
  /**
   * The library as one actor may use it. There is no way to act as nobody.
   * @throws {CasekeepError} `INVALID_INPUT` for an actor with an unknown role or clearance, or without an id
   */
  as(actor: Actor): OwnDesk<S, Tx>
}

/**
 * Opens an archive over a store. Nothing is read or written until something is asked of it.
 *
 * The first question or command compares the policy with the one that was stored last: one that lacks a category of
 * it, or whose levels do not begin with the same ones, is refused with `INVALID_POLICY`.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is missing, of no use or not known, with its name as the path
 * @example
 * const archive = createArchive({ policy: standardPolicy(), storage: memoryAdapter() })
 * const sales = archive.as({ id: 'u-7', departments: ['sales'], roles: [], clearance: 'confidential' })
 * const opened = await sales.cases.open({ category: 'client', title: 'Alfreds Futterkiste', fields: { name: 'Alfreds' } })
 * opened.case.number // 'KH0001'
 */
export function createArchive<S extends Shapes, Tx = never>(options: ArchiveOptions<S, Tx>): Archive<S, Tx> {
  checkOptions(options)
  const versions = policyVersions(options.policy as Policy, (options.upcoming ?? []) as readonly UpcomingPolicy[])
  const given = options.storage as unknown as StorageAdapter<unknown>
  const { sealing } = options
  const storage = sealing === undefined ? given : sealedStorage(given, sealing)
  const { tenant = 'main' } = options
  const calendar = options.calendar ?? workingCalendar()
  const clock = checkedClock(options.clock ?? (() => new Date()))
  const hash = options.hash ?? storage.hash ?? sha256
  const engineFor = oncePerPolicy(
    (policy): Engine => ({
      tenant,
      directory: options.directory ?? null,
      storage,
      destroyKeys: sealing === undefined ? null : (cases) => destroyKeys(sealing, tenant, cases),
      policy,
      hash,
      random: randomHex,
      known: { stored: false, fits: false },
    }),
  )
  const policyNow = () => versions.on(clock).inForce.policy
  const commandsByName = byName(commandNames, commands)
  const queriesByName = byName(queryNames, queriesWith(hash))
  const actorsOf = oncePerPolicy(actorSchema)

  const begin =
    (actor: KnownActor, operation: OperationName, policy: Policy) =>
    (directory: KnownDirectory): Context => {
      const at = clock()
      const { inForce, upcoming } = versions.on(() => at)
      return {
        operation,
        tenant,
        actor,
        sight: sightOf(actor, policy),
        now: at.toISOString(),
        today: todayIn(policy.timeZone, at),
        policy,
        effective: inForce.policy === policy ? inForce.from : null,
        upcoming,
        calendar,
        directory,
        keepsDirectory: options.directory === undefined,
      }
    }

  const runAs = (actor: KnownActor, directory?: Directory, join?: Join): AnyDesk['run'] => {
    return async (name, input) => {
      const own = engineFor(policyNow())
      const engine = directory === undefined ? own : { ...own, directory }
      const context = begin(actor, name, engine.policy)
      const command = commandsByName.get(name)
      if (command !== undefined) return runCommand(engine, command, input ?? {}, context, join)
      const query = queriesByName.get(name)
      if (query !== undefined) return runQuery(engine, query, input ?? {}, context, join)
      return refuse('INVALID_INPUT', {
        issues: [
          {
            path: ['operation'],
            rule: 'choice',
            message: typeof name === 'string' ? `${name.slice(0, 100)} is not an operation` : 'is not an operation',
            accepted: [...commandNames, ...queryNames],
          },
        ],
      })
    }
  }

  return {
    get policy() {
      return policyNow() as Policy<S>
    },
    tenant,
    calendar,
    get operations() {
      return operationsOf(policyNow())
    },
    today: () => {
      const at = clock()
      return todayIn(versions.on(() => at).inForce.policy.timeZone, at)
    },
    keepRefusal: async (error) => {
      if (!isCasekeepError(error) || error.refusal === undefined || error.refusal.tenant !== tenant) return false
      await keepRefusal(storage, error.refusal)
      return true
    },
    checkpoint: async () => {
      const given = options.checkpoints
      if (given === undefined) return invalid(['checkpoints'], 'required', `is required: ${aCheckpointing}`)
      return await checkpoint({ storage, tenant, hash }, given, clock)
    },
    explain: (operation, actor, subject = {}) => {
      const policy = policyNow()
      const known = parseInput(actorsOf(policy), actor)
      const asked = parseInput(questionSchema(policy), { ...subject, operation })
      return explain(asked.operation, asked, known, policy)
    },
    as: (actor) => {
      const known = parseInput(actorsOf(policyNow()), actor)
      return {
        ...desk<S>(runAs(known)),
        within: (tx, { directory } = {}) => {
          const join = storage.join?.bind(storage)
          if (join === undefined)
            return refuse('STORAGE', { during: `within: ${storage.name} cannot join a transaction` })
          const joined: Join = (work) => join(tx, work)
          if (directory !== undefined && !isDirectory(directory))
            invalid(['directory'], 'type', `must be ${aDirectory}`)
          return desk<S>(runAs(known, directory, joined))
        },
      }
    },
  }
}

/** The operations as they are under a policy. Made once: a host may open an archive for each of many companies. */
const operationsOf = oncePerPolicy((policy): readonly Operation[] => {
  const events = z.array(recordedEventSchema)
  return [
    ...commands.map(
      ({ name, summary, input, output }): Operation => ({
        name,
        kind: 'command',
        summary,
        input: input(policy),
        output: output(policy).extend({ events }),
      }),
    ),
    // What a question hashes by shows in no schema.
    ...queriesWith(sha256).map(
      ({ name, summary, input, output }): Operation => ({
        name,
        kind: 'query',
        summary,
        input: input(policy),
        output: output(policy),
      }),
    ),
  ]
})

const questionSchema = (policy: Policy) =>
  z.strictObject({
    operation: z.enum([...commandNames, ...queryNames]),
    department: text(100).exactOptional(),
    person: text(200).exactOptional(),
    level: z.enum(policy.levels as [string, ...string[]]).exactOptional(),
  })

/** Typed covers over `run`: one line an operation. */
function desk<S extends Shapes>(run: AnyDesk['run']): Desk<S> {
  const areas: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {}
  for (const name of [...commandNames, ...queryNames]) {
    const [area, act] = name.split('.') as [string, string]
    areas[area] ??= {}
    areas[area][act] = (input) => run(name, input)
  }
  return { ...areas, run } as unknown as Desk<S>
}

const aDirectory = 'a directory: { person, headOf, deputiesOf }'
const holds =
  (type: string, ...members: readonly string[]) =>
  (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    members.every((member) => typeof (value as Readonly<Record<string, unknown>>)[member] === type)
const isDirectory = holds('function', 'person', 'headOf', 'deputiesOf')

/** What the compiler does not see where the host is plain JavaScript: all that is wrong at once. */
function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) invalid([], 'type', 'must be { policy, storage, … }')
  const given = options as Readonly<Record<string, unknown>>
  const issues: InputIssue[] = []
  const known: string[] = []
  const check = (name: string, needed: boolean, right: (value: never) => boolean, message: string) => {
    known.push(name)
    const value = given[name]
    if (value === undefined) {
      if (needed) issues.push({ path: [name], rule: 'required', message: `is required: ${message}` })
    } else if (!right(value as never)) {
      issues.push({ path: [name], rule: name === 'tenant' ? 'format' : 'type', message: `must be ${message}` })
    }
  }
  const isFunction = (value: unknown) => typeof value === 'function'
  const isPolicy = (value: unknown) =>
    holds('string', 'version', 'digest', 'timeZone')(value) &&
    holds('object', 'levels', 'categories', 'settings')(value)
  const areVersions = (value: unknown) =>
    Array.isArray(value) && value.every((each) => holds('string', 'from')(each) && isPolicy(each.policy))
  check('policy', true, isPolicy, 'what definePolicy or standardPolicy gives')
  check('upcoming', false, areVersions, 'a list of { from, policy }')
  check('storage', true, holds('function', 'read', 'transaction'), 'a storage adapter')
  check(
    'tenant',
    false,
    (value: unknown) => exactText(100).safeParse(value).success,
    'a text of 1 to 100 printable characters, without blanks at its ends',
  )
  check(
    'calendar',
    false,
    holds('function', 'isWorking', 'addWorkingDays', 'workingDaysBetween', 'nextWorkingDay', 'describe'),
    'a calendar such as workingCalendar gives',
  )
  check('directory', false, isDirectory, aDirectory)
  check('clock', false, isFunction, 'a function that gives a Date')
  check('hash', false, isFunction, 'a function that gives the SHA-256 of a text')
  check('sealing', false, isSealing, aSealing)
  check('checkpoints', false, isCheckpointing, aCheckpointing)
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    issues.push({ path: [name], rule: 'unknown_key', message: 'is not a known key', accepted: known })
  }
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}

/** The host's clock, held to its word: a valid date, and one that nobody changes afterwards. */
function checkedClock(clock: () => Date): () => Date {
  return () => {
    let at: number
    try {
      at = clock().getTime()
    } catch (cause) {
      return refuse('INVALID_INPUT', { issues: [clockIssue] }, { cause })
    }
    return Number.isFinite(at) ? new Date(at) : refuse('INVALID_INPUT', { issues: [clockIssue] })
  }
}
const clockIssue: InputIssue = { path: ['clock'], rule: 'type', message: 'must give a valid Date' }

/** The system is asked for many at once, which costs as much as for a few. No byte is used twice. */
const pool = new Uint8Array(4096)
let used = pool.length

function randomHex(bytes: number): string {
  if (bytes > pool.length) return randomHex(pool.length) + randomHex(bytes - pool.length)
  if (used + bytes > pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  let hex = ''
  for (const end = used + bytes; used < end; used++) hex += pool[used]!.toString(16).padStart(2, '0')
  return hex
}
