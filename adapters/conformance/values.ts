import type { ColumnType, Json } from '../../src/storage.ts'

/** Texts that get lost, cut, folded or taken for a pattern on the way. */
export const texts = [
  '',
  ' ',
  ' blank at both ends ',
  'plain',
  'PLAIN',
  "O'Brien; drop table cases --",
  '"double" `back` \\backslash\\',
  '100%',
  'a_b*c?[d]',
  '個案資料管理制度',
  '臺灣𠮷野家',
  'Ångström',
  'A\u030angstro\u0308m',
  '👩‍👩‍👧‍👦 😀',
  '\ufeffmarked',
  '\uffff',
  'ﬁ',
  'line\r\nbreak\ttab\u0001',
  'null',
  '0012',
  '1e3',
  'true',
]

const integers = [0, 1, -1, 42, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]

const jsons: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1.5,
  1e-7,
  Number.MAX_SAFE_INTEGER,
  '',
  'text',
  'null',
  [],
  {},
  [null, [[]], {}],
  { a: { b: { c: [1, 'two', false, null, { d: '個案' }] } }, 'key with "quotes"': '😀', '': 'empty key' },
]

const days = ['1970-01-01', '2000-02-29', '2026-11-23', '9999-12-31']
const moments = [
  '1970-01-01T00:00:00.000Z',
  '2026-11-23T09:05:00.000Z',
  '2026-11-23T09:05:00.001Z',
  '9999-12-31T23:59:59.999Z',
]

/** Values of each type, the odd ones above all. */
export const values: { readonly [T in ColumnType]: readonly Json[] } = {
  text: texts,
  integer: integers,
  boolean: [true, false],
  json: jsons,
  day: days,
  moment: moments,
}
