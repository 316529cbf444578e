import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { day, defineCategory, definePolicy, money, standardPolicy, text } from '../../src/index.ts'
import { holdsForeignChecks } from '../../src/policy/foreign-checks.ts'

/** A policy of one category with one more field. */
const holding = (field: z.ZodType) =>
  definePolicy({
    version: 'foreign',
    categories: {
      thing: defineCategory({
        prefix: 'TH',
        fields: z.object({ name: text(100), field: field.optional() }),
        documents: { paper: {} },
        departments: 'any',
      }),
    },
  })
const answers = () => true

describe('code of a host’s own in the fields of a policy', () => {
  it.each([
    ['none: the standard policy', standardPolicy({ version: 'a' })],
    [
      'none: our own building blocks',
      holding(z.object({ on: day(), sum: money().nullable(), notes: z.array(text(9)) })),
    ],
    ['none: checks that zod makes itself', holding(z.string().regex(/^a/).min(2).max(9).toLowerCase().or(z.email()))],
    ['none: words for a fault', holding(z.string({ error: () => 'no text' }).max(3, { error: () => 'too long' }))],
  ])('%s', (_, policy) => {
    expect(holdsForeignChecks(policy)).toBe(false)
  })

  it.each([
    ['a refinement', z.string().refine(answers)],
    ['a check', z.string().check(() => undefined)],
    ['a superRefine', z.string().superRefine(() => undefined)],
    ['a refinement in a list of objects', z.array(z.object({ deep: z.string().refine(answers) }))],
    ['a refinement in a union', z.union([z.string(), z.number().refine(answers)])],
    ['a refinement of values under names', z.record(z.string(), z.number().refine(answers))],
  ])('%s', (_, field) => {
    expect(holdsForeignChecks(holding(field))).toBe(true)
  })
})
