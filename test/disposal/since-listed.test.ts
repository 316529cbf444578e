import { describe, expect, it } from 'vitest'
import type { KnownActor } from '../../src/access/actor.ts'
import type { Candidate } from '../../src/disposal/candidate.ts'
import { sinceListed } from '../../src/disposal/since-listed.ts'
import type { DisposalExecution } from '../../src/disposal/view.ts'
import type { Row } from '../../src/storage.ts'
import { officePolicy } from '../support/office.ts'

const document = (state: string, medium = 'electronic') => ({ state, medium, level: 0 }) as Row<'documents'>

/** The reasons against an entry that was listed with so many documents. */
function reasons(listed: number, documents: readonly Row<'documents'>[], witnesses = 0): readonly string[] {
  const candidate = { file: { number: 'KH0001' }, kind: '', documents } as unknown as Candidate
  const execution = { witnesses: Array.from({ length: witnesses }) } as unknown as DisposalExecution
  const entry = { documents: listed, byLevel: { 0: [listed, 0] } }
  const context = { policy: officePolicy(), actor: { clearance: 0 } as KnownActor }
  return sinceListed(entry, candidate, execution, context).map(({ because }) => because)
}

describe('P9.2: since it was listed', () => {
  it.each<[string, Parameters<typeof reasons>, readonly string[]]>([
    ['nothing', [1, [document('archived')]], []],
    ['more than was seen', [1, [document('archived'), document('archived')]], ['addedSince']],
    ['what was replaced counts as before', [2, [document('superseded'), document('archived')]], []],
    ['less, since some of it outlives its case now', [2, [document('archived')]], []],
    [
      'what was taken out while sorting is none of it',
      [1, [document('archived'), document('screenedOut', 'paper')]],
      [],
    ],
    ['paper, and too few witnesses', [1, [document('archived', 'paper')], 1], ['witnessesMissing']],
    ['paper, and enough of them', [1, [document('archived', 'paper')], 2], []],
  ])('%s', (_what, given, expected) => {
    expect(reasons(...given)).toEqual(expected)
  })
})
