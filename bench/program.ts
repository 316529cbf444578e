/** What measures, compiled to one file of plain JavaScript: what a host runs is compiled too. */
export { dropWhenInterrupted, isThere } from './databases/open.ts'
export { run } from './run.ts'
export { allWorkloads, titlesOf } from './workloads/all.ts'
