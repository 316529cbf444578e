import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import * as core from '../../src/index.ts'
import { root } from '../house/imports.ts'
import { expectations } from '../programs/matrix/expectations.ts'
import { measure } from '../programs/matrix/measure.ts'
import { withMutant } from '../programs/matrix/mutant.ts'
import { mutations } from '../programs/matrix/mutations.ts'

describe('the matrix of who may do and see what', () => {
  it('is what the regulation says, in every eleventh standing; all of them: npm run matrix', async () => {
    const { cells, wrong } = await measure({ core, memoryAdapter }, { every: 11 })
    expect(wrong).toEqual([])
    expect(cells).toBeGreaterThan(5_000)
  })

  it('has a line for every operation, and for nothing else', () => {
    expect(Object.keys(expectations).sort()).toEqual([...core.commandNames, ...core.queryNames].sort())
  })

  it('is expected by a file that imports nothing', () => {
    const source = readFileSync(join(root, 'test/programs/matrix/expectations.ts'), 'utf8')
    expect(source).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m)
  })

  it('turns red by a fault of the rules', async () => {
    const fault = mutations.find(({ what }) => what === 'the archive approves batches')!
    const { wrong } = await withMutant(fault, (library) => measure(library, { of: 'table', first: true, every: 11 }))
    expect(wrong.join()).toContain('batches.approve')
  })
})
