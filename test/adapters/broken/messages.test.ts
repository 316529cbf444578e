import { describe, expect, it } from 'vitest'
import { brokenAdapters, checkStorage } from '../../../adapters/conformance/index.ts'
import { joinableMemory } from './joinable-memory.ts'

/** What the writer of an adapter reads, whole. */
const messages: Readonly<Record<string, readonly string[]>> = {
  'replaces without looking at the version (of batches)': [
    'broken breaks a promise: guarded-replace of batches: replace holds the row to the version that was read.',
    `  1 transaction: commit insert batches {tenant: 'acme', number: 'number 1', version: 3, …} → null`,
    `  2 transaction: commit replace batches {tenant: 'acme', number: 'number 1', version: 2 → 3, …} → null   ← the clash: expected {change: 0, because: 'changed'}`,
    '  (in transactions of its own, seed 7)',
  ],
  'leaves a gap where a work throws': [
    'broken breaks a promise: no-gap: numbers taken by a work that does not commit are given to the next.',
    `  1 transaction: take 'acme' 'case' 1 → 1; throws Error 'given up'`,
    `  2 transaction: take 'acme' 'case' 1 → 2   ← the number: expected 1`,
    '  (in transactions of its own, seed 7)',
  ],
  'reads what is not committed': [
    'broken breaks a promise: nothing-uncommitted: read sees nothing of a transaction that is not committed.',
    `  1 transaction: commit insert cases {tenant: 'acme', number: 'number 1', version: 1, …} → null; throws Error 'given up'`,
    `  2 read, beside 1: get cases {tenant: 'acme', number: 'number 1'} → {tenant: 'acme', number: 'number 1', version: 1, …}   ← the row: expected null`,
    '  (in transactions of its own, seed 7)',
  ],
  'skips a row between two pages (of duties.ofAudience)': [
    'broken breaks a promise: list of duties.ofAudience: finds what its description says, in order, page by page.',
    `  1 transaction: commit insert duties [{tenant: 'acme', subject: 'b客戶', kind: '客', round: 2, version: 1, audience: 'b', state: '客', due: '2026-02-03', …}, {tenant: 'acme', subject: '😀', kind: '😀b', round: 5, version: 1, audience: 'b', state: '客', due: '2026-02-05', …}] → null`,
    `  2 read: find duties.ofAudience {equal: {tenant: 'acme', state: '客', audience: 'b'}, limit: 1, sight: {all: true, maxLevel: 99}} → [{tenant: 'acme', subject: 'b客戶', kind: '客', round: 2, version: 1, audience: 'b', state: '客', due: '2026-02-03', …}]`,
    `  3 read: find duties.ofAudience {equal: {tenant: 'acme', state: '客', audience: 'b'}, limit: 1, after: ['2026-02-03', 'b客戶', '客', 2], sight: {all: true, maxLevel: 99}} → []   ← the page: expected [{tenant: 'acme', subject: '😀', kind: '😀b', round: 5, version: 1, audience: 'b', state: '客', due: '2026-02-05', …}]`,
    '  (in transactions of its own, seed 7)',
  ],
  'counts for everybody what one may see (by cases.byState)': [
    'broken breaks a promise: count of cases.byState: counts what its description says.',
    `  1 transaction: commit insert cases [{tenant: 'acme', number: 'b客', version: 1, category: 'a ', state: 'b', department: 'A', owner: 'b', level: 10, lackingFrom: 14, …}, {tenant: 'acme', number: '客戶A', version: 1, category: 'a ', state: 'b', department: 'ab', owner: '客', level: 15, lackingFrom: 17, …}] → null`,
    `  2 read: summarize cases.byState {equal: {tenant: 'acme'}, sight: {all: true, maxLevel: 10, person: 'none such'}} → [{by: {category: 'a ', state: 'b', lackingFrom: 14}, count: 1}, {by: {category: 'a ', state: 'b', lackingFrom: 17}, count: 1}]   ← the count: expected [{by: {category: 'a ', state: 'b', lackingFrom: 14}, count: 1}]`,
    '  (in transactions of its own, seed 7)',
  ],
  'counts without the filter (by duties.byKind)': [
    'broken breaks a promise: count of duties.byKind: counts what its description says.',
    `  1 transaction: commit insert duties [{tenant: 'acme', subject: 'b', kind: 'ab', round: 19, version: 1, state: 'b', due: '2026-02-01', …}, {tenant: 'acme', subject: '😀客', kind: 'a 😀', round: 3, version: 1, state: 'b', due: '2026-02-03', …}] → null`,
    `  2 read: summarize duties.byKind {equal: {tenant: 'acme', state: 'b'}, range: {from: '2026-02-03'}, sight: {all: true, maxLevel: 99}} → [{by: {kind: 'ab'}, count: 1}, {by: {kind: 'a 😀'}, count: 1}]   ← the count: expected [{by: {kind: 'a 😀'}, count: 1}]`,
    '  (in transactions of its own, seed 7)',
  ],
  'reports a clash as success (of policies)': [
    'broken breaks a promise: taken-key of policies: a key that is there is taken.',
    `  1 transaction: commit insert policies {tenant: 'acme', version: 'version 1', …} → null`,
    `  2 transaction: commit insert policies {tenant: 'acme', version: 'version 1', …} → null   ← the clash: expected {change: 0, because: 'taken'}`,
    '  (in transactions of its own, seed 7)',
  ],
  'answers integers of more than 32 bits as text, as drivers do (of transfers)': [
    'broken breaks a promise: exact-values of transfers: every value of every column comes back exactly, however written and read.',
    `  1 transaction: commit insert transfers {tenant: 'acme', number: 'number 45', version: -9007199254740991, level: -9007199254740991, …} → null`,
    `  2 read: get transfers {tenant: 'acme', number: 'number 45'} → {tenant: 'acme', number: 'number 45', version: '-9007199254740991', level: '-9007199254740991', …}   ← the row: expected {tenant: 'acme', number: 'number 45', version: -9007199254740991, level: -9007199254740991, …}`,
    '  (in transactions of its own, seed 7)',
  ],
  'gives a number twice where works run at once': [
    'broken breaks a promise: no-number-twice: no number is given twice or left out where many take at once.',
    `  1 transaction: take 'acme' 'case' 1 → 1`,
    `  2 transaction, beside 1: take 'acme' 'case' 1 → 1`,
    '  of 2 numbers each must be given once, from 1 on; given were 1, 1',
    '  (in transactions of its own, seed 7)',
  ],
  'commits by itself what joined': [
    'broken breaks a promise: undone-with-host: what joined is undone when the host rolls back, its numbers too.',
    '  1 host begins',
    `  2 joined: take 'acme' 'case' 1 → 1; commit insert cases {tenant: 'acme', number: 'number 2', version: 1, …} → null`,
    '  3 host rolls back',
    `  4 read: get cases {tenant: 'acme', number: 'number 2'} → {tenant: 'acme', number: 'number 2', version: 1, …}   ← the row: expected null`,
    '  (joined to transactions of the host, seed 7)',
  ],
}

describe('the message of a broken promise shows the fewest calls, where an adapter', () => {
  it.each(Object.entries(messages))('%s', async (name, lines) => {
    const { open, breaks } = brokenAdapters(joinableMemory).find((one) => one.name === name)!
    // With a patience that no machine is slow enough for.
    for await (const verdict of checkStorage({ name: 'broken', open, seed: 7, patience: 25_000 })) {
      if (verdict.promise.label !== breaks) continue
      expect(verdict).toMatchObject({ outcome: 'broken', error: { message: lines.join('\n') } })
      break
    }
    expect.assertions(1)
  })
})
