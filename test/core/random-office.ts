import fc from 'fast-check'
import type { OperationName } from '../../src/index.ts'
import type { Row } from '../../src/storage.ts'
import { letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'

/** One command of a random sequence: what, by whom, and numbers by which to choose among what is there. */
export interface Act {
  /** `next`: what a batch on its way needs next, by whoever's work it is. Chance alone would get nowhere. */
  readonly operation: OperationName | 'next'
  readonly person: Person
  readonly pick: number
  readonly other: number
  readonly days: number
}

interface World {
  readonly cases: readonly Row<'cases'>[]
  readonly batches: readonly Row<'batches'>[]
  readonly documents: readonly Row<'documents'>[]
  readonly items: readonly Row<'transferItems'>[]
}

const chosen = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]
const kinds = ['communication', 'needs', 'agreement', 'basicInformation'] as const
const titles = ['Letter', 'Offer', 'Letter of thanks']

/** The states in which a batch is good for a command; mostly one of them is chosen. */
const suited: Partial<Record<OperationName, readonly string[]>> = {
  'batches.sort': ['collecting'],
  'batches.screen': ['sorting'],
  'batches.arrange': ['sorting'],
  'batches.number': ['sorting'],
  'batches.submit': ['sorting'],
  'batches.approve': ['inReview'],
  'batches.return': ['inReview'],
  'batches.withdraw': ['collecting', 'sorting'],
  'batches.collect': ['collecting', 'sorting'],
  'transfers.send': ['approved'],
  'transfers.receive': ['transferred'],
}

function batchFor(operation: OperationName, pick: number, world: World) {
  const fit = world.batches.filter(({ state }) => suited[operation]?.includes(state))
  return chosen(fit.length > 0 && pick % 6 > 0 ? fit : world.batches, pick)
}

/** What the chosen batch needs next, and who does it. */
function nextStep(pick: number, world: World) {
  const open = world.batches.filter(({ state }) => state !== 'archived' && state !== 'withdrawn')
  const batch = chosen(open, pick)
  if (batch === undefined) return null
  const unnumbered = world.documents.some(
    (document) => document.batch === batch.number && document.state === 'collected',
  )
  const [member, head] = batch.department === 'sales' ? (['ann', 'hana'] as const) : (['mia', 'mark'] as const)
  const steps: Readonly<Record<string, readonly [OperationName, Person]>> = {
    collecting: ['batches.sort', member],
    sorting: [unnumbered ? 'batches.number' : 'batches.submit', member],
    inReview: ['batches.approve', head],
    approved: ['transfers.send', member],
    transferred: ['transfers.receive', 'arno'],
  }
  const [operation, person] = steps[batch.state]!
  return { operation, person, batch }
}

/** The input of a command on something that is there, most of it well meant. */
function inputOf(
  { operation, pick, other }: Omit<Act, 'operation'> & { readonly operation: OperationName },
  world: World,
  batch: Row<'batches'> | undefined,
): object {
  const intoBatch = operation === 'batches.collect' && other % 4 === 0
  const file = (intoBatch ? batch?.case : chosen(world.cases, pick)?.number) ?? 'KH0001'
  const positions = world.documents
    .filter((document) => document.batch === batch?.number)
    .map(({ position }) => position)
  const of = { batch: batch?.number ?? 'KH0001-P01' }
  const archived = world.documents.filter(({ state }) => state === 'archived')
  const revised = other % 5 === 0 ? chosen(archived, other)?.number : undefined
  const documents = Array.from({ length: 1 + (other % 3) }, (_, index) =>
    letter<(typeof kinds)[number]>(titles[(other + index) % titles.length]!, {
      kind: kinds[(pick + index) % kinds.length]!,
      ...(index === 0 && revised && { revises: revised }),
    }),
  )
  const undecided = world.items.filter(({ batch: number, state }) => state === 'sent' && number === batch?.number)
  const item = undecided[0] ?? chosen(world.items, pick)
  const inputs: Partial<Record<OperationName, object>> = {
    'cases.open': {
      category: 'client',
      title: `Client ${pick % 3}`,
      fields: { name: 'N', ...(other % 2 && { amount: other }) },
      ...(other % 3 > 0 && { documents }),
    },
    'cases.amend': {
      case: file,
      fields: { address: other % 2 ? 'Here' : null, needs: pick % 2 ? 'All' : null },
      ...(other % 7 === 0 && { level: 'confidential' }),
    },
    'cases.reassign': { case: file, department: other % 2 ? 'sales' : 'marketing', reason: 'R' },
    'cases.end': { case: file, on: '2026-03-01' },
    'cases.reopen': { case: file, reason: 'R' },
    'cases.void': { case: file, reason: 'R' },
    'cases.merge': { case: file, into: chosen(world.cases, other)?.number ?? file, reason: 'R' },
    'batches.collect': { case: file, documents, ...(intoBatch && of) },
    'batches.sort': of,
    'batches.screen': {
      ...of,
      ...(other % 3 === 0
        ? { back: [chosen(positions, other) ?? 1] }
        : { out: [{ position: chosen(positions, other) ?? 1, because: 'invalid', note: 'Blank' }] }),
    },
    'batches.arrange': {
      ...of,
      documents: [{ position: chosen(positions, other) ?? 1, kind: kinds[other % kinds.length] }],
    },
    'batches.number': { ...of, order: (['time', 'importance', 'collection'] as const)[other % 3] },
    'batches.submit': of,
    'batches.approve': of,
    'batches.return': { ...of, reasons: ['R'] },
    'batches.withdraw': { ...of, reason: 'R' },
    'transfers.send': {
      batches: [
        ...new Set([
          of.batch,
          ...world.batches.filter(({ state }) => state === 'approved').map(({ number }) => number),
        ]),
      ].slice(other % 2),
    },
    'transfers.receive': {
      transfer: item?.transfer ?? 'YJ2026-0001',
      ...(other % 3 === 0
        ? { refuse: [{ batch: item?.batch ?? of.batch, reasons: ['R'] }] }
        : { accept: [item?.batch ?? of.batch] }),
    },
    'documents.correct': {
      document: chosen(world.documents, pick)?.number ?? 'KH0001-001',
      reason: 'R',
      changes: { kind: kinds[other % kinds.length] },
    },
  }
  return inputs[operation]!
}

/** Whoever the work is for comes up more often than anybody else, so that sequences get somewhere. */
const doers: Partial<Record<OperationName, readonly Person[]>> = {
  'batches.approve': ['hana', 'hana', 'mark', 'ann'],
  'batches.return': ['hana', 'mark'],
  'transfers.receive': ['arno', 'arno', 'abel'],
  'documents.correct': ['arno', 'ann'],
  'cases.reassign': ['hana', 'arno', 'mark'],
  'cases.reopen': ['hana', 'arno'],
  'cases.void': ['hana', 'arno'],
  'cases.merge': ['arno', 'hana'],
}
const weights: Partial<Record<Act['operation'], number>> = {
  next: 50,
  'cases.open': 3,
  'cases.amend': 2,
  'cases.reassign': 1,
  'cases.end': 1,
  'cases.reopen': 1,
  'cases.void': 1,
  'cases.merge': 2,
  'batches.collect': 4,
  'batches.sort': 5,
  'batches.screen': 2,
  'batches.arrange': 2,
  'batches.number': 6,
  'batches.submit': 6,
  'batches.approve': 6,
  'batches.return': 1,
  'batches.withdraw': 1,
  'transfers.send': 5,
  'transfers.receive': 5,
  'documents.correct': 2,
}

const act = fc
  .oneof(
    ...Object.entries(weights).map(([operation, weight]) => ({
      weight,
      arbitrary: fc.constant(operation as Act['operation']),
    })),
  )
  .chain((operation) =>
    fc.record<Act>({
      operation: fc.constant(operation),
      person: fc.constantFrom<Person>(
        ...(doers[operation as OperationName] ?? (['ann', 'ann', 'ben', 'ivy', 'mia', 'hana', 'uma'] as const)),
      ),
      pick: fc.noBias(fc.nat(999)),
      other: fc.noBias(fc.nat(999)),
      days: fc.constantFrom(0, 0, 0, 1, 8),
    }),
  )
const opening: Act = { operation: 'cases.open', person: 'ann', pick: 1, other: 1, days: 0 }
/** Some cases, and then whatever comes. */
export const acts = (maxLength: number) =>
  fc
    .array(act, { minLength: 1, maxLength, size: 'max' })
    .map((sequence): readonly Act[] => [opening, { ...opening, pick: 2, other: 4 }, ...sequence])

/** Runs one command by its name on what is there now. */
export async function perform(office: Office, one: Act): Promise<unknown> {
  const { store } = office
  office.clock.pass(one.days * 86_400_000 + 1)
  const world = {
    cases: await store.rows('cases'),
    batches: await store.rows('batches'),
    documents: await store.rows('documents'),
    items: await store.rows('transferItems'),
  }
  const next = one.operation === 'next' ? nextStep(one.pick, world) : null
  const operation = next?.operation ?? (one.operation === 'next' ? 'cases.open' : one.operation)
  const batch = next?.batch ?? batchFor(operation, one.pick, world)
  return office.desk(next?.person ?? one.person).run(operation, inputOf({ ...one, operation }, world, batch))
}
