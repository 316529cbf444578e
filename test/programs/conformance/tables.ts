import { type StoragePromise, storagePromises, type Verdict, type Way } from '../../../adapters/conformance/index.ts'
import { brokenOf, findingOn, isGood } from './results.ts'
import type { CheckedBroken, CheckedStore, Outcome } from './run.ts'

const signs: Readonly<Record<Verdict['outcome'], string>> = { kept: '✓', broken: '✗', 'not asked': '–' }

/** A store in one way of working, as a column. */
interface Column {
  readonly title: string
  readonly signOf: (promise: StoragePromise) => string
}

export function printOutcome(outcome: Outcome): string {
  const { stores, broken } = outcome
  return [
    '✓ kept   ✗ broken   – not asked, because the store does not support it or it belongs to the other way',
    ...promiseTable(stores.flatMap(columnsOf)),
    ...stores.flatMap(brokenOf).flatMap(({ error }) => ['', error.message]),
    ...(broken.length > 0 ? brokenTable(broken) : []),
    '',
    summary(outcome),
  ].join('\n')
}

function columnsOf({ name, verdicts }: CheckedStore): readonly Column[] {
  const column = (way: Way, title: string): Column => {
    const outcomes = new Map(verdicts.flatMap((one) => (one.way === way ? [[one.promise.label, one.outcome]] : [])))
    return { title, signOf: ({ label }) => signs[outcomes.get(label) ?? 'not asked'] }
  }
  const joins = verdicts.some(({ way, outcome }) => way === 'joined' && outcome !== 'not asked')
  return [column('alone', name), ...(joins ? [column('joined', `${name}, joined`)] : [])]
}

/** One row a promise; promises of many tables that came to the same are one row. */
function promiseTable(columns: readonly Column[]): readonly string[] {
  const signsOf = (promise: StoragePromise) => columns.map(({ signOf }) => signOf(promise))
  const rows: (readonly string[])[] = [['promise', ...columns.map(({ title }) => title)]]
  let group = ''
  for (const promises of families()) {
    const [first] = promises
    if (first!.group !== group) rows.push([], [first!.group])
    group = first!.group
    const isOneRow = promises.every((promise) => String(signsOf(promise)) === String(signsOf(first!)))
    if (isOneRow) {
      const count = promises.length > 1 ? ` (${promises.length})` : ''
      rows.push([`  ${first!.id}${count}`, ...signsOf(first!)])
    } else for (const promise of promises) rows.push([`  ${promise.label}`, ...signsOf(promise)])
  }
  return ['', ...table(rows)]
}

/** The promises by their ids, in their order. */
function families(): readonly (readonly StoragePromise[])[] {
  const ids = [...new Set(storagePromises.map(({ id }) => id))]
  return ids.map((id) => storagePromises.filter((promise) => promise.id === id))
}

function brokenTable(broken: readonly CheckedBroken[]): readonly string[] {
  const rows = broken.map((checked) => {
    const { isFoundOut, besides, kept, others } = findingOn(checked)
    const also = besides.length > 0 ? `✗ and breaks ${besides.join(', ')}` : '✓'
    return [checked.name, `${isFoundOut ? '✓' : '✗ not found out:'} ${checked.breaks}`, `${also} ${kept} of ${others}`]
  })
  return ['', ...table([['an adapter that', 'fails the promise', 'keeps all others'], [], ...rows])]
}

function summary(outcome: Outcome): string {
  const { stores, broken, seed } = outcome
  const bad = stores.filter((store) => brokenOf(store).length > 0).map(({ name }) => name)
  const kept = bad.length > 0 ? `Broken promises: ${bad.join(', ')}.` : `Every promise is kept by ${listed(stores)}.`
  const missed = broken.map(findingOn).filter(({ isFoundOut, besides }) => !isFoundOut || besides.length > 0).length
  const found =
    missed > 0
      ? `${missed} of ${broken.length} broken adapters are not found out, or break more than they should.`
      : `Each of ${broken.length} broken adapters fails its promise and keeps all others.`
  return `${[kept, ...(broken.length > 0 ? [found] : [])].join(' ')} (seed ${seed})${isGood(outcome) ? '' : ' FAILED'}`
}

const listed = (stores: readonly CheckedStore[]) => stores.map(({ name }) => name).join(', ')

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  )
}
