import type { CaseFile } from 'casekeep'
import { allPages } from './all-pages.ts'
import { allOf, chunksOf } from './chunks.ts'
import { departments, type Office } from './office.ts'
import { extractKinds, type Filled, filled, type OwnShapes } from './policy.ts'
import type { Progress } from './progress.ts'
import { type Registers, readRegisters } from './registers.ts'

/** What the archive holds of a category, read back from it. */
export interface CategoryFigures {
  readonly cases: number
  /** Rows of the register, one a case. */
  readonly extracts: number
  /** Orders or releases. */
  readonly records: number
  /** Cases whose first batch is in the archive. */
  readonly casesArchived: number
  readonly documentsArchived: number
  /** Cases that lack something of their checklist. */
  readonly incomplete: number
  /** Duties that are overdue. */
  readonly late: number
}
export interface ChainFigures {
  readonly checked: number
  readonly intact: number
  readonly entries: number
  /** Cases whose chain is broken. */
  readonly broken: readonly string[]
}
export interface Report {
  readonly categories: Readonly<Record<Filled, CategoryFigures>>
  readonly transferLists: number
  readonly registers: Registers
  readonly chains: ChainFigures
}

export async function readReport(office: Office, progress: Progress): Promise<Report> {
  const categories: Partial<Record<Filled, CategoryFigures>> = {}
  const numbers: string[] = []
  for (const category of filled) {
    const files = await allCases(office, category)
    numbers.push(...files.map(({ number }) => number))
    progress(`${category} cases counted`, files.length, files.length)
    categories[category] = await countCategory(office, category, files)
  }
  return {
    categories: categories as Record<Filled, CategoryFigures>,
    transferLists: await countLists(office),
    registers: await readRegisters(office),
    chains: await verifyChains(office, numbers, progress),
  }
}

type File = CaseFile<OwnShapes, Filled>

async function allCases({ archivist }: Office, category: Filled): Promise<readonly File[]> {
  return await allPages((after) => archivist.cases.list({ category, limit: 200, after }))
}

async function countCategory(
  { archivist }: Office,
  category: Filled,
  files: readonly File[],
): Promise<CategoryFigures> {
  const counts = { extracts: 0, records: 0, casesArchived: 0, documentsArchived: 0 }
  for (const { number } of files) {
    const { batches } = await archivist.batches.list({ case: number })
    if (batches.some(({ kind, state }) => kind === 'first' && state === 'archived')) counts.casesArchived += 1
    for (const document of await allPages((after) => archivist.documents.list({ case: number, limit: 200, after }))) {
      counts[document.kind === extractKinds[category] ? 'extracts' : 'records'] += 1
      if (document.state === 'archived') counts.documentsArchived += 1
    }
  }
  const { count: incomplete } = await archivist.cases.count({ category, incomplete: true })
  const { late } = await archivist.duties.count({ scope: 'all', department: departments[category] })
  return { cases: files.length, ...counts, incomplete, late }
}

async function countLists({ archivist }: Office): Promise<number> {
  const lists = await allPages((after) => archivist.transfers.list({ state: 'received', limit: 200, after }))
  return lists.length
}

async function verifyChains(
  { archivist }: Office,
  numbers: readonly string[],
  progress: Progress,
): Promise<ChainFigures> {
  let checked = 0
  let entries = 0
  const broken: string[] = []
  for (const chunk of chunksOf(numbers, 25)) {
    for (const chain of await allOf(chunk, (number) => archivist.trail.verify({ case: number }))) {
      checked += 1
      entries += chain.entries
      if (!chain.intact) broken.push(chain.case)
    }
    progress('chains verified', checked, numbers.length)
  }
  return { checked, intact: checked - broken.length, entries, broken }
}
