import type { Apache } from './apache.ts'
import { days } from './clock.ts'
import type { Disposed } from './dispose.ts'
import { type Filled, filled } from './policy.ts'
import type { Register } from './registers.ts'
import type { CategoryFigures, Report } from './report.ts'
import { table } from './table.ts'

/** Everything that a run found out. */
export interface Outcome extends Report {
  readonly day: string
  /** In a copy of what was filed. */
  readonly disposal: Disposed
  readonly releases: Pick<Apache, 'unknown' | 'outside'> & { readonly read: number; readonly notFiled: number }
  readonly run: {
    readonly added: { readonly cases: number; readonly documents: number; readonly requests: number }
    /** Seconds, in tenths. */
    readonly filing: number
    readonly lending: number
    readonly checking: number
    readonly disposing: number
  }
}

export function outcomeOf(report: Report, apache: Apache, disposal: Disposed, run: Outcome['run']): Outcome {
  const { unknown, outside, releases } = apache
  const notFiled = unknown.reduce((sum, one) => sum + one.releases, 0)
  return { day: days.report, ...report, disposal, releases: { read: releases, notFiled, unknown, outside }, run }
}

const columns: readonly (readonly [string, (figures: CategoryFigures) => number])[] = [
  ['cases', (figures) => figures.cases],
  ['extracts', (figures) => figures.extracts],
  ['records', (figures) => figures.records],
  ['cases archived', (figures) => figures.casesArchived],
  ['documents archived', (figures) => figures.documentsArchived],
  ['incomplete', (figures) => figures.incomplete],
  ['late', (figures) => figures.late],
]
/** What the records of a category are. */
const records: Readonly<Partial<Record<Filled, string>>> = { client: 'orders', project: 'releases' }
const plain = (value: number) => value.toLocaleString('en-US')

export function printOutcome(outcome: Outcome): string {
  const { day, categories, transferLists, registers, chains, releases, disposal, run } = outcome
  const rows = filled.map((category) => [
    category,
    ...columns.map(([name, figure]) => {
      const what = name === 'records' ? records[category] : undefined
      return [plain(figure(categories[category])), what].filter(Boolean).join(' ')
    }),
  ])
  const all = Object.values(categories)
  const totals = columns.map(([, figure]) => plain(all.reduce((sum, figures) => sum + figure(figures), 0)))
  return [
    `The archive on ${day}`,
    '',
    ...table([['category', ...columns.map(([name]) => name)], ...rows, ['all', ...totals]]),
    '',
    `Extracts are the rows of the registers themselves; late are duties past their day.`,
    `Transfer lists received: ${plain(transferLists)}`,
    `Releases that name no listed project, not filed: ${plain(releases.notFiled)} of ${plain(releases.read)}`,
    ...releases.unknown.map((one) => `  ${one.project} ${one.releases}`),
    `Releases filed although before their project's establishment: ${releases.outside.beforeEstablishment}`,
    `Releases filed although after their project's retirement: ${releases.outside.afterRetirement}`,
    '',
    ...printRegister('Register of loans', registers.loans),
    '',
    ...printRegister('Register of consultations', registers.consultations),
    '',
    `Chains: ${plain(chains.checked)} checked, ${plain(chains.intact)} intact, ${plain(chains.entries)} entries`,
    ...chains.broken.map((number) => `  broken: ${number}`),
    '',
    ...printDisposal(disposal),
    '',
    `Added by this run: ${plain(run.added.cases)} cases, ${plain(run.added.documents)} documents, ${plain(run.added.requests)} requests`,
    `Time: ${run.filing} s filing, ${run.lending} s lending, ${run.checking} s counting and verifying, ${run.disposing} s disposing`,
  ].join('\n')
}

function printDisposal({ kept, due, explained, held, disposal, ...made }: Disposed): readonly string[] {
  const { entries, staying, destroyed, digest, chains } = made
  return [
    `Retention: ${kept.dated} dated, ${kept.permanent} for ever, ${kept.undecided} undecided; ${due} due on ${days.hold}`,
    ...(explained === null ? [] : [`Why ${explained.case}:`, ...explained.why.map((line) => `  ${line}`)]),
    `Held for an audit: ${held.join(', ') || 'nothing'}`,
    `${disposal ?? 'No disposal'}, in a copy of the database: ${entries} cases listed, ${staying} held or requested`,
    `  destroyed and certified: ${destroyed.cases} cases, ${plain(destroyed.documents)} documents; list ${digest ?? 'none'}`,
    `  chains: ${plain(chains.checked)} checked, ${plain(chains.intact)} intact, ${chains.erased} with details that are gone`,
  ]
}

function printRegister(name: string, { requests, items, overdue, renewed, lines }: Register): readonly string[] {
  const counts = Object.entries(items).map(([state, count]) => `${count} ${state}`)
  const rows = lines.map((line) => [line.number, line.borrower, line.document, line.due, line.state, line.overdueBy])
  return [
    `${name}: ${requests} requests; items: ${counts.join(', ')}; ${overdue} overdue, ${renewed} renewed`,
    ...table([['number', 'borrower', 'document', 'due', 'state', 'overdue by'], ...rows], 5),
  ]
}
