import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accessPage } from '../programs/access/page.ts'
import { root } from './imports.ts'

describe('docs/access.md', () => {
  it('is what the table of rights says; if not: npm run access', () => {
    expect(readFileSync(join(root, 'docs/access.md'), 'utf8')).toBe(accessPage())
  })
})
