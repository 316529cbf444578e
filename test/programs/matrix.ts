/**
 * Every cell of who may do and see what, against what the regulation says of it: `npm run matrix`. Then faults are put into
 * copies of the library, each of which must turn a cell red (the first is kept); `-- --quick` leaves those out, and writes nothing. Ends with
 * an error for a wrong cell, or for a fault that no cell shows.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import * as core from '../../src/index.ts'
import { measure } from './matrix/measure.ts'
import { withMutant } from './matrix/mutant.ts'
import { mutations } from './matrix/mutations.ts'

/** What `archive.explain` tells the whole of. */
const byTable = ['src/access/rules.ts', 'src/access/explain.ts']
const quick = process.argv.includes('--quick')
const found = await measure({ core, memoryAdapter })
console.log(`${found.cells} cells, ${found.wrongCells} wrong`)
for (const cell of found.wrong) console.error(cell)
if (found.wrongCells > 0) process.exitCode = 1

if (!quick) {
  const faults = []
  for (const mutation of mutations) {
    const part = { of: byTable.includes(mutation.file) ? 'table' : 'world', first: true } as const
    const [red = null] = (await withMutant(mutation, (library) => measure(library, part))).wrong
    console.log(`${mutation.what}: ${red ?? 'no cell is red'}`)
    if (red === null) process.exitCode = 1
    faults.push({ what: mutation.what, file: mutation.file, red: red === null ? null : JSON.parse(red) })
  }
  const file = join(resolve(import.meta.dirname, '../..'), 'docs/results/matrix.json')
  const result = { cells: found.cells, wrongCells: found.wrongCells, faults }
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
}
