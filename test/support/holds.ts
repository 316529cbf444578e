import type { HoldOn } from '../../src/index.ts'
import type { Office } from './office.ts'
import type { Person } from './people.ts'

export const lawsuit = { kind: 'legal', reason: 'A lawsuit', review: '2026-06-30' } as const

export async function hold(office: Office, on: HoldOn, person: Person = 'arno'): Promise<string> {
  return (await office.desk(person).holds.place({ ...lawsuit, on })).hold.number
}

/** Holds in force that cover a case, as an auditor is told. */
export async function holdsOn(office: Office, number: string): Promise<readonly string[]> {
  return (await office.desk('olga').holds.list({ case: number })).items.map((one) => one.number)
}
