import { isCasekeepError } from '../../../src/index.ts'
import { HostFailure } from './host.ts'

/** How often each thing came up, by its name. */
export type Counts = Readonly<Record<string, number>>

/** What came of many acts, and how long each took: kept in each process, and put together afterwards. */
export interface Tally {
  /** Acts that were done, by kind. */
  readonly done: Record<string, number>
  /** Acts that were refused or failed, by kind and the name of the error. */
  readonly refused: Record<string, Record<string, number>>
  /** Milliseconds of every act, whatever came of it, by kind. */
  readonly waits: Record<string, number[]>
}
export const newTally = (): Tally => ({ done: {}, refused: {}, waits: {} })

/** Runs an act and counts what came of it; undefined where it was refused. */
export async function tallied<T>(
  tally: Tally,
  kind: string,
  act: () => Promise<T>,
  nameOf: (error: unknown) => string = errorName,
): Promise<T | undefined> {
  const began = performance.now()
  try {
    const value = await act()
    count(tally.done, kind)
    return value
  } catch (error) {
    countRefusal(tally, kind, nameOf(error))
    return undefined
  } finally {
    tally.waits[kind] ??= []
    tally.waits[kind].push(performance.now() - began)
  }
}

export function countRefusal({ refused }: Tally, kind: string, name: string, more = 1): void {
  refused[kind] ??= {}
  count(refused[kind], name, more)
}

export function count(counts: Record<string, number>, name: string, more = 1): void {
  counts[name] = (counts[name] ?? 0) + more
}

/** A code of casekeep's; more words for a database that failed, the host's own part, and an error without a type. */
export function errorName(error: unknown): string {
  if (error instanceof HostFailure) return error.message
  if (!isCasekeepError(error)) return `untyped: ${String(error)}`
  if (!isCasekeepError(error, 'STORAGE')) return error.code
  const { code, message } = (error.cause ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  return `STORAGE during ${error.details.during}: ${[code, message].filter((part) => part !== undefined).join(' ')}`
}

export function together(tallies: readonly Tally[]): Tally {
  const sum = newTally()
  for (const { done, refused, waits } of tallies) {
    for (const [name, times] of Object.entries(done)) count(sum.done, name, times)
    for (const [kind, names] of Object.entries(refused))
      for (const [name, times] of Object.entries(names)) countRefusal(sum, kind, name, times)
    for (const [kind, times] of Object.entries(waits)) sum.waits[kind] = [...(sum.waits[kind] ?? []), ...times]
  }
  return sum
}

/** Milliseconds. */
export interface Waits {
  readonly half: number
  readonly most99: number
  readonly longest: number
}

export function waitsOf(times: readonly number[]): Waits {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { half: at(0.5), most99: at(0.99), longest: at(1) }
}
