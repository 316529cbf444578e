import type { IndexType } from '../policy/category.ts'
import type { Row } from '../storage.ts'

export type HoldRow = Row<'holds'>

export const holdKinds = ['legal', 'audit', 'dispute'] as const
export type HoldKind = (typeof holdKinds)[number]
export const holdStates = ['active', 'lifted'] as const
export type HoldState = (typeof holdStates)[number]

/** A condition on a field as it was asked for: equal to a value, or within bounds. */
export interface AskedCondition {
  readonly field: string
  readonly equals?: string | number | undefined
  readonly from?: string | number | undefined
  readonly to?: string | number | undefined
}
/**
 * What a condition came to when the hold was placed: a policy that indexes the field otherwise, or no longer, lets nothing
 * out of it.
 */
export interface HoldCondition {
  readonly asked: AskedCondition
  readonly type: IndexType
  readonly equal?: string | number
  readonly from?: string | number
  readonly to?: string | number
}

interface ByCase {
  readonly scope: 'case'
  readonly case: string
}
interface ByPerson {
  readonly scope: 'person'
  readonly person: string
  /** What the person is called in fields that tell whom a case is about. */
  readonly subject: string
}
interface ByQuery {
  readonly scope: 'query'
  readonly category: string | null
  readonly department: string | null
  readonly owner: string | null
  /** The beginning of the title. */
  readonly title: string | null
  readonly fields: readonly HoldCondition[]
}
export type HoldReach = ByCase | ByPerson | ByQuery

/** A row keeps its reach, and the cases that were covered before something of them changed. */
type Target = Pick<HoldRow, 'scope' | 'target' | 'filter'>
type Filter = { readonly kept: readonly string[] } & Partial<Omit<ByPerson, 'scope' | 'person'>> &
  Partial<Omit<ByQuery, 'scope'>>

export function reachOf({ scope, target, filter }: Target): HoldReach {
  const { kept: _, ...rest } = filter as unknown as Filter
  switch (scope as HoldReach['scope']) {
    case 'case':
      return { scope: 'case', case: target! }
    case 'person':
      return { scope: 'person', person: target!, subject: rest.subject! }
    case 'query':
      return { scope: 'query', ...(rest as Omit<ByQuery, 'scope'>) }
  }
}

/** Cases that a hold covered before something of them changed, and covers until it is lifted. */
export function keptBy({ filter }: Pick<HoldRow, 'filter'>): readonly string[] {
  return (filter as unknown as Filter).kept
}

/** What the row is to hold. */
export function targetOf(reach: HoldReach, kept: readonly string[] = []): Target {
  const filter = (rest: object) => ({ ...rest, kept }) as HoldRow['filter']
  switch (reach.scope) {
    case 'case':
      return { scope: reach.scope, target: reach.case, filter: filter({}) }
    case 'person':
      return { scope: reach.scope, target: reach.person, filter: filter({ subject: reach.subject }) }
    case 'query': {
      const { scope, ...asked } = reach
      return { scope, target: null, filter: filter(asked) }
    }
  }
}
