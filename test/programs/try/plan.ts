import { allOf, chunksOf } from './chunks.ts'
import type { Filing } from './collect.ts'
import { type Errand, loanManners, type Manner, readingManners } from './errands.ts'
import type { Office } from './office.ts'
import { extractKinds, type Filled } from './policy.ts'

/** How many requests of each kind are for cases of a category: 50 loans and 50 consultations in all. */
const loans: Readonly<Partial<Record<Filled, number>>> = { client: 35, supplier: 15 }
const readings: Readonly<Partial<Record<Filled, number>>> = { employee: 4, client: 26, project: 20 }

/**
 * Who asks for what: loans of cases with odd numbers, consultations of those with even ones, so that none waits for
 * another's original. A case's number and its first batch decide everything, so that what is filed later changes
 * nothing of it.
 */
export async function planErrands(office: Office, filings: readonly Filing[]): Promise<readonly Errand[]> {
  return [
    ...(await planKind(office, filings, 'loan', loans, loanManners)),
    ...(await planKind(office, filings, 'consultation', readings, readingManners)),
  ]
}

const sequenceOf = ({ number }: Filing) => Number(/\d+$/.exec(number)![0])

async function planKind(
  office: Office,
  filings: readonly Filing[],
  kind: Errand['kind'],
  most: Readonly<Partial<Record<Filled, number>>>,
  manners: readonly Manner[],
): Promise<readonly Errand[]> {
  const chosen = Object.entries(most).flatMap(([category, count]) =>
    filings
      .filter((filing) => filing.dossier.category === category)
      .filter((filing) => sequenceOf(filing) % 2 === (kind === 'loan' ? 1 : 0))
      .sort((one, other) => sequenceOf(one) - sequenceOf(other))
      .slice(0, count),
  )
  const errands: Errand[] = []
  for (const chunk of chunksOf(chosen, 25)) {
    const planned = await allOf(chunk, async (filing) => {
      const manner = manners[Math.floor(sequenceOf(filing) / 2) % manners.length]!
      return await planErrand(office, filing, kind, manner)
    })
    errands.push(...planned)
  }
  return errands
}

async function planErrand(
  { archivist }: Office,
  { dossier, number }: Filing,
  kind: Errand['kind'],
  manner: Manner,
): Promise<Errand> {
  const { documents } = await archivist.batches.get({ batch: `${number}-P01` })
  const extract = documents.find((document) => document.kind === extractKinds[dossier.category])!
  const records = documents.filter((document) => document !== extract)
  // What is lent is the paper of the register; what is read is a record too, where there is one.
  const first = kind === 'loan' || records.length === 0 || manner === 'notGivenBack' ? extract : records[0]!
  const other = [extract, ...records].find((document) => document !== first)
  const both = manner === 'inPart' && other !== undefined ? [first, other] : [first]
  return {
    name: `${kind} ${manner} ${number}`,
    kind,
    manner,
    category: dossier.category,
    sequence: Number(/\d+$/.exec(number)![0]),
    title: dossier.open.title,
    documents: both.map((document) => document.number!),
    taker: records.find(({ author }) => author !== null)?.author ?? null,
  }
}
