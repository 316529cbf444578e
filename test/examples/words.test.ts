import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { words } from '../../examples/server/words.ts'

const server = new URL('../../examples/server/', import.meta.url)

const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('words'))
  .map((path) => readFileSync(new URL(path, server), 'utf8'))

/** What stands within the brackets of each call. */
function calls(source: string, name: RegExp): readonly string[] {
  return [...source.matchAll(name)].map(({ 0: { length }, index }) => {
    const start = index + length
    let open = 1
    let end = start
    for (; open > 0 && end < source.length; end++) open += source[end] === '(' ? 1 : source[end] === ')' ? -1 : 0
    return source.slice(start, end)
  })
}

/** Where words are asked for: in calls, and in files with tables of keys. A word about one thing is asked for as about many. */
const asked = sources
  .flatMap((source) => [
    ...calls(source, /\b(?:say|count|apiRefusal)\(/g),
    ...(/\bWordKey\b|Words = \{/.test(source) ? [source] : []),
    ...[...source.matchAll(/\bwords\.(\w+)/g)].map(([, key]) => `'${key}'`),
  ])
  .join('\n')
const isAsked = (key: string) => asked.includes(`'${key}'`)

it('every word of the console is used', () => {
  const unused = Object.keys(words).filter((key) => !isAsked(key) && !isAsked(key.replace(/One$/, '')))
  expect(unused).toEqual([])
})

it('finds a word that nobody asks for', () => {
  expect(isAsked('worklist')).toBe(true)
  expect(isAsked('nobodyAsksForThis')).toBe(false)
})
