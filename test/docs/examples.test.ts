import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { root } from '../house/imports.ts'
import { type Example, examples } from './examples.ts'

const folder = join(root, '.data/examples')
const found = examples()
const fileOf = (example: Example) => join(folder, `${example.document.replace(/\W/g, '-')}-${example.line}.ts`)
mkdirSync(folder, { recursive: true })
// `export {}` makes a module of a block that imports nothing.
for (const example of found) writeFileSync(fileOf(example), `${example.code}\nexport {}\n`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const name = ({ document, line }: Example) => `${document}:${line}`

describe('the documents', () => {
  it('hold examples', () => expect(found.length).toBeGreaterThanOrEqual(3))

  it('take a newcomer from nothing to KH0001 archived in 30 lines', () => {
    const first = found.find(({ document }) => document === 'README.md')!
    const lines = first.code.split('\n').filter((line) => line.trim() !== '')
    expect(lines.length).toBeLessThanOrEqual(30)
  })

  it('compile', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
    const program = ts.createProgram(found.map(fileOf), options)
    // What they import is checked by `npm run types`.
    const problems = found
      .flatMap((example) => ts.getPreEmitDiagnostics(program, program.getSourceFile(fileOf(example))))
      .map((problem) => `${problem.file?.fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`)
    expect(problems).toEqual([])
  }, 120_000)

  it.each(found.map((example) => [name(example), example] as const))('%s runs', async (_name, example) => {
    const before = process.cwd()
    const printed: unknown[][] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
      printed.push(values)
    })
    const empty = mkdtempSync(join(tmpdir(), 'casekeep-example-'))
    process.chdir(empty)
    try {
      await import(fileOf(example))
    } finally {
      process.chdir(before)
      log.mockRestore()
      rmSync(empty, { recursive: true, force: true })
    }
    // What an example prints is what its comments promise.
    if (example.document === 'README.md' && example.code.includes('Alfreds')) {
      expect(printed).toEqual([['KH0001', true, expect.any(Number)]])
    }
    if (example.code.includes('chinaCalendar')) expect(printed).toEqual([['2026-02-24', false]])
    if (example.code.includes('httpHandler')) expect(printed).toEqual([[201]])
    if (example.code.includes("prefix: 'GY'")) expect(printed).toEqual([['GY0001'], [undefined]])
  })
})
