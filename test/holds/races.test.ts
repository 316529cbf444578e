import { describe, expect, it } from 'vitest'
import { type HoldOn, isCasekeepError } from '../../src/index.ts'
import { disposalAt, dueClient } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { hold, holdsOn, lawsuit } from '../support/holds.ts'
import { inOffice, type Office } from '../support/office.ts'
import { refused } from '../support/refused.ts'

const rounds = 6
/** `done`, or the code that it was refused with. */
const outcome = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (isCasekeepError(error) ? error.code : Promise.reject(error)),
  )

/** Due clients on a list that is being carried out; the entry of each is its number. */
async function executing(office: Office): Promise<string> {
  for (let count = 0; count < rounds; count++) await dueClient(office)
  return await disposalAt(office, 'begun')
}
const number = (entry: number) => `KH000${entry}`

/** Two acts at the same moment, in either order of their beginning. */
async function atOnce(round: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  if (round % 2 === 0) return await Promise.all([outcome(one()), outcome(other())])
  const [second, first] = await Promise.all([outcome(other()), outcome(one())])
  return [first, second] as const
}

/** Places in the chain of the tenant, where every disposal and every hold is told. */
async function placeOf(office: Office, operation: string): Promise<number> {
  const told = (await office.store.rows('trail')).filter((one) => one.chain === 'tenant' && one.operation === operation)
  return Math.max(0, ...told.map(({ position }) => position))
}

overStores((kind) => {
  describe('a hold that is placed at the same moment as an execution', () => {
    it('on the case: one of the two is done, and the other finds what it did', () =>
      inOffice(kind, async (office) => {
        const disposal = await executing(office)
        for (let entry = 1; entry <= rounds; entry++) {
          const on = { scope: 'case', case: number(entry) } as const
          const ended = await atOnce(
            entry,
            () => office.desk('arno').holds.place({ ...lawsuit, on }),
            () => office.desk('arno').disposals.execute({ disposal, entries: [entry] }),
          )
          expect([
            ['done', 'BLOCKED'],
            ['ILLEGAL', 'done'],
          ]).toContainEqual(ended)
          const { state } = (await office.desk('olga').cases.get({ case: number(entry) })).case
          expect(state).toBe(ended[0] === 'done' ? 'ended' : 'destroyed')
          expect(await holdsOn(office, number(entry))).toHaveLength(ended[0] === 'done' ? 1 : 0)
        }
      }))

    it.each<[string, HoldOn]>([
      ['a person', { scope: 'person', person: 'p-ann' }],
      ['what a query finds', { scope: 'query', category: 'client' }],
    ])('on %s: what went, went before it', (_, on) =>
      inOffice(kind, async (office) => {
        const disposal = await executing(office)
        for (let entry = 1; entry <= rounds; entry++) {
          const ended = await atOnce(
            entry,
            () => office.desk('arno').holds.place({ ...lawsuit, on }),
            () => office.desk('arno').disposals.execute({ disposal, entries: [entry] }),
          )
          expect(ended[0]).toBe('done')
          expect(['done', 'BLOCKED']).toContain(ended[1])
          const wentBefore =
            (await placeOf(office, 'disposals.execute')) < (await placeOf(office, 'holds.place')) && ended[1] === 'done'
          expect(wentBefore).toBe(ended[1] === 'done')
          const { state } = (await office.desk('olga').cases.get({ case: number(entry) })).case
          expect(state).toBe(ended[1] === 'done' ? 'destroyed' : 'ended')
          const [placed] = await holdsOn(office, number(entry))
          if (placed !== undefined) await office.desk('arno').holds.lift({ hold: placed, reason: 'Next round' })
        }
      }),
    )

    it('and one that is lifted at the same moment lets it go or stops it', () =>
      inOffice(kind, async (office) => {
        const disposal = await executing(office)
        for (let entry = 1; entry <= rounds; entry++) {
          const placed = await hold(office, { scope: 'case', case: number(entry) })
          const execute = () => office.desk('arno').disposals.execute({ disposal, entries: [entry] })
          await refused(office.store, execute, 'BLOCKED', {
            blocks: [expect.objectContaining({ because: 'held', hold: placed, case: number(entry) })],
          })
          const ended = await atOnce(
            entry,
            () => office.desk('arno').holds.lift({ hold: placed, reason: 'Settled' }),
            execute,
          )
          expect(ended[0]).toBe('done')
          expect(['done', 'BLOCKED']).toContain(ended[1])
        }
      }))
  })

  it('what a hold covered is not destroyed while it is being given to somebody else', () =>
    inOffice(kind, async (office) => {
      const disposal = await executing(office)
      const placed = await hold(office, { scope: 'person', person: 'p-ann' })
      for (let entry = 1; entry <= rounds; entry++) {
        const ended = await atOnce(
          entry,
          () => office.desk('hana').cases.reassign({ case: number(entry), owner: 'p-ben', reason: 'Left' }),
          () => office.desk('arno').disposals.execute({ disposal, entries: [entry] }),
        )
        expect(ended).toEqual(['done', 'BLOCKED'])
        expect(await holdsOn(office, number(entry))).toEqual([placed])
      }
    }))

  it('a hold’s end destroys nothing: what is due waits for a list, and for all that one needs', () =>
    inOffice(kind, async (office) => {
      const due = await dueClient(office)
      const placed = await hold(office, { scope: 'case', case: due })
      const propose = () => office.desk('arno').disposals.propose({ title: 'Due', cases: [{ case: due }] })
      await refused(office.store, propose, 'BLOCKED', {
        blocks: [{ because: 'held', clause: 'P9.2', hold: placed, case: due, kind: null }],
      })
      await refused(office.store, () => office.desk('arno').disposals.propose({ title: 'Due' }), 'INVALID_INPUT')
      const { events } = await office.desk('arno').holds.lift({ hold: placed, reason: 'Settled' })
      expect(events.map(({ type }) => type)).toEqual(['hold.lifted'])
      expect((await office.desk('olga').cases.get({ case: due })).case.state).toBe('ended')
      expect((await propose()).counts).toMatchObject({ listed: 1 })
    }))
})
