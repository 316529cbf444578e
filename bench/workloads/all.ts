import type { Workload } from '../workload.ts'
import { approveBatches } from './approve-batches.ts'
import { countCases } from './count-cases.ts'
import { importCases } from './import-cases.ts'
import { listCases } from './list-cases.ts'
import { listLateDuties } from './list-late-duties.ts'
import { openCases } from './open-cases.ts'
import { sendNotices } from './send-notices.ts'
import { sweepDue } from './sweep-due.ts'

/** In the order in which they are told. */
export const allWorkloads: readonly Workload[] = [
  openCases,
  approveBatches,
  listCases,
  listLateDuties,
  importCases,
  countCases,
  sendNotices,
  sweepDue,
]

export function titlesOf(workloads: readonly Workload[]): Readonly<Record<string, string>> {
  return Object.fromEntries(workloads.map(({ id, title }) => [id, title]))
}
