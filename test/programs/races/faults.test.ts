import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../../adapters/sql/index.ts'
import type { Row, TableName } from '../../../src/storage.ts'
import { faultsOf } from './faults.ts'
import { holdingFaults, holdingsIn, readHoldings } from './holdings.ts'
import { inHostTransaction } from './host.ts'
import { noteFaults } from './note-faults.ts'
import { archiveHead } from './originals-prepare.ts'
import { freshPlace, makeHostTables, type OwnPlace } from './place.ts'
import { archivist, clerk, head, type Post, takePost } from './post.ts'
import { type Records, readRecords } from './records.ts'

let own: OwnPlace
let post: Post
let records: Records

/** A client whose letter is archived and corrected, two cases merged, one opened by a host, and a paper that is lent. */
async function tellStory(post: Post): Promise<void> {
  const { archive } = post
  const desk = archive.as(clerk('ann'))
  const keeper = archive.as(archivist('arno'))
  const client = { category: 'client', title: 'T', fields: { name: 'N', amount: 12 } } as const
  const documents = [
    { kind: 'communication', title: 'Letter', channel: 'email' },
    { kind: 'needs', title: 'Needs', channel: 'minutes' },
  ] as const
  const batch = (await desk.cases.open({ ...client, documents })).batch!.number
  await desk.batches.sort({ batch })
  await desk.batches.number({ batch })
  await desk.batches.submit({ batch })
  await archive.as(head('hana')).batches.approve({ batch })
  const { transfer } = await desk.transfers.send({ batches: [batch] })
  await keeper.transfers.receive({ transfer: transfer.number, accept: [batch] })
  await keeper.documents.correct({ document: 'KH0001-001', reason: 'R', changes: { title: 'Letter of thanks' } })
  await desk.cases.open(client)
  await keeper.cases.merge({ case: 'KH0002', into: 'KH0001', reason: 'R' })
  await desk.cases.amend({ case: 'KH0001', title: 'Other' })
  await inHostTransaction(post, 'host-1', true, async (tx) => {
    const within = archive.as(clerk('host-1')).within(tx)
    const { case: opened, events } = await within.cases.open(client)
    return [...events, ...(await within.cases.amend({ case: opened.number, title: 'Amended' })).events]
  })
  await lend(post)
}

/** One sheet is granted to two, and the first of them has it. */
async function lend({ archive }: Post): Promise<void> {
  const desk = archive.as(clerk('ann'))
  const keeper = archive.as(archivist('arno'))
  const hana = archive.as(head('hana'))
  const documents = [{ kind: 'material', title: 'Sheet', channel: 'handover' }] as const
  const opened = await desk.cases.open({ category: 'other', title: 'T', fields: { subject: 'S' }, documents })
  const batch = opened.batch!.number
  await desk.batches.sort({ batch })
  await desk.batches.number({ batch })
  await desk.batches.submit({ batch })
  await hana.batches.approve({ batch })
  const { transfer } = await desk.transfers.send({ batches: [batch] })
  await keeper.transfers.receive({ transfer: transfer.number, accept: [batch] })
  for (const who of ['ben', 'ivy']) {
    const asked = await archive
      .as(clerk(who))
      .requests.ask({ kind: 'loan', documents: ['QT0001-001'], purpose: 'To read' })
    const request = asked.request.number
    await hana.requests.decide({ request, verdict: 'approve' })
    await archive.as(archiveHead('aida')).requests.decide({ request, verdict: 'approve' })
    if (who === 'ben') await keeper.requests.handOver({ request })
  }
}

beforeAll(async () => {
  own = await freshPlace('sqlite')
  post = await takePost(own.place, 1)
  await migrate(post.db)
  await makeHostTables(post.db)
  await tellStory(post)
  records = await readRecords(post.db)
})
afterAll(async () => {
  await post.db.destroy()
  await own.remove()
})

/** What the records would be with other rows in a table. */
const withRows = <T extends TableName>(table: T, change: (rows: readonly Row<T>[]) => readonly Row<T>[]): Records => ({
  ...records,
  rows: { ...records.rows, [table]: change(records.rows[table]) },
})
const without = <T extends TableName>(table: T, isGone: (row: Row<T>) => boolean) =>
  withRows(table, (rows) => rows.filter((row) => !isGone(row)))
const changed = <T extends TableName>(table: T, patch: Partial<Row<T>>, is: (row: Row<T>) => boolean = () => true) => {
  const index = records.rows[table].findIndex(is)
  return withRows(table, (rows) => rows.map((row, at) => (at === index ? { ...row, ...patch } : row)))
}
const last = <T>(rows: readonly T[]): T => rows[rows.length - 1]!

describe('the check of what a database holds', () => {
  it('is content with what whole commands left', () => {
    expect(records.rows.trail.length).toBeGreaterThan(10)
    expect(faultsOf(records)).toEqual([])
    expect(noteFaults(records)).toEqual([])
  })

  const broken: readonly (readonly [what: string, make: () => Records, fault: RegExp])[] = [
    ['a case that is gone', () => without('cases', (row) => row.number === 'KH0002'), /nothing stands between 1 and 3/],
    ['rows of a case that is gone', () => without('cases', (row) => row.number === 'KH0001'), /has rows and is not/],
    ['a number that was given twice', () => changed('cases', { sequence: 2, number: 'KH0002' }), /2 was given twice/],
    ['a number of another sequence', () => changed('cases', { number: 'KH0009' }), /KH0009 has the sequence 1/],
    [
      'a counter that went on alone',
      () => ({ ...records, series: new Map([...records.series, ['case/KH', 4]]) }),
      /counter is at 4 after 3/,
    ],
    [
      'a series that gave nothing',
      () => ({ ...records, series: new Map([...records.series, ['case/XM', 1]]) }),
      /counter is at 1 after 0/,
    ],
    [
      'a document that is lost',
      () => without('documents', (row) => row.position === 2),
      /counts 2 documents, and has 1/,
    ],
    [
      'a document without its batch',
      () => without('batches', (row) => row.number === 'KH0001-P01'),
      /is of KH0001-P01, which is not there/,
    ],
    ['a document that came from nowhere', () => changed('documents', { position: 3 }), /no entry of the trail tells/],
    ['a number without its state', () => changed('documents', { state: 'collected' }), /is collected, as KH0001-001/],
    ['a batch that went on alone', () => changed('batches', { state: 'approved' }), /state is "approved", and by/],
    ['a row that was written twice', () => changed('batches', { version: 9 }), /version is 9, and by the trail/],
    ['a duty that was not closed', () => without('duties', (row) => row.kind === 'review'), /is told of by the trail/],
    ['an indexed field that was left behind', () => changed('caseFields', { number: 1 }), /number is 1, and by/],
    ['a list that decided half', () => changed('transferItems', { state: 'sent' }), /is sent, and should be accepted/],
    ['a list without its batch', () => changed('batches', { transfer: null }), /is archived and on null/],
    ['a list that is open still', () => changed('transfers', { state: 'sent' }), /YJ\d+-0001 is sent/],
    [
      'an entry whose detail was changed',
      () => changed('trail', { detail: [] }),
      /chain of KH0001 is broken at 1: detail/,
    ],
    [
      'an entry that is gone',
      () => without('trail', (row) => row.chain === 'KH0001' && row.position === 3),
      /: missing/,
    ],
    [
      'an entry at the end that is gone',
      () => without('trail', (row) => row === last(records.rows.trail)),
      /is of no entry/,
    ],
    [
      'an event that is gone',
      () => without('outbox', (row) => row.id === 'KH0001/3.0'),
      /entry KH0001\/3 has no event/,
    ],
    [
      'one of two events that is gone',
      () => without('outbox', (row) => row.id === 'KH0001/1.0'),
      /events of KH0001\/1: nothing stands between 0 and 2/,
    ],
    [
      'an original on its shelf that somebody has',
      () => changed('originals', { state: 'onShelf', request: null, item: null }, (row) => row.state === 'out'),
      /QT0001 1 is with JY\d+-0001 1, and not out/,
    ],
    [
      'an original that two have',
      () => changed('requestItems', { state: 'out' }, (row) => row.person === 'ivy'),
      /QT0001 1 is with JY\d+-0001 1 and with JY\d+-0002 1/,
    ],
    ['an original that is out and with nobody', () => without('requestItems', () => true), /is out for .+ with nobody/],
    [
      'an original that is nowhere',
      () => without('originals', () => true),
      /0 on the shelf, 0 out and 0 lost are not 2/,
    ],
    ['an original of no document', () => without('documents', (row) => row.case === 'QT0001'), /is of no document/],
    ['a borrower who is counted wrong', () => changed('borrowers', { out: 2 }), /ben is counted to have 2, and has 1/],
    ['a borrower who is not counted', () => without('borrowers', () => true), /ben has 1, and nothing is counted/],
    [
      'a request that ended too early',
      () => changed('requests', { state: 'closed' }),
      /JY\d+-0001 is closed with 1 open items/,
    ],
    [
      'a request that is gone',
      () => without('requests', (row) => row.sequence === 1),
      /loan\/JY\/\d+: nothing stands between 0 and 2/,
    ],
    [
      'a step that went on alone',
      () => changed('requestSteps', { state: 'open' }),
      /state is "open", and by the trail/,
    ],
    ['an event that came from nowhere', () => changed('outbox', { id: 'KH0009/1.0' }), /KH0009\/1.0 is of no entry/],
  ]
  it.each(broken)('finds %s', (_what, make, fault) => {
    expect(faultsOf(make()).join('\n')).toMatch(fault)
  })

  it('sees in a snapshot what it sees in the rows', async () => {
    const seen = await readHoldings(post.db)
    expect(seen).toMatchObject({ accessioned: 2, onShelf: 1, borrowers: [{ person: 'ben', out: 1 }] })
    expect(holdingFaults(seen)).toEqual([])
    expect(holdingFaults(holdingsIn(records))).toEqual([])
    const [held] = seen.held
    const both = { ...seen, held: [held!, { ...held!, request: 'JY0', person: 'ivy' }] }
    expect(holdingFaults(both)[0]).toMatch(/^QT0001 1 is with JY\d+-0001 1 and with JY0 1$/)
    expect(holdingFaults({ ...seen, onShelf: 2 })).toEqual(['2 on the shelf, 1 out and 0 lost are not 2'])
  })

  it('counts numbers that were taken for something else', () => {
    const series = new Map([...records.series, ['case/KH', 5]])
    expect(faultsOf({ ...records, series }, new Map([['case/KH', [4, 5]]]))).toEqual([])
    expect(faultsOf({ ...records, series }, new Map([['case/KH', [3, 5]]]))).toEqual([
      'case/KH: 3 was given twice',
      'case/KH: nothing stands between 3 and 5',
    ])
  })

  it('finds the host’s row without ours, and ours without the host’s', () => {
    expect(noteFaults({ ...records, hostNotes: [] })).toEqual(['host-1 did something without the host’s row'])
    const [note] = records.hostNotes
    const half = { ...note!, events: note!.events.split(' ')[0]! }
    expect(noteFaults({ ...records, hostNotes: [half] })).toEqual([
      expect.stringMatching(/^the host has a row for host-1 that was told “KH0003\/1.0”/),
    ])
    const alone = { account: 'host-2', events: '' }
    expect(noteFaults({ ...records, hostNotes: [note!, alone] })).toEqual([
      'the host has a row for host-2 that was told “”, and there is nothing',
    ])
  })
})
