import * as z from 'zod'
import { enforce, may } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, department, numberOf, pageSize } from '../engine/inputs.ts'
import { findAll, findKept, findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Reader, Row } from '../storage.ts'
import { type DisposalExport, digestOfExport, exportOf, levelOfExport } from './export.ts'
import { findAppraised, findDisposal, findLevels, knowsAll } from './facts.ts'
import { findGoing } from './going.ts'
import { levelOfHeld } from './held-by-level.ts'
import { countedOutput, shown } from './shared.ts'
import { standingAt } from './steps.ts'
import {
  type Disposal,
  disposalSchema,
  disposalStates,
  entrySchema,
  entryStates,
  lineSchema,
  stepsOf,
  verdicts,
  viewDisposal,
  viewEntry,
  viewLine,
} from './view.ts'

export const get = query({
  name: 'disposals.get',
  summary: 'One disposal list, and how far it has come',
  input: () => z.strictObject({ disposal: numberOf('disposal') }),
  output: countedOutput,
  answer: async (read, input, context) => shown(await findDisposal(read, input.disposal, context), context),
})

export const list = query({
  name: 'disposals.list',
  summary: 'Disposal lists, newest first',
  input: () => z.strictObject({ state: z.enum(disposalStates).optional(), after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(disposalSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const equal = { tenant: context.tenant, ...(input.state !== undefined && { state: input.state }) }
    return await findKept(
      (limit, after) => findPage(read, 'disposals.newest', { equal }, limit, after),
      async (rows) => (await atOnce(...rows.map((row) => known(read, row, context)))).flatMap((one) => one ?? []),
      input.limit,
      input.after,
    )
  },
})

/** A list as its reader knows it; null for whom it is none of their business, as `findDisposal` has it of one. */
async function known(read: Reader, row: Row<'disposals'>, context: Context): Promise<Disposal | null> {
  const standings = await atOnce(...stepsOf(row).map((step) => standingAt(step, context)))
  const approves = standings.some((standing) => standing !== null)
  const { actor, policy, tenant } = context
  const isClearedForAll = actor.clearance >= policy.levels.length - 1
  if (isClearedForAll && knowsAll(row, { approves, level: 0 }, context)) {
    return viewDisposal(row, { seen: [], whole: true, counts: true }, context)
  }
  const entries = await findAll(read, 'entries.ofDisposal', { tenant, disposal: row.number })
  const [appraises, levelOf] = await atOnce(findAppraised(entries, context), findLevels(read, entries, context))
  const counts = levelOfHeld(entries) <= actor.clearance
  if (knowsAll(row, { approves, level: Math.max(0, ...entries.map(levelOf)) }, context)) {
    return viewDisposal(row, { seen: [], whole: true, counts }, context)
  }
  const seen = entries.filter((entry) => levelOf(entry) <= actor.clearance && appraises.has(entry.department))
  return seen.length === 0 ? null : viewDisposal(row, { seen, whole: false, counts }, context)
}

export const entries = query({
  name: 'disposals.entries',
  summary: 'What stands on a disposal list',
  input: () =>
    z.strictObject({
      disposal: numberOf('disposal'),
      state: z.enum(entryStates).optional(),
      verdict: z.enum(verdicts).optional(),
      department: department.optional(),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(entrySchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant } = context
    const { seen } = await findDisposal(read, input.disposal, context)
    const positions = new Set(seen.map(({ position }) => position))
    const equal = {
      tenant,
      disposal: input.disposal,
      ...(input.state !== undefined && { state: input.state }),
      ...(input.department !== undefined && { department: input.department }),
    }
    const isMeant = ({ position, verdict }: Row<'disposalEntries'>) =>
      positions.has(position) && (input.verdict === undefined || verdict === input.verdict)
    const page = await findKept(
      (limit, after) => findPage(read, 'entries.ofDisposal', { equal }, limit, after),
      async (rows) => rows.filter(isMeant),
      input.limit,
      input.after,
    )
    return { items: page.items.map((row) => viewEntry(row, context)), next: page.next }
  },
})

/** The destruction list (銷毀清冊), readable for ever: of a disposal, or what became of one case. */
export const destroyed = query({
  name: 'disposals.destroyed',
  summary: 'The destruction list of a disposal, or what was destroyed of a case',
  input: () =>
    z.strictObject({
      disposal: numberOf('disposal').optional(),
      case: numberOf('case').optional(),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(lineSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor } = context
    const isCleared = ({ level }: Row<'destroyed'>) => level <= actor.clearance
    if ((input.disposal === undefined) === (input.case === undefined)) {
      return invalid([], 'oneOf', 'must name a disposal or a case', ['disposal', 'case'])
    }
    if (input.disposal === undefined) {
      const file = await findCase(read, input.case!, context)
      return await page('destroyed.ofCase', { tenant, case: file.number }, isCleared)
    }
    const { seen } = await findDisposal(read, input.disposal, context)
    const positions = new Set(seen.map(({ position }) => position))
    const isSeen = (line: Row<'destroyed'>) => isCleared(line) && positions.has(line.entry)
    return await page('destroyed.ofDisposal', { tenant, disposal: input.disposal }, isSeen)

    async function page(
      name: 'destroyed.ofCase' | 'destroyed.ofDisposal',
      equal: Readonly<Record<string, string>>,
      isTold: (line: Row<'destroyed'>) => boolean,
    ) {
      const found = await findKept(
        (limit, after) => findPage(read, name, { equal }, limit, after),
        async (rows) => rows.filter(isTold),
        input.limit,
        input.after,
      )
      return { items: found.items.map((line) => viewLine(line, context)), next: found.next }
    }
  },
})

interface Exported {
  readonly cases: readonly Pick<Row<'cases'>, 'number' | 'level'>[]
  readonly documents: readonly Pick<Row<'documents'>, 'case' | 'level'>[]
}

/** What is handed on with an entry that is transferred out, and the digest that its receipt is for. */
export const exported = query({
  name: 'disposals.export',
  summary: 'Everything that is kept of an entry, for whoever takes it over',
  input: () => z.strictObject({ disposal: numberOf('disposal'), entry: z.int().min(1) }),
  output: () => {
    const rows = z.array(z.record(z.string(), z.unknown()))
    return z.object({
      export: z.object({
        format: z.literal('casekeep.export.1'),
        levels: z.array(z.string()),
        cases: rows,
        documents: rows,
        revisions: rows,
        batches: rows,
        trail: rows,
      }),
      digest: z.string(),
    })
  },
  answer: async (read, input, context): Promise<{ readonly export: DisposalExport; readonly digest: string }> => {
    const { actor, policy, operation, tenant } = context
    const { seen, disposal, execution } = await findDisposal(read, input.disposal, context)
    const entry = seen.find(({ position }) => position === input.entry)
    if (entry === undefined) {
      return invalid(
        ['entry'],
        'choice',
        `${input.entry} is no entry of ${disposal.number}`,
        seen.map(({ position }) => String(position)),
      )
    }
    enforce(may('disposals.export', '', actor, policy, execution?.operator ?? null), operation)
    if (entry.state !== 'approved' && entry.state !== 'listed') {
      return invalid(['entry'], 'state', `${input.entry} is ${entry.state}`)
    }
    const candidate = await findGoing(read, entry, context)
    const level = levelOfExport(candidate, context)
    if (level > actor.clearance) {
      const because = { reason: 'clearance', of: 'document', field: null, level: policy.levels[level]! } as const
      return refuse('FORBIDDEN', { operation, clause: 'P8.2', ...because })
    }
    const numbers = entry.kind === '' ? (candidate.file.absorbed as readonly string[]) : []
    const absorbed = await read.getMany(
      'cases',
      numbers.map((number) => ({ tenant, number })),
    )
    const whole = await exportOf(
      read,
      candidate,
      absorbed.flatMap((row) => row ?? []),
      context,
    )
    return { export: whole, digest: digestOfExport(whole) }
  },
  tells: {
    list: false,
    of: (answer) => {
      const { cases, documents } = answer.export as unknown as Exported
      const [file] = [...cases.map(({ number }) => number), ...documents.map((document) => document.case)]
      return [{ case: file!, level: Math.max(...[...cases, ...documents].map(({ level }) => level)) }]
    },
  },
})
