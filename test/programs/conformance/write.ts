import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export function writeResults(file: string, results: object): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
