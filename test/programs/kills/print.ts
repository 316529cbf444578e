import type { MigrationsResult } from './migrations.ts'
import type { CyclesResult, Outcome } from './run.ts'

export function printOutcome({ seed, stores }: Outcome): string {
  return [
    `seed ${seed}`,
    ...Object.entries(stores).flatMap(([store, { writers, servers, migrations }]) => [
      ...printCycles(`${store}, writers killed`, writers),
      ...(servers === null ? [] : printCycles(`${store}, server and writers killed`, servers)),
      ...printMigrations(store, migrations),
    ]),
  ].join('\n')
}

function printCycles(what: string, result: CyclesResult): readonly string[] {
  const { cycles, acknowledged, refused, unknown, happened, sentAgain, faults } = result
  const codes = Object.entries(refused).map(([code, times]) => `${times} ${code}`)
  return [
    '',
    `${sign(faults)} ${what}: ${cycles} cycles`,
    `  ${acknowledged.toLocaleString('en-US')} acts acknowledged; refused: ${codes.join(', ') || 'none'}`,
    `  ${unknown} under way when they were killed: ${happened} had happened; ${sentAgain} were named and sent again`,
    ...printFaults(faults),
  ]
}

function printMigrations(store: string, { raced, killed, halfway, faults }: MigrationsResult): readonly string[] {
  return [
    '',
    `${sign(faults)} ${store}, migrations: ${raced} databases migrated by four processes at once,`,
    `  ${killed} where they were killed (${halfway} times before the end) and one began again`,
    ...printFaults(faults),
  ]
}

/** More would only hide the first. */
const mostFaults = 30
const sign = (faults: readonly string[]) => (faults.length === 0 ? '✓' : '✗')
const printFaults = (faults: readonly string[]) => faults.slice(0, mostFaults).map((fault) => `  FAULT: ${fault}`)
