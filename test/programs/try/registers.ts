import { type RegisterLine, type RequestItem, workingCalendar } from 'casekeep'
import { allPages } from './all-pages.ts'
import { days } from './clock.ts'
import type { Office } from './office.ts'

/** A line of a register, as it is printed. */
export interface PrintedLine {
  readonly number: string
  readonly borrower: string
  readonly document: string
  readonly due: string
  readonly state: string
  /** Working days; empty where it is not overdue. */
  readonly overdueBy: string
}
export interface Register {
  readonly requests: number
  /** Items by their state. */
  readonly items: Readonly<Record<string, number>>
  readonly overdue: number
  readonly renewed: number
  readonly lines: readonly PrintedLine[]
}
export interface Registers {
  readonly loans: Register
  readonly consultations: Register
}

const states: readonly RequestItem['state'][] = [
  'asked',
  'granted',
  'offered',
  'inReading',
  'out',
  'returning',
  'returned',
  'refused',
  'withdrawn',
  'expired',
  'lost',
  'settled',
]

/** The registers of loans and of consultations, as the archive keeps them. */
export async function readRegisters(office: Office): Promise<Registers> {
  return { loans: await readRegister(office, 'loan'), consultations: await readRegister(office, 'consultation') }
}

async function readRegister({ archivist }: Office, kind: 'loan' | 'consultation'): Promise<Register> {
  const requests = await allPages((after) => archivist.requests.list({ scope: 'all', limit: 200, after }))
  const lines: RegisterLine[] = []
  for (const state of states) {
    lines.push(...(await allPages((after) => archivist.requests.register({ kind, state, limit: 200, after }))))
  }
  const placeOf = ({ request, item }: RegisterLine) => `${request} ${String(item.position).padStart(3, '0')}`
  lines.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  const items: Record<string, number> = {}
  for (const { item } of lines) items[item.state] = (items[item.state] ?? 0) + 1
  return {
    requests: requests.filter((request) => request.kind === kind).length,
    items,
    overdue: lines.filter(({ item }) => item.overdue).length,
    renewed: lines.filter(({ item }) => item.renewals > 0).length,
    lines: lines.map(printedLine),
  }
}

function printedLine({ request, item }: RegisterLine): PrintedLine {
  const { person, document, due, state, overdue } = item
  return {
    number: request,
    borrower: person,
    document: document ?? '',
    due: due ?? '',
    state,
    overdueBy: overdue ? String(workingCalendar().workingDaysBetween(due!, days.report).days) : '',
  }
}
