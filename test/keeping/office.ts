import * as z from 'zod'
import {
  createArchive,
  type Desk,
  day,
  dayOrMonth,
  defineCategory,
  definePolicy,
  type Policy,
  type PolicyDefinition,
  type RetentionRule,
  type SettingsInput,
  type ShapesOf,
  text,
} from '../../src/index.ts'
import { Clock } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import type { OpenStore, StoreKind } from '../support/store.ts'

const documents = { report: {}, deed: {}, secret: { level: 'secret' } }
const common = { documents, level: 'internal', departments: ['sales', 'marketing'] } as const

/** Categories of a company whose rules count from all that a rule can count from. */
export const categories = {
  /** From the end of the case; deeds outlive it, and nobody but the highest knows of the secret ones. */
  matter: defineCategory({
    ...common,
    prefix: 'SX',
    fields: z.object({ closedOn: dayOrMonth().optional() }),
    endField: 'closedOn',
    retention: { from: 'ended', period: 'P5Y', kinds: { deed: 'P20Y', secret: 'P30Y' } },
  }),
  /** From the end of its parent. */
  part: defineCategory({
    ...common,
    prefix: 'BF',
    fields: z.object({ note: text(200).optional() }),
    retention: { from: 'parentEnded', period: 'P3Y' },
  }),
  /** From its own end or that of cases of the same matter, whichever is later. */
  pair: defineCategory({
    ...common,
    prefix: 'DB',
    fields: z.object({ note: text(200).optional() }),
    retention: { from: { latest: ['ended', { optional: 'relatedEnded' }] }, period: 'P2Y' },
  }),
  /** From something that is not the case's. */
  asset: defineCategory({
    ...common,
    prefix: 'ZC',
    fields: z.object({ note: text(200).optional() }),
    retention: { from: { object: 'sold' }, period: 'P1Y', action: 'transfer' },
  }),
  /** From an event that the host tells of, or one that a field tells. */
  told: defineCategory({
    ...common,
    prefix: 'GZ',
    fields: z.object({ paidOn: day().optional() }),
    events: { settled: {}, paid: { field: 'paidOn' } },
    retention: { from: { latest: [{ event: 'settled' }, { optional: { event: 'paid' } }] }, period: 'P1Y' },
  }),
  /** From the end of its agreements. */
  deal: defineCategory({
    ...common,
    prefix: 'HT',
    fields: z.object({ note: text(200).optional() }),
    retention: { from: { decision: 'end', kind: 'deed' }, period: 'P10Y', action: 'review' },
  }),
  /** From a day given by hand, and by law for no less than two years. */
  hand: defineCategory({
    ...common,
    prefix: 'SG',
    fields: z.object({ note: text(200).optional() }),
    retention: { from: 'given', period: 'P4Y', floor: { period: 'P2Y', citation: 'A law' } },
  }),
  /** Each by a decision of its own. */
  single: defineCategory({ ...common, prefix: 'DX', fields: z.object({ note: text(200).optional() }) }),
  /** From a field that not everybody may know. */
  covert: defineCategory({
    ...common,
    prefix: 'YM',
    fields: z.object({ leftOn: day().optional() }),
    restricted: { leftOn: 'secret' },
    retention: { from: { field: 'leftOn' }, period: 'P2Y' },
  }),
}
export type KeepingShapes = ShapesOf<typeof categories>
export type KeepingCategory = keyof typeof categories

export interface PolicyChoices {
  readonly version?: string
  readonly settings?: SettingsInput
  /** Other rules for some categories. */
  readonly rules?: Readonly<Partial<Record<KeepingCategory, RetentionRule>>>
}

export function keepingPolicy({ version = 'keeping-1', settings = {}, rules = {} }: PolicyChoices = {}) {
  const changed = Object.fromEntries(
    Object.entries(categories).map(([name, category]) => {
      const retention = rules[name as KeepingCategory]
      return [name, retention === undefined ? category : { ...category, retention }]
    }),
  ) as typeof categories
  return definePolicy({ version, settings, categories: changed } as PolicyDefinition<typeof categories>)
}

export interface KeepingOffice {
  readonly store: OpenStore
  readonly clock: Clock
  readonly policy: Policy<KeepingShapes>
  desk(person: Person): Desk<KeepingShapes>
  /** The same archive under another policy. */
  under(choices: PolicyChoices): KeepingOffice
}

function over(store: OpenStore, clock: Clock, policy: Policy<KeepingShapes>): KeepingOffice {
  const archive = createArchive({ policy, storage: store.adapter, clock: clock.read })
  return {
    store,
    clock,
    policy,
    desk: (person) => archive.as(people[person]),
    under: (choices) => over(store, clock, keepingPolicy(choices)),
  }
}

/** Runs `work` over a new archive of this company, on Monday 2 March 2026. */
export async function inKeeping(
  kind: StoreKind,
  work: (office: KeepingOffice) => Promise<void>,
  choices?: PolicyChoices,
): Promise<void> {
  const store = await kind.open()
  try {
    await work(over(store, new Clock('2026-03-02'), keepingPolicy(choices)))
  } finally {
    await store.close()
  }
}

/** A case of sales, opened by Ann. */
export async function opened(office: KeepingOffice, category: KeepingCategory, fields = {}): Promise<string> {
  const { case: file } = await office.desk('ann').cases.open({ category, title: category, fields, department: 'sales' })
  return file.number
}

export async function ended(office: KeepingOffice, category: KeepingCategory, on = '2020-06-30'): Promise<string> {
  const number = await opened(office, category)
  await office.desk('ann').cases.end({ case: number, on })
  return number
}

/** Documents of these kinds stand in the archive. */
export async function archived(
  office: KeepingOffice,
  number: string,
  ...kinds: readonly ('report' | 'deed' | 'secret')[]
) {
  const documents = kinds.map((kind, index) => ({ kind, title: `${kind} ${index}`, channel: 'email' as const }))
  const { batches } = await office.desk('arno').batches.import({
    batches: [{ state: 'archived', case: number, documents }],
  })
  return batches[0]!.documents.map((document) => document!)
}

/** Of each date in the store: the case, its kind, how it is kept and until when. */
export async function dates(office: KeepingOffice, number?: string) {
  const rows = await office.store.rows('retention')
  return rows
    .filter((row) => number === undefined || row.case === number)
    .map((row) => [row.case, row.kind, row.state, row.due])
}

/** The duties to decide that are open, or were ended so. */
export async function toDecide(office: KeepingOffice, state = 'open') {
  const rows = await office.store.rows('duties')
  return rows.filter((row) => row.kind === 'decideRetention' && row.state === state).map((row) => row.case)
}

export const never = '9999-12-31'
