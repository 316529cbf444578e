import * as z from 'zod'
import { query } from '../engine/command.ts'
import { cursor, department, numberOf, pageSize } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { checklistOf, levelOfLine } from './checklist.ts'
import { categoryOf, findCase, findDocuments } from './facts.ts'
import { caseFilters, filterCases } from './filters.ts'
import { caseSchema, toldOfCase, viewCase } from './view.ts'

export const get = query({
  name: 'cases.get',
  summary: 'One case',
  input: () => z.strictObject({ case: numberOf('case') }),
  output: (policy) => z.object({ case: caseSchema(policy) }),
  answer: async (read, input, context) => ({ case: viewCase(await findCase(read, input.case, context), context) }),
  tells: { list: false, of: (answer, _input, context) => [toldOfCase(answer.case, context)] },
})

export const list = query({
  name: 'cases.list',
  summary: 'Cases, newest first',
  input: (policy) => z.strictObject({ ...caseFilters(policy), after: cursor, limit: pageSize }),
  output: (policy) => z.object({ items: z.array(caseSchema(policy)), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const page = await findPage(read, 'cases.newest', filterCases(input, context), input.limit, input.after)
    return { items: page.items.map((row) => viewCase(row, context)), next: page.next }
  },
  tells: { list: true, of: ({ items }, _input, context) => items.map((file) => toldOfCase(file, context)) },
})

export const count = query({
  name: 'cases.count',
  summary: 'How many cases a list would hold',
  input: (policy) => z.strictObject(caseFilters(policy)),
  output: () => z.object({ count: z.int() }),
  answer: async (read, input, context) => {
    const [group] = await read.summarize('cases.count', filterCases(input, context))
    return { count: group?.count ?? 0 }
  },
})

/** How many cases of a category are in a state, and how many of them lack something. */
export interface CaseGroup {
  readonly category: string
  readonly state: 'open' | 'ended' | 'voided'
  readonly count: number
  readonly incomplete: number
}

export const summary = query({
  name: 'cases.summary',
  summary: 'How many cases there are by category and state, and how many of them lack something',
  input: () => z.strictObject({ department: department.optional() }),
  output: () =>
    z.object({
      groups: z.array(z.object({ category: z.string(), state: z.string(), count: z.int(), incomplete: z.int() })),
    }),
  answer: async (read, input, { tenant, sight, policy, actor }) => {
    const counted = await read.summarize('cases.byState', {
      equal: { tenant, ...(input.department !== undefined && { department: input.department }) },
      sight,
    })
    const groups: CaseGroup[] = []
    for (const category of Object.keys(policy.categories)) {
      for (const state of ['open', 'ended', 'voided'] as const) {
        const mine = counted.filter((group) => group.by.category === category && group.by.state === state)
        const total = mine.reduce((sum, group) => sum + group.count, 0)
        const lacking = mine.filter(({ by }) => (by.lackingFrom as number) <= actor.clearance)
        const incomplete = lacking.reduce((sum, group) => sum + group.count, 0)
        if (total > 0) groups.push({ category, state, count: total, incomplete })
      }
    }
    return { groups }
  },
})

const line = z.object({
  what: z.enum(['document', 'field']),
  name: z.string(),
  expected: z.enum(['now', 'end']),
  status: z.enum(['missing', 'onTheWay', 'archived', 'entered']),
})

export const missing = query({
  name: 'cases.missing',
  summary: 'The checklist of a case: what it should have by now, and how far each thing has come',
  input: () => z.strictObject({ case: numberOf('case') }),
  output: () => z.object({ case: z.string(), lacking: z.int(), lines: z.array(line) }),
  answer: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    const category = categoryOf(file, context)
    // Whether something above the reader's clearance is there is itself above it.
    const lines = checklistOf(category, file, await findDocuments(read, file, context)).filter(
      (line) => levelOfLine(category, line) <= context.actor.clearance,
    )
    return {
      case: file.number,
      lacking: lines.filter((one) => one.status === 'missing').length,
      lines,
    }
  },
})
