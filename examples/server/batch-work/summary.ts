import type { CaseDocument } from 'casekeep'
import type { Sheet } from './findings.ts'

/** A batch in figures, for whoever decides on it. */
export interface BatchSummary {
  readonly kept: number
  readonly pages: number
  readonly kinds: readonly (readonly [kind: string, count: number])[]
  readonly levels: readonly (readonly [level: string, count: number])[]
  readonly dates: { readonly from: string; readonly to: string } | null
  readonly undated: number
  readonly important: number
  readonly repeating: readonly Sheet[]
  readonly out: readonly CaseDocument[]
}

export function summarize(sheets: readonly Sheet[], levels: readonly string[]): BatchSummary {
  const kept = sheets.filter((sheet) => sheet.kept).map(({ document }) => document)
  const dates = kept.flatMap(({ date }) => date ?? []).sort()
  const [from, to] = [dates[0], dates.at(-1)]
  return {
    kept: kept.length,
    pages: kept.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    kinds: counted(kept, ({ kind }) => kind).sort(([, one], [, other]) => other - one),
    levels: counted(kept, ({ level }) => level).sort(([one], [other]) => levels.indexOf(one) - levels.indexOf(other)),
    dates: from === undefined || to === undefined ? null : { from, to },
    undated: kept.length - dates.length,
    important: kept.filter(({ important }) => important).length,
    repeating: sheets.filter(({ twin }) => twin !== undefined),
    out: sheets.filter((sheet) => !sheet.kept).map(({ document }) => document),
  }
}

function counted(documents: readonly CaseDocument[], by: (document: CaseDocument) => string): [string, number][] {
  const counts = new Map<string, number>()
  for (const document of documents) counts.set(by(document), (counts.get(by(document)) ?? 0) + 1)
  return [...counts]
}
