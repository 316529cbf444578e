import { type Actor, type Archive, createArchive, type OwnDesk } from 'casekeep'
import { sqlAdapter } from 'casekeep/sql'
import type { Kysely, Transaction } from 'kysely'
import type { MovingClock } from './clock.ts'
import { type Filled, type OwnShapes, policy } from './policy.ts'

export type Desk = OwnDesk<OwnShapes, Transaction<unknown>>

/** Who is responsible for a category (P3.1), and so whose lists its batches go on. */
export const departments = {
  client: 'sales',
  employee: 'hr',
  supplier: 'purchasing',
  // The department of the project's leader; the data names no leaders, so one office leads them all.
  project: 'projectOffice',
} as const satisfies Record<Filled, string>

export interface Office {
  readonly archive: Archive<OwnShapes, Transaction<unknown>>
  /** Collects, sorts, submits and hands over. */
  readonly clerk: Readonly<Record<Filled, Desk>>
  /** Reviews; never the clerk. */
  readonly head: Readonly<Record<Filled, Desk>>
  readonly archivist: Desk
  /** Approves what is consulted and lent, after the requester's own head. */
  readonly archiveHead: Desk
  /** Somebody of sales, by name. */
  salesperson(name: string): Desk
}

/** Everybody at their desks. */
export function openOffice(db: Kysely<unknown>, clock: MovingClock): Office {
  const archive = createArchive({ policy, storage: sqlAdapter(db), tenant: 'try', clock: clock.now })
  const desk = (id: string, department: string, roles: Actor['roles']) =>
    archive.as({ id, departments: [department], roles, clearance: 'confidential' })
  const everyDepartment = (rank: string, roles: Actor['roles']): Record<Filled, Desk> => ({
    client: desk(`sales-${rank}`, departments.client, roles),
    employee: desk(`hr-${rank}`, departments.employee, roles),
    supplier: desk(`purchasing-${rank}`, departments.supplier, roles),
    project: desk(`project-${rank}`, departments.project, roles),
  })
  return {
    archive,
    clerk: everyDepartment('clerk', []),
    head: everyDepartment('head', ['departmentHead']),
    archivist: desk('archivist', policy.archiveDepartment, ['archivist']),
    archiveHead: desk('archive-head', policy.archiveDepartment, ['archiveHead']),
    salesperson: (name) => desk(name, departments.client, []),
  }
}
