import { describe, expect, it } from 'vitest'
import { type DisposalStation, disposalAt, dueClient } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { inOffice } from '../support/office.ts'
import type { Person } from '../support/people.ts'

/** Who may do what with a list that has come so far (P9.2). */
const table: readonly (readonly [DisposalStation, Person, readonly string[]])[] = [
  ['proposed', 'arno', ['release', 'abort']],
  ['proposed', 'hana', ['appraise']],
  ['proposed', 'eve', ['abort']],
  ['proposed', 'aida', ['appraise', 'release', 'abort']],
  ['appraised', 'arno', ['submit', 'release', 'abort']],
  ['appraised', 'olga', []],
  ['submitted', 'arno', ['release', 'abort']],
  ['submitted', 'eve', ['decide', 'abort']],
  ['submitted', 'leo', ['abort']],
  ['approved', 'hana', []],
  ['begun', 'arno', ['execute', 'release', 'abort']],
  ['begun', 'ben', []],
  ['executed', 'hana', ['witness']],
  // The archive enters the form that a witness has signed on paper.
  ['executed', 'arno', ['witness']],
  ['witnessed', 'arno', ['certify']],
  ['witnessed', 'ben', []],
  ['certified', 'arno', []],
]

overStores((kind) => {
  describe('P9.2: what is possible is told as the acts themselves have it', () => {
    it.each(table)('%s, to %s', (station, who, possible) =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, station)
        const before = await office.store.snapshot()
        const told = await office.desk(who).disposals.possible({ disposal })
        expect(told.possible.map((name) => name.replace('disposals.', ''))).toEqual(possible)
        const all = [...told.possible, ...told.refused.map(({ operation }) => operation)]
        expect(all.sort()).toEqual(
          ['abort', 'appraise', 'begin', 'certify', 'decide', 'execute', 'release', 'submit', 'witness'].map(
            (name) => `disposals.${name}`,
          ),
        )
        expect(await office.store.snapshot()).toEqual(before)
      }),
    )

    it('with the reason of each refusal', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'approved')
        const { refused } = await office.desk('arno').disposals.possible({ disposal })
        const why = (operation: string) => refused.find((one) => one.operation === `disposals.${operation}`)
        expect(why('begin')).toMatchObject({ code: 'BLOCKED', details: { blocks: [{ because: 'waitingPeriod' }] } })
        expect(why('submit')).toMatchObject({ code: 'ILLEGAL', details: { legal: ['release', 'begin', 'abort'] } })
        expect(why('decide')).toMatchObject({ code: 'SEPARATION' })
      }))
  })
})
