import fc from 'fast-check'
import { expect, it } from 'vitest'
import { upTo } from '../../src/engine/by-level.ts'
import { type ErrorCode, isCasekeepError, type RecordedEvent } from '../../src/index.ts'
import { inOffice, memory, type Office, sqlite } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import type { Snapshot, StoreKind } from '../support/store.ts'
import { type Act, acts, perform } from './random-office.ts'

/** What a command may be refused with when nothing runs beside it. Anything else is a fault of ours. */
const expected: readonly ErrorCode[] = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'WRONG_DEPARTMENT',
  'SEPARATION',
  'ILLEGAL',
  'NOT_READY',
]

/** What may follow each state in one act; a state may always stay. */
const follows: Readonly<Record<'cases' | 'batches' | 'documents' | 'transfers', Readonly<Record<string, string>>>> = {
  cases: { open: 'ended voided', ended: 'open voided', voided: '' },
  batches: {
    collecting: 'sorting withdrawn',
    sorting: 'inReview withdrawn',
    inReview: 'sorting approved',
    approved: 'transferred',
    transferred: 'archived sorting',
    archived: '',
    withdrawn: '',
  },
  documents: {
    collected: 'screenedOut numbered withdrawn',
    screenedOut: 'collected',
    numbered: 'voided archived',
    archived: 'superseded',
    superseded: '',
    voided: '',
    withdrawn: '',
  },
  transfers: { sent: 'received', received: '' },
}

const keyOf = (row: object) => {
  const { number, case: file, position } = row as { number?: string; case?: string; position?: number }
  return position === undefined ? number : `${file} ${position}`
}

function checkStep(before: Snapshot, after: Snapshot): void {
  for (const table of ['cases', 'batches', 'documents', 'transfers'] as const) {
    const rows: readonly { state: string }[] = after.rows[table]
    for (const was of before.rows[table]) {
      const now = rows.find((row) => keyOf(row) === keyOf(was))
      expect(now, `${table} ${keyOf(was)} is gone`).toBeDefined()
      if (now!.state !== was.state) expect(follows[table][was.state]!.split(' ')).toContain(now!.state)
    }
  }
  for (const was of before.rows.documents) {
    if (was.number === null) continue
    const now = after.rows.documents.find((row) => keyOf(row) === keyOf(was))
    expect(now?.number, 'a number that was given stays').toBe(was.number)
  }
  // Nothing that was recorded is ever changed or taken away.
  for (const table of ['trail', 'outbox', 'documentRevisions', 'policies'] as const) {
    const now: readonly unknown[] = after.rows[table]
    for (const was of before.rows[table]) expect(now).toContainEqual(was)
  }
}

async function checkNumbers({ rows, series }: Snapshot): Promise<void> {
  const numbers = rows.cases.map(({ sequence }) => sequence)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(series['main/case/KH'] ?? 0).toBe(numbers.length)
  for (const file of rows.cases) {
    const own = rows.documents.filter((document) => document.case === file.number)
    const given = own.flatMap(({ sequence }) => sequence ?? []).sort((a, b) => a - b)
    expect(given).toEqual(Array.from({ length: file.lastDocument }, (_, index) => index + 1))
    expect(own.map(({ position }) => position)).toEqual(
      Array.from({ length: file.lastPosition }, (_, index) => index + 1),
    )
    for (const document of own) {
      const number = document.sequence && `${file.number}-${String(document.sequence).padStart(3, '0')}`
      expect(document.number).toBe(number)
      const unnumbered = ['collected', 'screenedOut', 'withdrawn'].includes(document.state)
      expect(document.number === null, `${document.state} ${document.number}`).toBe(unnumbered)
      expect(document.level).toBeGreaterThanOrEqual(file.level)
    }
    const batches = rows.batches.filter((batch) => batch.case === file.number)
    expect(batches).toHaveLength(file.lastBatch)
    const unfinished = batches.filter(({ state }) => state !== 'archived' && state !== 'withdrawn')
    if (file.state === 'voided') expect(unfinished).toEqual([])
    const open = rows.duties.filter((duty) => duty.case === file.number && duty.state === 'open')
    if (file.state === 'voided') expect(open).toEqual([])
    for (const duty of open) {
      expect([duty.department, duty.owner, duty.level]).toEqual([file.department, file.owner, file.level])
    }
  }
  for (const item of rows.transferItems) {
    const batch = rows.batches.find(({ number }) => number === item.batch)!
    if (batch.transfer === item.transfer) {
      expect(item.state).toBe(batch.state === 'archived' ? 'accepted' : 'sent')
    } else expect(item.state).toBe('refused')
  }
  for (const list of rows.transfers) {
    const open = rows.transferItems.filter(({ transfer, state }) => transfer === list.number && state === 'sent')
    expect(open.length === 0).toBe(list.state === 'received')
  }
}

async function checkAnswers(office: Office, { rows }: Snapshot, people: readonly Person[]): Promise<void> {
  const auditor = office.desk('olga')
  for (const file of rows.cases) {
    const { lacking } = await auditor.cases.missing({ case: file.number })
    expect([upTo(9, file.lackingAt), file.lackingFrom < 9]).toEqual([lacking, lacking > 0])
    const { intact, entries } = await auditor.trail.verify({ case: file.number })
    expect([intact, entries]).toEqual([true, rows.trail.filter(({ chain }) => chain === file.number).length])
    const indexed = rows.caseFields.filter((row) => row.case === file.number && row.field === 'amount')
    const amount = (file.fields as { amount?: number }).amount
    expect(indexed.map(({ number }) => number)).toEqual(amount === undefined ? [] : [amount * 100])
  }
  for (const person of people) {
    const desk = office.desk(person)
    const { items } = await desk.cases.list({ limit: 200 })
    const { groups } = await desk.cases.summary()
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(items.length)
    expect(groups.reduce((sum, { incomplete }) => sum + incomplete, 0)).toBe(
      items.filter(({ lacking }) => lacking > 0).length,
    )
    expect(await desk.cases.count()).toEqual({ count: items.length })
    for (const scope of ['mine', 'all'] as const) {
      const duties = (await desk.duties.list({ scope, limit: 200 })).items
      const late = duties.filter((duty) => duty.late).length
      expect(await desk.duties.count({ scope })).toMatchObject({ open: duties.length, late })
    }
  }
}

const askers: readonly Person[] = ['ann', 'ivy', 'hana', 'mark', 'uma', 'arno', 'abel', 'olga']

/** Whatever they do, the archive stays what the regulation says it is. */
function holds(kind: StoreKind, sequence: readonly Act[]): Promise<void> {
  return inOffice(kind, async (office) => {
    const told: RecordedEvent[] = []
    let before = await office.store.snapshot()
    for (const one of sequence) {
      let refusal: unknown = null
      try {
        told.push(...((await perform(office, one)) as { events: RecordedEvent[] }).events)
      } catch (error) {
        refusal = error
        if (!isCasekeepError(error)) throw error
        expect(expected, error.message).toContain(error.code)
      }
      const after = await office.store.snapshot()
      if (refusal !== null) expect(after).toEqual(before)
      else {
        checkStep(before, after)
        await checkNumbers(after)
        for (const file of after.rows.cases) {
          const { lacking } = await office.desk('olga').cases.missing({ case: file.number })
          expect([one.operation, upTo(9, file.lackingAt)]).toEqual([one.operation, lacking])
        }
      }
      before = after
    }
    await checkAnswers(office, before, askers)
    const stored = before.rows.outbox.map(({ tenant: _tenant, ...event }) => event)
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect([...stored].sort(byId)).toEqual([...told].sort(byId))
  })
}

/** Milliseconds: a failure is told with its seed before the test itself runs out of time. */
const interruptAfterTimeLimit = 20_000

it('P1.2, P1.3, P1.4, P2.2, P4.2: every promise holds after whatever anybody does, in memory', async () => {
  await fc.assert(
    fc.asyncProperty(acts(60), (sequence) => holds(memory, sequence)),
    { numRuns: 60, interruptAfterTimeLimit },
  )
})

it('P1.2, P1.3, P1.4, P2.2, P4.2: and on SQLite', async () => {
  await fc.assert(
    fc.asyncProperty(acts(40), (sequence) => holds(sqlite, sequence)),
    { numRuns: 6, interruptAfterTimeLimit },
  )
})
