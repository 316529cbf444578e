import { expect, test } from 'vitest'
import * as z from 'zod'
import { headerRules } from '../../adapters/http/header-rules.ts'
import { parseInput } from '../../src/engine/parse.ts'
import { type CasekeepError, type InputIssue, isCasekeepError } from '../../src/errors.ts'
import { locales } from '../../src/locales/locale.ts'
import { issueSentence } from '../../src/locales/sentences.ts'
import { termKeys } from '../../src/locales/terms.ts'
import { writtenRules } from './rules.ts'

const written = writtenRules()
/** HTTP has rules of its own, for headers. */
const ofHeaders = new Set(Object.keys(headerRules))
const known = new Set<string>(termKeys('rule').map((key) => key.slice('rule.'.length)))

/** What the parser makes of a schema's refusal. */
function issuesOf(schema: z.ZodType, input: unknown): readonly InputIssue[] {
  try {
    parseInput(schema, input)
  } catch (error) {
    if (isCasekeepError(error, 'INVALID_INPUT')) return (error as CasekeepError<'INVALID_INPUT'>).details.issues
    throw error
  }
  throw new Error('it was taken')
}

const refusals: readonly (readonly [name: string, z.ZodType, unknown, rule: string, english: string])[] = [
  ['a missing member', z.object({ a: z.string() }), {}, 'required', 'is required'],
  [
    'a missing member of several forms',
    z.object({ a: z.union([z.enum(['b']), z.strictObject({})]) }),
    {},
    'required',
    'is required',
  ],
  ['another type', z.string(), 1, 'type', 'must be a text'],
  ['no whole number', z.int(), 1.5, 'type', 'must be a whole number'],
  ['an unknown key', z.strictObject({}), { b: 1 }, 'unknown_key', 'is not a known key'],
  ['another value', z.enum(['a']), 'b', 'choice', 'is not one of the possible values'],
  ['a long text', z.string().max(2), 'abc', 'too_big', 'must have at most 2 characters'],
  ['a long list', z.array(z.int()).max(1), [1, 2], 'too_big', 'must have at most 1 entries'],
  ['a large number', z.number().max(1), 2, 'too_big', 'must be at most 1'],
  ['a small number', z.number().min(1), 0, 'too_small', 'must be at least 1'],
  ['a step', z.number().multipleOf(5), 3, 'not_multiple_of', 'must be a multiple of 5'],
  ['a format', z.email(), 'x', 'format', 'is not well-formed'],
  ['a format with words of its own', z.string().regex(/^a$/, 'must be an a'), 'x', 'format', 'must be an a'],
  ['a key', z.record(z.email(), z.int()), { x: 1 }, 'invalid_key', 'holds something that is not well-formed'],
  ['a check of its own', z.string().refine(() => false, 'is not liked'), 'x', 'rule', 'is not liked'],
]

test.each(refusals)('%s is refused in words', (_name, schema, input, rule, english) => {
  const [issue] = issuesOf(schema, input)
  expect(issue).toMatchObject({ rule, message: english })
  expect(known).toContain(rule)
})

test('every rule that the code can give has its words', () => {
  expect(written.length).toBeGreaterThan(60)
  const said = (rule: string, file: string) =>
    known.has(rule) || (file.startsWith('adapters/http/') && ofHeaders.has(rule))
  expect(written.filter(({ rule, file }) => !said(rule, file))).toEqual([])
})

test('no words are kept for a rule that nothing gives', () => {
  const given = new Set([...written.map(({ rule }) => rule), ...refusals.map(([, , , rule]) => rule)])
  expect([...known].filter((rule) => !given.has(rule))).toEqual([])
})

test('what would be accepted is said in the language of the reader', () => {
  const long: InputIssue = {
    path: [],
    rule: 'too_big',
    message: 'must have at most 2 characters',
    accepted: ['at most 2'],
  }
  expect(locales.map((locale) => issueSentence(long, locale))).toEqual([
    'must have at most 2 characters',
    '超出上限（最多 2）',
    '超出上限（最多 2）',
  ])
  const type: InputIssue = { path: [], rule: 'type', message: 'must be a whole number', accepted: ['int'] }
  expect(locales.map((locale) => issueSentence(type, locale))).toEqual([
    'must be a whole number',
    '数据类型不对（整数）',
    '資料類型不符（整數）',
  ])
})
