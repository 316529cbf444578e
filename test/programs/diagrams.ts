/**
 * Draws the state machines into docs/machines.md: `npm run diagrams`. With `-- --check` nothing is written, and a page
 * that is no longer what the machines say ends it with an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { machinesPage } from './diagrams/page.ts'

const name = 'docs/machines.md'
const file = join(resolve(import.meta.dirname, '../..'), name)

const check = readCheck(process.argv.slice(2))
if (check !== null) {
  const page = machinesPage()
  if (!check) {
    writeFileSync(file, page)
    console.log(`${name} is drawn`)
  } else if (written() === page) {
    console.log(`${name} is what the machines say`)
  } else {
    fail(`${name} is not what the machines say: run npm run diagrams`)
  }
}

/** Whether the page is only looked at; null for options that there are not. */
function readCheck(args: readonly string[]): boolean | null {
  if (args.every((arg) => arg === '--check')) return args.length > 0
  fail(`diagrams knows one option, --check, and not: ${args.join(' ')}`)
  return null
}

/** The page as it lies there, null where it was never drawn. */
function written(): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
