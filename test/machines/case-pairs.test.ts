import { describe, it } from 'vitest'
import { carriedOut, disposalAt, dueClient, firstDay } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

/** A case in each state, brought there by commands alone. */
const states: Readonly<Record<string, (office: Office) => Promise<string>>> = {
  open: async (office) => (await openClient(office, [])).number,
  ended: async (office) => {
    const { number } = await openClient(office, [])
    await office.desk('ann').cases.end({ case: number, on: '2026-03-01' })
    return number
  },
  voided: async (office) => {
    const { number } = await openClient(office, [])
    await office.desk('hana').cases.void({ case: number, reason: 'Opened in error' })
    return number
  },
  destroyed: async (office) => {
    const number = await dueClient(office)
    await disposalAt(office, 'executed')
    return number
  },
  transferredOut: async (office) => {
    const number = await dueClient(office)
    const disposal = await disposalAt(office, 'proposed')
    const archive = office.desk('arno').disposals
    const entries = [{ entry: 1, verdict: 'transfer' as const, reason: 'A museum asks for it' }]
    await office.desk('hana').disposals.appraise({ disposal, entries })
    await archive.submit({ disposal })
    for (const who of ['eve', 'leo'] as const) await office.desk(who).disposals.decide({ disposal, verdict: 'approve' })
    office.clock.set(firstDay)
    await archive.begin({ disposal, ...carriedOut, operator: 'p-arno', witnesses: ['p-hana', 'p-ben'] })
    const { digest } = await archive.export({ disposal, entry: 1 })
    const receipt = 'c'.repeat(64)
    await archive.execute({ disposal, transfers: [{ entry: 1, to: 'The museum', export: digest, receipt }] })
    return number
  },
}

/** Each event of a case as the command that brings it, by somebody whose work it is. */
const events: Readonly<Record<string, (office: Office, number: string, other: string) => Promise<unknown>>> = {
  amend: (office, number) => office.desk('ann').cases.amend({ case: number, title: 'Other title' }),
  collect: (office, number) => office.desk('ann').batches.collect({ case: number, documents: [letter('A letter')] }),
  reassign: (office, number) => office.desk('hana').cases.reassign({ case: number, owner: 'p-ben', reason: 'Leave' }),
  absorb: (office, number, other) =>
    office.desk('hana').cases.merge({ case: other, into: number, reason: 'Opened twice' }),
  end: (office, number) => office.desk('ann').cases.end({ case: number, on: '2026-03-01' }),
  reopen: (office, number) => office.desk('hana').cases.reopen({ case: number, reason: 'It goes on' }),
  merge: (office, number, other) =>
    office.desk('hana').cases.merge({ case: number, into: other, reason: 'Opened twice' }),
  void: (office, number) => office.desk('hana').cases.void({ case: number, reason: 'Opened in error' }),
}

/** What the regulation allows in each state (P2.2, P3.2). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  open: ['amend', 'collect', 'reassign', 'absorb', 'retain', 'end', 'merge', 'void'],
  ended: ['amend', 'collect', 'reassign', 'absorb', 'retain', 'reopen', 'merge', 'destroy', 'transferOut'],
  voided: [],
  destroyed: [],
  transferredOut: [],
}

overStores((kind) => {
  describe.each(Object.keys(states))('P2.2, P3.2: a case that is %s', (state) => {
    it('refuses every other event with what is legal, and stays as it is', () =>
      inOffice(kind, async (office) => {
        const number = await states[state]!(office)
        const other = await openClient(office, [])
        const legal = allowed[state]!
        for (const [event, act] of Object.entries(events)) {
          if (legal.includes(event)) continue
          const details = { what: 'case', number, state, event, legal }
          await refused(office.store, () => act(office, number, other.number), 'ILLEGAL', details)
        }
      }))
  })

  it('P2.2: a case with a batch on its way is neither voided nor merged', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office)
      const other = await openClient(office, [])
      const way = 'nothingUnfinished'
      const kept = 'nothingKept'
      const act = (event: string) => () => events[event]!(office, number, other.number)
      await refused(office.store, act('merge'), 'NOT_READY', { what: 'case', number, lacks: [way] })
      await refused(office.store, act('void'), 'NOT_READY', { what: 'case', number, lacks: [kept] })
    }))

  it('P2.2: a case of which the archive holds something is merged, not voided', () =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'archived')
      const other = await openClient(office, [])
      const lacks = ['nothingKept']
      await refused(office.store, () => events.void!(office, number, other.number), 'NOT_READY', { lacks })
      await events.merge!(office, number, other.number)
    }))
})
