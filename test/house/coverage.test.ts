import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './imports.ts'

/** How many clauses each chapter of the regulation has. */
const chapters = [5, 3, 4, 3, 4, 2, 2, 3, 2, 3, 3, 3]
const clauses = [
  ...chapters.flatMap((count, index) => Array.from({ length: count }, (_, clause) => `P${index + 1}.${clause + 1}`)),
  '§13',
]

interface Line {
  readonly clause: string
  readonly state: string
  readonly where: string
  readonly tests: string
}
const lines = readFileSync(join(root, 'docs/coverage.md'), 'utf8')
  .split('\n')
  .flatMap((line): Line[] => {
    const [, clause, state, where, tests] = line.split('|').map((cell) => cell.trim())
    return clause !== undefined && /^(P\d|§13)/.test(clause)
      ? [{ clause, state: state!, where: where!, tests: tests! }]
      : []
  })
const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)

describe('docs/coverage.md', () => {
  it('has a line for every clause of the regulation, in order', () => {
    expect(lines.map((line) => line.clause)).toEqual(clauses)
  })

  it('calls each one done, in part or missing', () => {
    expect(lines.filter((line) => !/^(done|in part|missing)$/.test(line.state))).toEqual([])
  })

  it('names files that are there', () => {
    const files = lines
      .flatMap((line) => [...named(line.where), ...named(line.tests)])
      .filter((name) => name.includes('/'))
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('proves what it calls done or in part by a test that cites the clause', () => {
    const unproved = lines.filter((line) => {
      if (line.state === 'missing') return line.tests !== 'missing'
      const tests = named(line.tests)
      return tests.length === 0 || !tests.some((file) => readFileSync(join(root, file), 'utf8').includes(line.clause))
    })
    expect(unproved.map((line) => line.clause)).toEqual([])
  })
})
