import { rm } from 'node:fs/promises'
import { type Actor, isCasekeepError } from 'casekeep'
import { openSqlite } from 'casekeep/sql'
import { type Kysely, sql } from 'kysely'
import { allPages } from './all-pages.ts'
import type { MovingClock, Step } from './clock.ts'
import { openOffice } from './office.ts'
import { policy } from './policy.ts'
import type { Progress } from './progress.ts'

/** What became of the projects that were over long enough ago. */
export interface Disposed {
  /** Ended cases by how long they are kept. */
  readonly kept: Readonly<Record<'dated' | 'permanent' | 'undecided', number>>
  /** How many are due in each month, the first that there are. */
  readonly months: readonly { readonly month: string | null; readonly count: number }[]
  readonly due: number
  /** Why one of them is due, as the archive says it. */
  readonly explained: { readonly case: string; readonly why: readonly string[] } | null
  readonly held: readonly string[]
  /** Null where nothing was due and free. */
  readonly disposal: string | null
  readonly entries: number
  /** Due, and not on the list: held, or requested. */
  readonly staying: number
  readonly destroyed: { readonly cases: number; readonly documents: number; readonly listed: number }
  /** SHA-256 of the destruction list, as the certificate names it. */
  readonly digest: string | null
  readonly chains: { readonly checked: number; readonly intact: number; readonly erased: number }
}

/** How many of what is due is held. */
const holdsPlaced = 3

/**
 * Takes what is due through a disposal, to its certificate, in a copy of the database: what was filed stays there to be
 * looked at, and the program can run again.
 */
export async function disposeInCopy(
  db: Kysely<unknown>,
  file: string,
  clock: MovingClock,
  progress: Progress,
): Promise<Disposed> {
  const copy = file.replace(/(\.\w+)?$/, '-disposal$1')
  for (const each of [copy, `${copy}-wal`, `${copy}-shm`]) await rm(each, { force: true })
  await sql`vacuum into ${copy}`.execute(db)
  const copied = await openSqlite(copy)
  try {
    return await dispose(copied, clock, progress)
  } finally {
    await copied.destroy()
  }
}

async function dispose(db: Kysely<unknown>, clock: MovingClock, progress: Progress): Promise<Disposed> {
  const office = openOffice(db, clock)
  const { archivist, head } = office
  const desk = (id: string, roles: Actor['roles'] = []) =>
    office.archive.as({ id, departments: ['board'], roles, clearance: 'confidential' })
  const executive = desk('executive', ['supervisingExecutive'])
  const leader = desk('leader', ['seniorLeadership'])
  const operator = office.archive.as({
    id: 'operator',
    departments: [policy.archiveDepartment],
    roles: [],
    clearance: 'confidential',
  })
  const witnesses = ['witness-1', 'witness-2']
  const on = (step: Step) => clock.move(step, 0)

  on('hold')
  const counted = async (state: 'dated' | 'permanent' | 'undecided') =>
    (await archivist.retention.count({ state })).count
  const kept = {
    dated: await counted('dated'),
    permanent: await counted('permanent'),
    undecided: await counted('undecided'),
  }
  const { months } = await archivist.retention.count({ state: 'dated' })
  const due = await allPages((after) => archivist.retention.due({ limit: 200, after }))
  const [first] = due
  const explained = first === undefined ? null : await archivist.retention.get({ case: first.case })
  // Of a few, something is left to be destroyed.
  const held = due.slice(0, Math.min(holdsPlaced, due.length - 1)).map((line) => line.case)
  for (const number of held) {
    const covers = { scope: 'case', case: number } as const
    await archivist.holds.place({ kind: 'audit', on: covers, reason: 'The audit of the year', review: '2025-06-30' })
  }

  const toCertificate = async () => {
    on('propose')
    const proposed = await archivist.disposals
      .propose({ title: 'Projects retired long ago', category: 'project' })
      .catch((error: unknown) => {
        const isNothing = isCasekeepError(error, 'INVALID_INPUT') && error.details.issues[0]!.rule === 'nothingDue'
        if (!isNothing) throw error
        return null
      })
    if (proposed === null) return null
    const { number: disposal, entries } = proposed.disposal
    on('appraise')
    await head.project.disposals.appraise({
      disposal,
      entries: Array.from({ length: entries }, (_, index) => ({ entry: index + 1, verdict: 'destroy' as const })),
    })
    await archivist.disposals.submit({ disposal })
    on('executive')
    await executive.disposals.decide({ disposal, verdict: 'approve' })
    on('leader')
    await leader.disposals.decide({ disposal, verdict: 'approve' })
    on('execute')
    const how = { place: 'The archive', method: 'Deletion, and shredding of what is on paper', operator: 'operator' }
    await archivist.disposals.begin({ disposal, ...how, witnesses })
    let left = entries
    while (left > 0) {
      progress('cases destroyed', entries - left, entries)
      left = (await operator.disposals.execute({ disposal })).counts.approved
    }
    on('certify')
    for (const witness of witnesses) await desk(witness).disposals.witness({ disposal })
    const { certificate } = (await archivist.disposals.certify({ disposal })).disposal
    return { disposal, entries, certificate: certificate! }
  }
  const certified = await toCertificate()

  const files = await allPages((after) => archivist.cases.list({ limit: 200, after }))
  let [intact, erased] = [0, 0]
  for (const [index, { number }] of files.entries()) {
    if (index % 25 === 0) progress('chains verified', index, files.length)
    const chain = await archivist.trail.verify({ case: number })
    if (chain.intact) intact += 1
    if (chain.unreadable > 0) erased += 1
  }
  const { counts, list } = certified?.certificate ?? { counts: { cases: 0, documents: 0 }, list: null }
  const entries = certified?.entries ?? 0
  return {
    kept,
    months: months.slice(0, 12),
    due: due.length,
    explained: explained && { case: explained.case, why: explained.kept[0]!.explanation },
    held,
    disposal: certified?.disposal ?? null,
    entries,
    staying: due.length - entries,
    destroyed: { cases: counts.cases, documents: counts.documents, listed: list?.lines ?? 0 },
    digest: list?.digest ?? null,
    chains: { checked: files.length, intact, erased },
  }
}
