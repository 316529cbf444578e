/** Writes docs/access.md from the table of rights: `npm run access`. A test fails where the page is stale. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { accessPage } from './access/page.ts'

const name = 'docs/access.md'
writeFileSync(join(resolve(import.meta.dirname, '../..'), name), accessPage())
console.log(`${name} is written`)
