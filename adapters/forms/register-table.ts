import { isPlainDate } from '../../src/calendar/plain-date.ts'
import type { RegisterLine } from '../../src/requests/register.ts'
import type { RequestSignature } from '../../src/requests/view.ts'
import { type Cell, momentCell } from './cells.ts'
import { reasonsOf } from './item-reasons.ts'
import type { RegisterOptions } from './options.ts'
import { openedAt } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

interface Column {
  readonly heading: string
  /** In characters of a spreadsheet's width; a Chinese one takes two. */
  readonly width: number
  readonly cell: (line: RegisterLine, index: number) => Cell
}

export interface RegisterTable {
  readonly title: string
  readonly columns: readonly Pick<Column, 'heading' | 'width'>[]
  readonly rows: readonly (readonly Cell[])[]
}

const nothing: Cell = { as: 'nothing' }
const text = (value: string | null | undefined): Cell => (value ? { as: 'text', text: value } : nothing)

/** The register as a table: the same columns in every kind of file, those left out for which nothing was given. */
export function registerTable(lines: readonly RegisterLine[], options: RegisterOptions): RegisterTable {
  const speaker = speakerOf(
    options,
    lines.map(({ outsider }) => outsider),
  )
  const columns = columnsOf(options, speaker)
  return {
    title: speaker.word(options.kind === 'loan' ? 'loanRegister' : 'consultationRegister'),
    columns,
    rows: lines.map((line, index) => columns.map(({ cell }) => cell(line, index))),
  }
}

function columnsOf({ policy, kind, requests, titleOf }: RegisterOptions, speaker: Speaker): readonly Column[] {
  const loan = kind === 'loan'
  const known = new Map(requests?.map((request) => [request.number, request]))
  const { word, term } = speaker
  const who = (signature: RequestSignature | null) => text(signature && speaker.person(signature.person))
  const when = (signature: RequestSignature | null) => momentCell(signature?.at ?? null, speaker.timeZone)
  const column = (heading: string, width: number, cell: Column['cell']): Column => ({ heading, width, cell })
  return [
    column(term('label.item'), 7, (_line, index) => ({ as: 'number', number: index + 1 })),
    column(word('requestNumber'), 16, ({ request }) => text(request)),
    column(term('label.caseNumber'), 12, ({ item }) => text(item.case)),
    column(term('label.documentNumber'), 14, ({ item }) => text(item.document)),
    ...(titleOf === undefined
      ? []
      : [column(term('label.title'), 36, ({ item }) => text(speaker.title(item.document ?? item.case)))]),
    column(term('label.medium'), 9, ({ item }) => text(term(`medium.${item.medium}`))),
    column(word(loan ? 'borrower' : 'reader'), 14, ({ item, outsider }) =>
      text(outsider === null ? speaker.person(item.person) : speaker.outsider(outsider)),
    ),
    ...(requests === undefined
      ? []
      : [
          column(term('label.department'), 14, ({ request }) => {
            const of = known.get(request)
            return text(of && speaker.department(of.department))
          }),
          column(term('label.purpose'), 28, ({ request }) => text(known.get(request)?.purpose)),
        ]),
    column(term('label.state'), 16, ({ item }) => text(term(`requestItem.${item.state}`))),
    column(word(loan ? 'lentAt' : 'readAt'), 17, ({ item }) =>
      momentCell(openedAt(item) ?? item.received?.at ?? null, speaker.timeZone),
    ),
    column(word(loan ? 'lentBy' : 'shownBy'), 14, ({ item }) => who(item.offered)),
    column(word('dueBack'), 12, ({ item }) => dayCell(item.due)),
    column(term('label.overdue'), 9, ({ item }) => text(word(item.overdue ? 'yes' : 'no'))),
    column(
      word(`late_${policy.settings.loans.overdueCounts}`),
      16,
      ({ item }): Cell => ({ as: 'number', number: item.late }),
    ),
    ...(loan
      ? [column(term('label.renewals'), 12, ({ item }): Cell => ({ as: 'number', number: item.renewals }))]
      : []),
    column(word('returnedAt'), 17, ({ item }) => when(item.takenBack)),
    column(word('givenBackBy'), 14, ({ item }) => who(item.givenBack)),
    column(word('takenBackBy'), 14, ({ item }) => who(item.takenBack)),
    column(word('condition'), 14, ({ item }) => text(item.condition && term(`condition.${item.condition}`))),
    column(term('label.settled'), 12, ({ item }) => text(item.settled && term(`settlement.${item.settled}`))),
    column(term('label.copies'), 9, ({ item }): Cell => ({ as: 'number', number: item.copies })),
    column(word('copyMarks'), 20, ({ item }) => text(item.copyMark)),
    ...(loan
      ? [
          column(term('label.recalled'), 12, ({ item }) => dayCell(item.recalled)),
          column(word('recallReason'), 24, ({ item }) => text(reasonsOf(item).recall)),
        ]
      : []),
    column(term('label.reason'), 24, ({ item }) => text(reasonsOf(item).against)),
    column(term('label.remark'), 24, ({ item }) => text(item.remark)),
  ]
}

/** What is no day goes on as text: a form shows what was recorded. */
function dayCell(day: string | null): Cell {
  if (day === null) return nothing
  return isPlainDate(day) ? { as: 'day', day } : text(day)
}
