import { channels, findTerm, locales, media, type Names, type ResolvedCategory } from 'casekeep'
import { type DocumentField, typedAs } from '../document-fields.ts'
import { plain } from './shown.ts'

/** Reads the cells of one row as a new document. What cannot be read stays as it came, so that it is refused by name. */
type RowReader = (cells: readonly string[]) => Readonly<Record<string, unknown>>

interface Defaults {
  readonly kind: string | undefined
  readonly channel: string | undefined
}

export function rowReader(
  columns: readonly (DocumentField | null)[],
  category: ResolvedCategory,
  levels: readonly string[],
  defaults: Defaults,
): RowReader {
  const terms = (area: string, values: readonly string[]) =>
    choices(values.map((value) => [value, locales.map((language) => findTerm(`${area}.${value}`, language) ?? value)]))
  const names = (all: Names) => Object.values(all)
  const read: Partial<Record<DocumentField, (cell: string) => unknown>> = {
    kind: choices(Object.entries(category.kinds).map(([kind, known]) => [kind, names(known.names)])),
    channel: terms('channel', channels),
    medium: terms('medium', media),
    level: terms('level', levels),
    important: yesOrNo([], []),
    original: yesOrNo(['原件', 'original'], ['複製件', '复制件', 'copy']),
    date: day,
    event: day,
    pages: (cell) => typedAs('pages', cell),
  }
  return (cells) => {
    const document: Record<string, unknown> = {}
    for (const [index, field] of columns.entries()) {
      const cell = (cells[index] ?? '').trim()
      if (field !== null && cell !== '') document[field] = (read[field] ?? same)(cell)
    }
    return { ...given(defaults), ...document }
  }
}

const same = (cell: string) => cell

function given({ kind, channel }: Defaults) {
  return { ...(kind !== undefined && { kind }), ...(channel !== undefined && { channel }) }
}

/** By what programs call a value, or by its name in whichever language. */
function choices(values: readonly (readonly [value: string, names: readonly string[]])[]) {
  const known = new Map(values.flatMap(([value, names]) => [value, ...names].map((name) => [plain(name), value])))
  return (cell: string) => known.get(plain(cell)) ?? cell
}

function yesOrNo(alsoYes: readonly string[], alsoNo: readonly string[]) {
  const known = new Map<string, boolean>([
    ...['yes', 'true', 'y', '1', '是', '✓', '√', ...alsoYes].map((word) => [word, true] as const),
    ...['no', 'false', 'n', '0', '否', ...alsoNo].map((word) => [word, false] as const),
  ])
  return (cell: string) => known.get(plain(cell)) ?? cell
}

/** The ways in which spreadsheets write a day whose year stands first; others can be read in two ways, and are not. */
function day(cell: string): string {
  const text = cell.normalize('NFKC').trim()
  const parts =
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts === null) return cell
  const [year, month, ofMonth] = parts.slice(1)
  return [year, month, ofMonth]
    .filter((part) => part !== undefined)
    .map((part) => part!.padStart(2, '0'))
    .join('-')
}
