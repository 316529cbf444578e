import { sha256 } from '../../../src/sha256.ts'
import type { Row } from '../../../src/storage.ts'
import { emptyChain, verifyEntries } from '../../../src/trail/verify.ts'
import type { Records } from './records.ts'
import { replayFaults } from './replay.ts'
import { requestFaults } from './request-faults.ts'

/** Numbers that were taken for something else than a case, by the name of the series. */
export type TakenNumbers = ReadonlyMap<string, readonly number[]>

/**
 * Everything that is wrong with what a database holds, in words; nothing where every promise was kept. It is content
 * with any state that whole commands lead to, and with no other.
 */
export function faultsOf(records: Records, taken: TakenNumbers = new Map()): readonly string[] {
  return [
    ...seriesFaults(records, taken),
    ...caseFaults(records),
    ...transferFaults(records),
    ...requestFaults(records),
    ...chainFaults(records),
    ...eventFaults(records),
    ...replayFaults(records),
  ]
}

/** P2.2: 1 to the last, each once, and the counter stands at the last. */
function seriesFaults({ rows, series }: Records, taken: TakenNumbers): readonly string[] {
  const given = new Map([...taken].map(([name, numbers]) => [name, [...numbers]]))
  const give = (name: string, sequence: number) => {
    const numbers = given.get(name) ?? []
    given.set(name, numbers)
    numbers.push(sequence)
  }
  const faults: string[] = []
  for (const { number, sequence } of rows.cases) {
    const prefix = /^[A-Z]+/.exec(number)?.[0] ?? number
    give(`case/${prefix}`, sequence)
    if (number !== `${prefix}${pad(sequence, 4)}`) faults.push(`${number} has the sequence ${sequence}`)
  }
  for (const { number, year, sequence } of rows.transfers) {
    give(`transfer/YJ/${year}`, sequence)
    if (number !== `YJ${year}-${pad(sequence, 4)}`) faults.push(`${number} has the sequence ${sequence}`)
  }
  for (const { number, kind, year, sequence } of rows.requests) {
    const prefix = kind === 'loan' ? 'JY' : 'CY'
    give(`${kind}/${prefix}/${year}`, sequence)
    if (number !== `${prefix}${year}-${pad(sequence, 4)}`) faults.push(`${number} has the sequence ${sequence}`)
  }
  for (const name of new Set([...given.keys(), ...series.keys()])) {
    const numbers = given.get(name) ?? []
    faults.push(...gapFaults(name, numbers))
    const counter = series.get(name) ?? 0
    if (counter !== numbers.length) faults.push(`${name}: the counter is at ${counter} after ${numbers.length} numbers`)
  }
  return faults
}

const pad = (number: number, width: number) => String(number).padStart(width, '0')

function gapFaults(name: string, numbers: readonly number[]): readonly string[] {
  const faults: string[] = []
  let last = 0
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number === last) faults.push(`${name}: ${number} was given twice`)
    else if (number !== last + 1) faults.push(`${name}: nothing stands between ${last} and ${number}`)
    last = number
  }
  return faults
}

/** Documents and batches stand in a case that counts them. */
function caseFaults({ rows }: Records): readonly string[] {
  const faults: string[] = []
  const documents = grouped(rows.documents, (row) => row.case)
  const batches = grouped(rows.batches, (row) => row.case)
  const duties = grouped(rows.duties, (row) => row.case)
  for (const file of rows.cases) {
    const own = documents.get(file.number) ?? []
    const ownBatches = batches.get(file.number) ?? []
    const numbered = own.flatMap(({ sequence }) => sequence ?? [])
    const positions = own.map(({ position }) => position)
    const sequences = ownBatches.map(({ sequence }) => sequence)
    const counts: readonly (readonly [string, readonly number[], number])[] = [
      ['documents', positions, file.lastPosition],
      ['numbered documents', numbered, file.lastDocument],
      ['batches', sequences, file.lastBatch],
    ]
    for (const [what, numbers, counted] of counts) {
      faults.push(...gapFaults(`${what} of ${file.number}`, numbers))
      if (numbers.length !== counted) faults.push(`${file.number} counts ${counted} ${what}, and has ${numbers.length}`)
    }
    const known = new Set(ownBatches.map(({ number }) => number))
    for (const document of own) {
      const name = `document ${file.number} ${document.position}`
      if (!known.has(document.batch)) faults.push(`${name} is of ${document.batch}, which is not there`)
      const number = document.sequence === null ? null : `${file.number}-${pad(document.sequence, 3)}`
      if (document.number !== number) faults.push(`${name} has the number ${document.number}, and not ${number}`)
      const isNumbered = !['collected', 'screenedOut', 'withdrawn'].includes(document.state)
      if ((document.number !== null) !== isNumbered) faults.push(`${name} is ${document.state}, as ${document.number}`)
    }
    const open = (duties.get(file.number) ?? []).filter(({ state }) => state === 'open')
    if (file.state === 'voided' && open.length > 0) faults.push(`${file.number} is voided and has open duties`)
    for (const { kind, department, owner, level } of open) {
      if (department !== file.department || owner !== file.owner || level !== file.level)
        faults.push(`${file.number}: its duty ${kind} is of ${department}, ${owner}, ${level}`)
    }
  }
  const cases = new Set(rows.cases.map(({ number }) => number))
  const strays = [documents, batches, duties, grouped(rows.caseFields, (row) => row.case)]
  for (const number of new Set(strays.flatMap((groups) => [...groups.keys()]))) {
    if (!cases.has(number)) faults.push(`${number} has rows and is not there`)
  }
  return faults
}

/** A list, its items and the batches on it say the same. */
function transferFaults({ rows }: Records): readonly string[] {
  const faults: string[] = []
  const batches = new Map(rows.batches.map((batch) => [batch.number, batch]))
  const items = grouped(rows.transferItems, (row) => row.transfer)
  for (const item of rows.transferItems) {
    const batch = batches.get(item.batch)
    const onIt = batch?.transfer === item.transfer
    const expected = !onIt ? 'refused' : batch?.state === 'archived' ? 'accepted' : 'sent'
    if (item.state !== expected)
      faults.push(`${item.batch} on ${item.transfer} is ${item.state}, and should be ${expected}`)
  }
  for (const { number, state } of rows.transfers) {
    const own = items.get(number) ?? []
    faults.push(
      ...gapFaults(
        `items of ${number}`,
        own.map(({ position }) => position),
      ),
    )
    const received = own.length > 0 && own.every((item) => item.state !== 'sent')
    if ((state === 'received') !== received) faults.push(`${number} is ${state}`)
  }
  for (const { number, transfer, state } of rows.batches) {
    const needsOne = state === 'transferred' || state === 'archived'
    const isOn = transfer !== null && (items.get(transfer) ?? []).some(({ batch }) => batch === number)
    if (needsOne !== isOn) faults.push(`${number} is ${state} and on ${transfer}`)
  }
  return faults
}

function chainFaults({ rows }: Records): readonly string[] {
  const faults: string[] = []
  const chains = grouped(rows.trail, (row) => row.chain)
  for (const [chain, entries] of chains) {
    const { broken } = verifyEntries(
      [...entries].sort((a, b) => a.position - b.position),
      emptyChain,
      sha256,
    )
    if (broken !== null) faults.push(`the chain of ${chain} is broken at ${broken.position}: ${broken.because}`)
  }
  for (const { number } of rows.cases) if (!chains.has(number)) faults.push(`${number} has no trail`)
  return faults
}

/** An event stands beside the entry that it is of, and every command told of itself. */
function eventFaults({ rows }: Records): readonly string[] {
  const faults: string[] = []
  const entries = new Map(rows.trail.map((entry) => [`${entry.chain}/${entry.position}`, entry]))
  const told = new Map<string, number[]>()
  for (const { id, at } of rows.outbox) {
    const [, name, index] = /^(.+)\.(\d+)$/.exec(id) ?? [null, id, '0']
    const entry = entries.get(name!)
    if (entry === undefined) faults.push(`the event ${id} is of no entry`)
    else if (entry.at !== at) faults.push(`the event ${id} is of another moment than its entry`)
    told.set(name!, [...(told.get(name!) ?? []), Number(index) + 1])
  }
  for (const [name, indexes] of told) faults.push(...gapFaults(`events of ${name}`, indexes))
  const acts = new Set([...told.keys()].flatMap((name) => actOf(entries.get(name)) ?? []))
  for (const [name, entry] of entries) if (!acts.has(actOf(entry)!)) faults.push(`the entry ${name} has no event`)
  return faults
}

/** One command leaves an entry in each chain that it touches, and its events with one of them. */
function actOf(entry: Row<'trail'> | undefined): string | undefined {
  return entry && `${entry.at} ${entry.actor} ${entry.operation}`
}

function grouped<R>(rows: readonly R[], by: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group === undefined) groups.set(by(row), [row])
    else group.push(row)
  }
  return groups
}
