import { capturedLoan } from '../captured-loan.ts'
import { capturedNotices } from '../captured-notices.ts'
import type { Database } from '../databases/database.ts'
import { fillLoans, type Loans } from '../filled/loans.ts'
import { type Restoring, restoringOf } from '../filled/restore-loans.ts'
import { dueStandings, quietStandings } from '../filled/standing.ts'
import { archivist, type Desk, openArchive, today } from '../office.ts'
import { looksForRows, type Sent, together } from '../plans/account.ts'
import type { MeasuredSide, Touched } from '../results.ts'
import { interleave, type Side } from '../rounds.ts'
import type { WritingWorkload } from '../workload.ts'
import { settle } from './writing.ts'

/** W7: who has borrowed something, and their heads, are told of what is due. */
export const sendNotices: WritingWorkload = {
  kind: 'writing',
  id: 'W7',
  title: 'A notice run over all loans that are out, until nothing is left',
  async *run(database, { loans: { out, due }, rounds }, tell) {
    for (const count of out) {
      tell(`${database.store} W7: filling loans`, 0, count)
      const loans = await loansOf(count, due)
      await fillLoans(database, loans)
      const restoring = restoringOf(database, loans)
      const what = `${due.toLocaleString('en-US')} notices`
      const touched = await touchedBy(database, loans, restoring)
      const sides = await sidesOn(database, loans)
      const timed = await interleave(
        restored(sides, restoring),
        { rounds, acts: 1, callers: 1 },
        (done, of) => tell(`${database.store} W7 ${what}, ${count} loans: turns`, done, of),
        () => settle(database, ['requestItems', 'trail', 'outbox']),
      )
      const measured = timed.map(({ name, perAct }, index) => ({ name, by: sides[index]!.by, perAct }))
      yield { workload: 'W7', store: database.store, what, cases: count, items: 1, touched, sides: measured }
    }
  },
}

async function loansOf(count: number, due: number): Promise<Loans> {
  const tenant = `loans-${count}`
  const captured = await capturedLoan(tenant)
  return { tenant, count, due, captured, dueToday: dueStandings(today()), quiet: quietStandings(today()) }
}

interface NoticeSide extends Side {
  readonly by: MeasuredSide['by']
}

async function sidesOn(
  { hosts, hand }: Database,
  { tenant, due, captured: loan }: Loans,
): Promise<readonly NoticeSide[]> {
  const captured = await capturedNotices(hosts[0]!.storage, tenant, loan.entry.position)
  const sending = (name: string, by: NoticeSide['by'], send: () => Promise<number>): NoticeSide => ({
    name,
    by,
    act: async () => {
      const sent = await send()
      if (sent !== due) throw new Error(`${name}: ${sent} notices were sent, and ${due} are due.`)
    },
  })
  return [
    ...hosts.map(({ name, storage }) => {
      const desk = openArchive(storage, tenant).as(archivist)
      return sending(name, 'casekeep', () => sendAll(desk))
    }),
    ...hand.noticing.map(({ name, start }) => sending(name, 'hand', start(tenant, captured).send)),
  ]
}

async function sendAll({ requests }: Pick<Desk, 'requests'>): Promise<number> {
  let sent = 0
  let isMore = true
  while (isMore) {
    const { notices, more } = await requests.chase()
    sent += notices.length
    isMore = more
  }
  return sent
}

/** The sides, each of which finds everything as it was before the one before it; what that one left must be the same. */
function restored(sides: readonly NoticeSide[], restoring: Restoring): readonly Side[] {
  let last: NoticeSide | null = null
  let expected: string | null = null
  return sides.map((side) => ({
    ...side,
    prepare: async () => {
      const left = await restoring.left()
      expected ??= left
      if (last !== null && left !== expected)
        throw new Error(`The sides did not do the same work: ${last.name} left ${left}, and another left ${expected}.`)
      await restoring.undo()
      last = side
    },
  }))
}

/** What one command of a run reads, by the database's own account. */
async function touchedBy(database: Database, { tenant }: Loans, restoring: Restoring): Promise<Touched> {
  let sent: Sent[] = []
  const { storage, close } = database.heard((one) => sent.push(one))
  try {
    const { requests } = openArchive(storage, tenant).as(archivist)
    // The first command of an archive also looks at its policies, and stores them.
    await requests.chase({ limit: 1 })
    await restoring.undo()
    sent = []
    const { notices } = await requests.chase()
    await restoring.undo()
    const { read, ways } = together(await database.accountOf(sent.filter(looksForRows)))
    return { done: notices.length, read, ways }
  } finally {
    await close()
  }
}
