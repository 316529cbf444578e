import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical } from '../../src/canonical.ts'
import type { Json } from '../../src/storage.ts'

it.each<[string, unknown]>([
  ['a hole', { b: 1, a: Object.assign([1], { length: 3 }) }],
  ['nothing but holes', new Array(2)],
  ['undefined in a list', [undefined, 1]],
  ['a member that is undefined', { a: undefined, b: 1 }],
])('%s has the text that it has once a store gave it back', (_name, value) => {
  expect(canonical(value as Json)).toBe(canonical(JSON.parse(JSON.stringify(value))))
})

it('has its members in the order of their UTF-16 units, whatever order they were given in (RFC 8785)', () => {
  const given = { '\ufb33': 1, '\u20ac': 2, '10': 3, '9': 4, '\r': 5, '\u{1f600}': 6, '\u0080': 7, b: { d: 8, c: 9 } }
  const text = '{"\\r":5,"10":3,"9":4,"b":{"c":9,"d":8},"\u0080":7,"\u20ac":2,"\u{1f600}":6,"\ufb33":1}'
  expect(canonical(given)).toBe(text)
  expect(canonical(Object.fromEntries(Object.entries(given).reverse()))).toBe(text)
})

it('is the text that JSON gives where nothing has to be put in order', async () => {
  await fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.array(fc.jsonValue({ maxDepth: 0 }))),
      (value) => {
        expect(canonical(value as Json)).toBe(JSON.stringify(value))
      },
    ),
    { numRuns: 2000 },
  )
})

it('tells apart members whose names look alike when put together', () => {
  const names = (...all: string[]) => canonical(Object.fromEntries(all.map((name) => [name, 1])))
  expect(names('a,b')).toBe('{"a,b":1}')
  expect(names('a', 'b')).toBe('{"a":1,"b":1}')
  expect(names('a","b')).toBe('{"a\\",\\"b":1}')
})
