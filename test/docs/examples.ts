import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/imports.ts'

/** A block of TypeScript in a document. */
export interface Example {
  readonly document: string
  /** Line of the document on which its code begins. */
  readonly line: number
  readonly code: string
}

/** Every `ts` block of the README and of the docs: all of them are compiled and run. */
export function examples(): readonly Example[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  return ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)].flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8')
    return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
      document,
      line: text.slice(0, match.index).split('\n').length + 1,
      code: match[1]!,
    }))
  })
}
