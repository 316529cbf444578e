import * as z from 'zod'
import {
  type Archive,
  createArchive,
  type Desk,
  defineCategory,
  type NewDocument,
  type Sealing,
  type SettingsInput,
  type ShapesOf,
  standardPolicy,
  type WithStandard,
  type WorkingCalendar,
} from '../../src/index.ts'
import { type Person, people } from './people.ts'
import type { OpenStore, StoreKind } from './store.ts'
import { stores } from './stores.ts'

/** A category of the company's own, which the library does not know (P2.3). */
export const supplier = defineCategory({
  prefix: 'GY',
  fields: z.object({ taxId: z.string().min(1).max(40), rating: z.int().min(1).max(5).optional() }),
  indexed: { rating: 'integer' },
  documents: { contract: {}, audit: {}, closing: {} },
  checklist: {
    now: { documents: ['contract'], fields: ['rating'] },
    end: { documents: ['closing'] },
  },
  departments: ['sales'],
})

export type OfficeShapes = ShapesOf<WithStandard<{ readonly supplier: typeof supplier }>>

const makePolicy = (settings: SettingsInput, version: string) =>
  standardPolicy({
    version,
    // What is electronic is lent here, which it is not by default.
    settings: { ...settings, loans: { electronic: true, ...settings.loans } },
    categories: { supplier },
  })
/** Made once, as in a host: what the library makes of a policy, its schemas above all, is then made once as well. */
const usual = makePolicy({}, 'test-1')

export function officePolicy(settings: SettingsInput = {}, version = usual.version) {
  const isUsual = version === usual.version && Object.keys(settings).length === 0
  return isUsual ? usual : makePolicy(settings, version)
}

/** A clock that stands still until it is told otherwise; the days are those of Shanghai, the policy's time zone. */
export class Clock {
  #now: number

  /** `day`: the day it is there. `time`: what a clock on the wall shows there. */
  constructor(day: string, time = '10:00') {
    this.#now = Date.parse(`${day}T${time}:00+08:00`)
  }
  readonly read = () => new Date(this.#now)
  set(day: string, time = '10:00'): void {
    this.#now = Date.parse(`${day}T${time}:00+08:00`)
  }
  pass(milliseconds: number): void {
    this.#now += milliseconds
  }
}

/** A Monday. */
export const monday = '2026-03-02'

export interface Office {
  readonly store: OpenStore
  readonly clock: Clock
  readonly archive: Archive<OfficeShapes>
  desk(person: Person): Desk<OfficeShapes>
}
export interface OfficeOptions {
  readonly settings?: SettingsInput
  readonly calendar?: WorkingCalendar
  readonly day?: string
  readonly tenant?: string
  /** What the archive is sealed with. */
  readonly sealing?: Sealing
}

/** A new archive over a store: a Monday, nothing in it. */
export function officeOver(
  store: OpenStore,
  { settings, calendar, day = monday, tenant, sealing }: OfficeOptions = {},
): Office {
  const clock = new Clock(day)
  const archive = createArchive({
    policy: officePolicy(settings),
    storage: store.adapter,
    clock: clock.read,
    ...(calendar && { calendar }),
    ...(tenant && { tenant }),
    ...(sealing && { sealing }),
  })
  return { store, clock, archive, desk: (person) => archive.as(people[person]) }
}

/** Runs `work` over a new archive and closes the store after it. */
export async function inOffice(
  kind: StoreKind,
  work: (office: Office) => Promise<void>,
  options?: OfficeOptions,
): Promise<void> {
  const store = await kind.open()
  try {
    await work(officeOver(store, options))
  } finally {
    await store.close()
  }
}
export const [memory, sqlite] = stores as readonly [StoreKind, StoreKind]

type ClientKind = OfficeShapes['client']['kind']

/** A document that came by e-mail. */
export function letter<Kind extends string = 'communication'>(
  title: string,
  more: Partial<NewDocument<Kind>> = {},
): NewDocument<Kind> {
  return { kind: 'communication' as Kind, title, channel: 'email', ...more }
}

/** A client of sales, by default with one letter in its first batch. */
export async function openClient(
  office: Office,
  documents: readonly NewDocument<ClientKind>[] | undefined = [letter('First contact')],
  person: Person = 'ann',
) {
  const opened = await office.desk(person).cases.open({
    category: 'client',
    title: 'Alfreds Futterkiste',
    fields: { name: 'Alfreds Futterkiste' },
    ...(documents.length > 0 && { documents }),
  })
  return { ...opened, number: opened.case.number }
}

const stations = ['collecting', 'sorting', 'numbered', 'inReview', 'approved', 'transferred', 'archived'] as const
export type Station = (typeof stations)[number]

/** Takes a batch that is being collected or sorted as far as a station, by the people whose work it is. */
export async function bring(
  office: Office,
  batch: string,
  to: Station,
  { sorter = 'ann' as Person, reviewer = 'hana' as Person, archivist = 'arno' as Person } = {},
): Promise<{ transfer: string }> {
  const { batch: now } = await office.desk('olga').batches.get({ batch })
  const known: readonly string[] = stations
  const from = now.state === 'sorting' && now.round > 0 ? 1 : known.indexOf(now.state)
  let transfer = now.transfer ?? ''
  const acts: { readonly [S in Station]: () => Promise<unknown> } = {
    collecting: async () => {},
    sorting: () => office.desk(sorter).batches.sort({ batch }),
    numbered: async () => {
      const { documents } = await office.desk(sorter).batches.get({ batch })
      if (documents.some((document) => document.state === 'collected')) {
        await office.desk(sorter).batches.number({ batch })
      }
    },
    inReview: () => office.desk(sorter).batches.submit({ batch }),
    approved: () => office.desk(reviewer).batches.approve({ batch }),
    transferred: async () => {
      transfer = (await office.desk(sorter).transfers.send({ batches: [batch] })).transfer.number
    },
    archived: () => office.desk(archivist).transfers.receive({ transfer, accept: [batch] }),
  }
  for (const station of stations.slice(from + 1, stations.indexOf(to) + 1)) await acts[station]()
  return { transfer }
}

/** A client whose first batch has come as far as a station. */
export async function clientAt(office: Office, station: Station, documents?: readonly NewDocument<ClientKind>[]) {
  const { number, batch } = await openClient(office, documents)
  const { transfer } = await bring(office, batch!.number, station)
  return { case: number, batch: batch!.number, transfer }
}
