import { describe, expect, it } from 'vitest'
import { readOptions, usualResults } from '../../bench/options.ts'

describe('the options of the bench', () => {
  it('measure everything and write it down where nothing is said', () => {
    expect(readOptions([])).toMatchObject({
      scale: { name: 'full' },
      workloads: ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8'],
      stores: ['sqlite', 'postgres', 'mariadb'],
      results: usualResults,
      docs: false,
    })
  })

  it.each([[['--quick']], [['--only', 'W1']], [['--store', 'sqlite']]])(
    '%j writes nothing down unless a file is named',
    (args) => {
      expect(readOptions(args).results).toBeUndefined()
      expect(readOptions([...args, '--results', 'f.json']).results).toBe('f.json')
    },
  )

  it('choose in the order of the whole', () => {
    const { workloads, stores } = readOptions(['--only', 'W3, W1', '--store', 'mariadb,sqlite'])
    expect({ workloads, stores }).toEqual({ workloads: ['W1', 'W3'], stores: ['sqlite', 'mariadb'] })
  })

  it.each([
    [['--only', 'W9'], /no workload W9; there are W1/],
    [['--store', 'oracle'], /no store oracle; there are sqlite/],
    [['--slow'], /Unknown option/],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })
})
