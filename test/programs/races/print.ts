import type { RaceResult } from './result.ts'
import type { Outcome } from './run.ts'
import type { Counts, Waits } from './tally.ts'

export function printOutcome({ seed, processes, stores }: Outcome): string {
  return [
    `${processes} processes, seed ${seed}; waits in ms, from the call to its answer`,
    ...Object.entries(stores).flatMap(([store, races]) =>
      (Object.entries(races) as [string, RaceResult][]).flatMap(([race, result]) => printRace(store, race, result)),
    ),
  ].join('\n')
}

function printRace(store: string, race: string, result: RaceResult): readonly string[] {
  const { what, count, seconds, done, refused, waits, figures, faults } = result
  return [
    '',
    `${faults.length === 0 ? '✓' : '✗'} ${store} ${race}: ${plain(count)} ${what} in ${seconds} s`,
    `  done: ${counted(done)}`,
    ...Object.entries(refused).map(([kind, names]) => `  refused to ${kind}: ${counted(names)}`),
    ...Object.entries(waits).map(([kind, times]) => `  waits to ${kind}: ${waited(times)}`),
    ...Object.entries(figures).map(([name, figure]) => `  ${name}: ${figure}`),
    ...faults.map((fault) => `  FAULT: ${fault}`),
  ]
}

const plain = (value: number) => value.toLocaleString('en-US')
const counted = (counts: Counts) =>
  Object.entries(counts)
    .map(([name, times]) => `${plain(times)} ${name}`)
    .join(', ')
const waited = ({ half, most99, longest }: Waits) =>
  `half within ${half}, 99 % within ${most99}, the longest ${plain(longest)}`
