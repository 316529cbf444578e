import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Row } from '../../../src/storage.ts'
import type { Records } from '../races/records.ts'
import { Journal, type Known, type Line, type Meant, readJournal } from './journal.ts'
import { journalFaults } from './journal-faults.ts'

const meant: Meant = {
  account: 'plain-1',
  role: 'clerk',
  operation: 'batches.sort',
  input: { batch: 'KH0001-P01' },
  way: 'plain',
}
/** A database that holds so many commands of an account, each with an event. */
function holding(...accounts: readonly string[]): Pick<Records, 'rows'> {
  const trail = accounts.map((actor, index) => ({ actor, at: `moment ${index}`, operation: 'batches.sort' }))
  const outbox = accounts.map((_account, index) => ({ id: `KH0001/${index + 1}.0` }))
  return { rows: { trail: trail as Row<'trail'>[], outbox: outbox as Row<'outbox'>[] } as unknown as Records['rows'] }
}
const done: Known = { state: 'done', events: ['KH0001/1.0'] }
const refused: Known = { state: 'refused', code: 'ILLEGAL' }
const unknown: Known = { state: 'unknown', errors: [] }

describe('a journal against a database', () => {
  const rows: readonly (readonly [what: string, known: Known, found: readonly string[], fault: RegExp | null])[] = [
    ['done and there', done, ['plain-1'], null],
    ['done and lost', done, [], /was acknowledged and is lost/],
    ['done, there, and its event is lost', { state: 'done', events: ['KH0001/2.0'] }, ['plain-1'], /KH0001\/2.0 are/],
    ['done twice', done, ['plain-1', 'plain-1'], /was done 2 times/],
    ['refused and not there', refused, [], null],
    ['refused and there', refused, ['plain-1'], /was refused as ILLEGAL and done/],
    ['unknown and there', unknown, ['plain-1'], null],
    ['unknown and not there', unknown, [], null],
    ['unknown and done twice', unknown, ['plain-1', 'plain-1'], /was done 2 times/],
    ['of somebody else', refused, ['plain-2'], null],
  ]
  it.each(rows)('%s', (_what, known, found, fault) => {
    const faults = journalFaults(holding(...found), [{ meant, known }])
    if (fault === null) expect(faults).toEqual([])
    else expect(faults.join('\n')).toMatch(fault)
  })

  it('one command on several cases is done once', () => {
    const records = holding('plain-1', 'plain-1')
    const sameMoment = records.rows.trail.map((entry) => ({ ...entry, at: 'moment' }))
    const both = { rows: { ...records.rows, trail: sameMoment } }
    expect(journalFaults(both, [{ meant, known: done }])).toEqual([])
  })
})

describe('a journal', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'casekeep-journal-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const written = (...lines: readonly Line[]) => {
    const path = join(folder, 'journal.jsonl')
    const journal = new Journal(path)
    for (const line of [{ meant }, ...lines]) journal.write(line)
    journal.close()
    return readJournal(path).map(({ known }) => known)
  }
  it.each<readonly [string, readonly Line[], Known]>([
    ['meant alone', [], unknown],
    ['done', [{ done: 'plain-1', events: ['KH0001/1.0'] }], done],
    ['refused', [{ refused: 'plain-1', code: 'ILLEGAL' }], refused],
    ['failed', [{ unknown: 'plain-1', error: 'STORAGE' }], { state: 'unknown', errors: ['STORAGE'] }],
    [
      'failed, and done when it was sent again',
      [
        { unknown: 'plain-1', error: 'STORAGE' },
        { done: 'plain-1', events: ['KH0001/1.0'] },
      ],
      done,
    ],
  ])('remembers what was %s', (_what, lines, known) => {
    expect(written(...lines)).toEqual([known])
  })

  it('that nobody began is empty', () => {
    expect(readJournal(join(folder, 'other.jsonl'))).toEqual([])
  })

  it('goes on where another process left it', () => {
    written()
    appendFileSync(join(folder, 'journal.jsonl'), `${JSON.stringify({ refused: 'plain-1', code: 'ILLEGAL' })}\n`)
    expect(readJournal(join(folder, 'journal.jsonl'))).toEqual([{ meant, known: refused }])
  })
})
