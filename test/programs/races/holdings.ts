import { type Kysely, sql } from 'kysely'
import type { Row } from '../../../src/storage.ts'
import type { HostTables } from './place.ts'
import type { Records } from './records.ts'

type HeldItem = Pick<Row<'requestItems'>, 'person' | 'case' | 'document' | 'request' | 'position'>

/** Who has what of the paper, as of one moment. */
export interface Holdings {
  /** Paper documents that the archive took in. */
  readonly accessioned: number
  readonly onShelf: number
  /** Originals that are not on their shelves. */
  readonly away: readonly Pick<Row<'originals'>, 'case' | 'position' | 'state' | 'request' | 'item'>[]
  readonly borrowers: readonly Pick<Row<'borrowers'>, 'person' | 'out'>[]
  /** Items on paper that somebody has, or that lie ready for them. */
  readonly held: readonly HeldItem[]
}

/** The states of an item whose original somebody has, or that lies ready for them. */
const heldStates: readonly string[] = ['offered', 'inReading', 'out', 'returning']
const archivedStates: readonly string[] = ['archived', 'superseded']

/** What is wrong with it, in words: an original is in one place, with one person, who is said to have it. */
export function holdingFaults({ accessioned, onShelf, away, borrowers, held }: Holdings): readonly string[] {
  const faults: string[] = []
  const inState = (state: string) => away.filter((original) => original.state === state)
  const [out, lost] = [inState('out'), inState('lost')]
  if (onShelf + out.length + lost.length !== accessioned) {
    faults.push(`${onShelf} on the shelf, ${out.length} out and ${lost.length} lost are not ${accessioned}`)
  }
  const holders = new Map<string, HeldItem>()
  const has = new Map<string, number>()
  for (const item of held) {
    const original = `${item.case} ${item.document}`
    const other = holders.get(original)
    if (other !== undefined) faults.push(`${original} is with ${nameOf(other)} and with ${nameOf(item)}`)
    holders.set(original, item)
    has.set(item.person, (has.get(item.person) ?? 0) + 1)
  }
  for (const { person, out: counted } of borrowers) {
    const there = has.get(person) ?? 0
    has.delete(person)
    if (counted !== there) faults.push(`${person} is counted to have ${counted}, and has ${there}`)
  }
  for (const [person, there] of has) faults.push(`${person} has ${there}, and nothing is counted`)
  for (const { case: file, position, request, item } of out) {
    const holder = holders.get(`${file} ${position}`)
    holders.delete(`${file} ${position}`)
    const told = `${request} ${item}`
    if (holder === undefined || nameOf(holder) !== told) {
      faults.push(
        `${file} ${position} is out for ${told}, and with ${holder === undefined ? 'nobody' : nameOf(holder)}`,
      )
    }
  }
  for (const [original, item] of holders) faults.push(`${original} is with ${nameOf(item)}, and not out`)
  return faults
}

const nameOf = ({ request, position }: HeldItem) => `${request} ${position}`

/** Of everything that a database holds. */
export function holdingsIn({ rows }: Records): Holdings {
  return {
    accessioned: rows.documents.filter(({ medium, state }) => medium === 'paper' && archivedStates.includes(state))
      .length,
    onShelf: rows.originals.filter(({ state }) => state === 'onShelf').length,
    away: rows.originals.filter(({ state }) => state !== 'onShelf'),
    borrowers: rows.borrowers,
    held: rows.requestItems.filter(({ medium, state }) => medium === 'paper' && heldStates.includes(state)),
  }
}

/** By plain SQL in one transaction, which sees one moment while others write. */
export async function readHoldings(db: Kysely<HostTables>, tenant = 'main'): Promise<Holdings> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const documents = await sql<{ count: unknown }>`
        select count(*) as count from casekeep_documents
        where tenant = ${tenant} and medium = 'paper' and state in (${sql.join(archivedStates)})`.execute(snapshot)
      const shelf = await sql<{ count: unknown }>`
        select count(*) as count from casekeep_originals
        where tenant = ${tenant} and state = 'onShelf'`.execute(snapshot)
      const away = await sql<Holdings['away'][number]>`
        select ${columns('case', 'position', 'state', 'request', 'item')} from casekeep_originals
        where tenant = ${tenant} and state <> 'onShelf'`.execute(snapshot)
      const held = await sql<HeldItem>`
        select ${columns('person', 'case', 'document', 'request', 'position')} from casekeep_request_items
        where tenant = ${tenant} and kind in ('consultation', 'loan') and state in (${sql.join(heldStates)})
        and medium = 'paper'`.execute(snapshot)
      const borrowers = await sql<Holdings['borrowers'][number]>`
        select ${columns('person', 'out')} from casekeep_borrowers where tenant = ${tenant}`.execute(snapshot)
      return {
        accessioned: Number(documents.rows[0]?.count),
        onShelf: Number(shelf.rows[0]?.count),
        away: away.rows.map((row) => ({
          ...row,
          position: Number(row.position),
          item: row.item === null ? null : Number(row.item),
        })),
        borrowers: borrowers.rows.map((row) => ({ ...row, out: Number(row.out) })),
        held: held.rows.map((row) => ({
          ...row,
          document: Number(row.document),
          position: Number(row.position),
        })),
      }
    })
}

const columns = (...names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
