import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { storagePromises } from '../../adapters/conformance/index.ts'
import { root } from '../house/imports.ts'

/** As plain text: the document's lines are broken anywhere. */
const document = readFileSync(join(root, 'docs/adapter-contract.md'), 'utf8').replace(/\s+/g, ' ')
const promises = new Map(storagePromises.map(({ id, says }) => [id, says]))

it('docs/adapter-contract.md names every promise of the kit, in its own words', () => {
  const missing = [...promises].filter(([id, says]) => !document.includes(`- **\`${id}\`**: ${says}.`))
  expect(missing).toEqual([])
})

it('docs/adapter-contract.md names no other promise', () => {
  const named = [...document.matchAll(/- \*\*`([\w-]+)`\*\*/g)].map(([, id]) => id)
  expect(named.filter((id) => !promises.has(id!))).toEqual([])
})
