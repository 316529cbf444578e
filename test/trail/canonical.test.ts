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
