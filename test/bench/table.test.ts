import { describe, expect, it } from 'vitest'
import { table } from '../../bench/table.ts'

describe('a table on the terminal', () => {
  it('puts columns below each other, numbers at the right, and leaves no blanks at the end', () => {
    const rows = [
      ['SQLite', '1 caller', '812 a second', ''],
      ['PostgreSQL', '16 callers', '1,204 a second', '✓'],
    ]
    expect(table(rows)).toBe(
      ['SQLite        1 caller    812 a second', 'PostgreSQL  16 callers  1,204 a second  ✓'].join('\n'),
    )
  })

  it('counts characters, not their halves', () => {
    expect(
      table([
        ['𠀀', 'x'],
        ['ab', 'y'],
      ]),
    ).toBe('𠀀   x\nab  y')
  })

  it('of nothing is nothing', () => {
    expect(table([])).toBe('')
  })
})
