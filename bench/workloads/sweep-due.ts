import type { Database } from '../databases/database.ts'
import { tenant } from '../filled/company.ts'
import { archivist, openArchive } from '../office.ts'
import { looksForRows, type Sent, together } from '../plans/account.ts'
import type { Touched } from '../results.ts'
import type { ReadingWorkload } from '../workload.ts'
import { archivistsLevel, measureReading, openFilled } from './reading.ts'

const pageSize = 200

/** W8: all that is due for disposal, page after page. */
export const sweepDue: ReadingWorkload = {
  kind: 'reading',
  id: 'W8',
  title: `All that is due for disposal, one in a thousand of what is kept, by pages of ${pageSize}`,
  async *run(database, cases, { rounds, counts }, tell) {
    const archive = await openFilled(database)
    const today = archive.today()
    const desk = archive.as(archivist)
    const asked = [{ casekeep: () => sweep(desk), hand: () => sweepByHand(database, today) }]
    const says = { casekeep: (numbers: readonly string[]) => numbers, hand: (numbers: readonly string[]) => numbers }
    const pace = { rounds, acts: counts }
    const measured = await measureReading(database, 'W8', { what: 'of an archivist', asked, says }, cases, pace, tell)
    yield { ...measured, touched: await touchedBy(database) }
  },
}

type Desk = ReturnType<ReturnType<typeof openArchive>['as']>

async function sweep({ retention }: Pick<Desk, 'retention'>): Promise<readonly string[]> {
  const numbers: string[] = []
  let after: string | undefined
  do {
    const page = await retention.due({ limit: pageSize, ...(after !== undefined && { after }) })
    numbers.push(...page.items.map((item) => item.case))
    after = page.next ?? undefined
  } while (after !== undefined)
  return numbers
}

async function sweepByHand({ hand }: Database, today: string): Promise<readonly string[]> {
  const numbers: string[] = []
  let after: readonly [string, string, string] | null = null
  for (;;) {
    const rows = await hand.due({ tenant, level: archivistsLevel, today, after, limit: pageSize + 1 })
    const page = rows.slice(0, pageSize) as readonly Readonly<Record<'due' | 'case' | 'kind', string>>[]
    numbers.push(...page.map((row) => row.case))
    const last = page.at(-1)
    if (rows.length <= pageSize || last === undefined) return numbers
    after = [last.due, last.case, last.kind]
  }
}

/** What a sweep reads, by the database's own account. */
async function touchedBy(database: Database): Promise<Touched> {
  let sent: Sent[] = []
  const { storage, close } = database.heard((one) => sent.push(one))
  try {
    const desk = openArchive(storage, tenant).as(archivist)
    // The first question of an archive also looks at its policies.
    await desk.retention.due({ limit: 1 })
    sent = []
    const { length: done } = await sweep(desk)
    const { read, ways } = together(await database.accountOf(sent.filter(looksForRows)))
    return { done, read, ways }
  } finally {
    await close()
  }
}
