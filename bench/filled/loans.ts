import { type Row, type TableName, type TableSpec, tables } from '../../src/storage.ts'
import type { CapturedLoan } from '../captured-loan.ts'
import type { Database, Spelling } from '../databases/database.ts'
import { cellsOf, columnsOf } from '../hand/cells.ts'
import { capturedNumber, capturedSequence } from '../office.ts'
import { owners } from './company.ts'
import { digits, drawn, type Expressions, pick, text } from './expressions.ts'
import { type Filling, insertNumbered } from './insert.ts'
import type { DueStanding, Standing } from './standing.ts'

/** The loans of one tenant. */
export interface Loans {
  readonly tenant: string
  /** How many are out. */
  readonly count: number
  /** How many of them are to be told of today, evenly among the others. */
  readonly due: number
  /** As which each of them is written, under a number of its own. */
  readonly captured: CapturedLoan
  readonly dueToday: readonly DueStanding[]
  readonly quiet: readonly Standing[]
}

/** Adds the loans with all that a notice run looks at: their requests, approvals and the last entry of each case's chain. */
export async function fillLoans(database: Database, loans: Loans): Promise<void> {
  const { request, item, steps, entry, number } = loans.captured
  const as = <T extends TableName>(table: T, row: Row<T>, more: Expressions = {}): Filling => ({
    table,
    columns: { ...renumbered(table, row, number, database), ...more },
  })
  const fillings = [
    as('requests', request, { requester: borrower }),
    as('requestItems', item, { person: borrower, requester: borrower, ...standing(loans) }),
    ...steps.map((step) => as('requestSteps', step)),
    as('trail', entry),
  ]
  await insertNumbered(database, fillings, 1, loans.count)
}

/** The numbers of the loans that are to be told of. */
export function dueNumbers({ count, due, captured }: Loans): readonly string[] {
  return Array.from({ length: due }, (_, index) => numberLike(captured.number, ((index + 1) * count) / due))
}

/** The number of the case that a loan is of. */
export const caseOfLoan = (loan: string) => `${casePrefix}${loan.slice(-digitsOfNumber)}`

const lots = { borrower: 1_664_525_333, kind: 1_812_433_253, quiet: 1_779_033_703 }
const digitsOfNumber = 7
const casePrefix = capturedNumber.slice(0, -digitsOfNumber)
const numberLike = (captured: string, sequence: number) =>
  `${captured.slice(0, -digitsOfNumber)}${String(sequence).padStart(digitsOfNumber, '0')}`

const borrower = `'p-' || ${digits(drawn(lots.borrower, owners), 3)}`

/** When each is due, and what of it was told. */
function standing({ count, due, dueToday, quiet }: Loans): Expressions {
  const one = (of: keyof Standing) => {
    const now = pick(
      drawn(lots.kind, dueToday.length),
      dueToday.map((loan) => loan[of]),
    )
    const later = pick(
      drawn(lots.quiet, quiet.length),
      quiet.map((loan) => loan[of]),
    )
    return `case when i % ${count / due} = 0 then ${now} else ${later} end`
  }
  return { due: one('due'), notice: one('notice'), noticed: one('noticed') }
}

/** A captured row with the numbers of another loan and its case, as SQL. */
function renumbered<T extends TableName>(
  table: T,
  row: Row<T>,
  loan: string,
  { hand, spelling }: Pick<Database, 'hand' | 'spelling'>,
): Expressions {
  const types = Object.values((tables[table] as TableSpec).columns)
  const cells = cellsOf(table, row, hand.booleans)
  return Object.fromEntries(
    columnsOf(table).map((column, index) => [column, expressionOf(cells[index]!, types[index]!, loan, spelling)]),
  )
}

function expressionOf(cell: unknown, type: string, loan: string, spelling: Spelling): string {
  if (cell === null) return 'null'
  if (type === 'boolean') return spelling.boolean(Number(cell) === 1 ? '1 = 1' : '1 = 0')
  if (typeof cell !== 'string') return cell === capturedSequence ? 'i' : String(cell)
  const another = [loan, capturedNumber].reduce(
    (expression, captured) =>
      cell.includes(captured)
        ? `replace(${expression}, ${text(captured)}, ${text(captured.slice(0, -digitsOfNumber))} || ${digits('i', digitsOfNumber)})`
        : expression,
    text(cell),
  )
  return type.startsWith('json') ? spelling.json(another) : another
}
