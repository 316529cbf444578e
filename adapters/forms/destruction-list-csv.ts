import type { DestroyedLine } from '../../src/disposal/view.ts'
import { aFunction } from '../../src/options.ts'
import { type Cell, momentCell } from './cells.ts'
import { writeCsv } from './csv.ts'
import { type DestructionListOptions, namesOf } from './destruction-list.ts'
import { takeFormOptions, trueOrFalse } from './options.ts'
import { speakerOf } from './speaker.ts'

export interface DestructionCsvOptions extends DestructionListOptions {
  /** Begin with a byte order mark, without which Excel takes UTF-8 for something else. Default: true. */
  readonly bom?: boolean | undefined
}

/**
 * The destruction list (銷毀清冊) as CSV, as `registerCsv` writes a register.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * const { items } = await archivist.disposals.destroyed({ disposal: 'XH2026-0001' })
 * destructionListCsv(items, { policy, locale: 'zh-Hant' })
 */
export function destructionListCsv(lines: readonly DestroyedLine[], options: DestructionCsvOptions): string {
  const { bom = true, kindOf, ...taken } = takeFormOptions(options, { bom: trueOrFalse, kindOf: aFunction })
  const speaker = speakerOf(taken)
  const { word, term } = speaker
  const named = namesOf(kindOf, speaker)
  const columns: readonly (readonly [heading: string, cell: (line: DestroyedLine) => Cell])[] = [
    [term('label.item'), ({ position }) => ({ as: 'number', number: position })],
    [term('label.caseNumber'), (line) => text(line.case)],
    [term('label.number'), ({ number }) => text(number)],
    [term('label.kind'), (line) => text(named(line))],
    [term('label.title'), ({ title }) => text(title)],
    [term('label.date'), ({ date }) => text(date)],
    [term('label.pages'), ({ pages }) => (pages === null ? { as: 'nothing' } : { as: 'number', number: pages })],
    [term('label.medium'), ({ medium }) => text(medium && term(`medium.${medium}`))],
    [term('label.level'), ({ level }) => text(speaker.find('level', level))],
    [word('how'), ({ how }) => text(word(how))],
    [term('label.at'), ({ at }) => momentCell(at, speaker.timeZone)],
    [word('fingerprint'), ({ hash }) => text(hash)],
  ]
  return writeCsv(
    columns.map(([heading]) => heading),
    lines.map((line) => columns.map(([, cell]) => cell(line))),
    { bom },
  )
}

const text = (value: string | null): Cell => (value ? { as: 'text', text: value } : { as: 'nothing' })
