import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

type At = { readonly case: string; readonly batch: string; readonly transfer: string }

/** A batch in each state, brought there by commands alone. */
const states: Readonly<Record<string, (office: Office) => Promise<At>>> = {
  collecting: (office) => clientAt(office, 'collecting'),
  sorting: (office) => clientAt(office, 'sorting'),
  inReview: (office) => clientAt(office, 'inReview'),
  approved: (office) => clientAt(office, 'approved'),
  transferred: (office) => clientAt(office, 'transferred'),
  archived: (office) => clientAt(office, 'archived'),
  withdrawn: async (office) => {
    const at = await clientAt(office, 'sorting')
    await office.desk('ann').batches.withdraw({ batch: at.batch, reason: 'Not ours' })
    return at
  },
}

/** Each event of a batch as the command that brings it, by somebody whose work it is. */
const events: Readonly<Record<string, (office: Office, at: At) => Promise<unknown>>> = {
  collect: (office, at) =>
    office.desk('ann').batches.collect({ case: at.case, batch: at.batch, documents: [letter('One more')] }),
  sort: (office, { batch }) => office.desk('ann').batches.sort({ batch }),
  screen: (office, { batch }) =>
    office.desk('ann').batches.screen({ batch, out: [{ position: 1, because: 'invalid', note: 'Blank' }] }),
  arrange: (office, { batch }) =>
    office.desk('ann').batches.arrange({ batch, documents: [{ position: 1, title: 'Other title' }] }),
  number: (office, { batch }) => office.desk('ann').batches.number({ batch }),
  submit: (office, { batch }) => office.desk('ann').batches.submit({ batch }),
  return: (office, { batch }) => office.desk('hana').batches.return({ batch, reasons: ['Incomplete'] }),
  approve: (office, { batch }) => office.desk('hana').batches.approve({ batch }),
  transfer: (office, { batch }) => office.desk('ann').transfers.send({ batches: [batch] }),
  withdraw: (office, { batch }) => office.desk('ann').batches.withdraw({ batch, reason: 'Not ours' }),
}

/** What the regulation allows in each state (P4.3, P5.2). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  collecting: ['collect', 'sort', 'withdraw'],
  sorting: ['collect', 'screen', 'arrange', 'number', 'submit', 'withdraw'],
  inReview: ['return', 'approve'],
  approved: ['transfer'],
  transferred: ['accept', 'refuse'],
  archived: [],
  withdrawn: [],
}

overStores((kind) => {
  describe.each(Object.keys(states))('P4.3: a batch that is %s', (state) => {
    it('refuses every other event with what is legal, and stays as it is', () =>
      inOffice(kind, async (office) => {
        const at = await states[state]!(office)
        const legal = allowed[state]!
        for (const [event, act] of Object.entries(events)) {
          if (legal.includes(event)) continue
          const details = { what: 'batch', number: at.batch, state, event, legal }
          await refused(office.store, () => act(office, at), 'ILLEGAL', details)
        }
      }))
  })

  it('P5.2: what the archive decided once is not decided again on the same list', () =>
    inOffice(kind, async (office) => {
      const one = await clientAt(office, 'approved')
      const other = await clientAt(office, 'approved')
      const third = await clientAt(office, 'approved')
      const batches = [one.batch, other.batch, third.batch]
      const { transfer } = await office.desk('ann').transfers.send({ batches })
      const receive = (input: { accept?: string[]; refuse?: { batch: string; reasons: string[] }[] }) => () =>
        office.desk('arno').transfers.receive({ transfer: transfer.number, ...input })
      await receive({ accept: [one.batch], refuse: [{ batch: other.batch, reasons: ['A page is missing'] }] })()
      for (const [batch, state, legal] of [
        [one.batch, 'archived', []],
        [other.batch, 'sorting', allowed.sorting],
      ] as const) {
        const decided = { what: 'batch', number: batch, state, legal }
        await refused(office.store, receive({ accept: [batch] }), 'ILLEGAL', { ...decided, event: 'accept' })
        const again = receive({ refuse: [{ batch, reasons: ['After all'] }] })
        await refused(office.store, again, 'ILLEGAL', { ...decided, event: 'refuse' })
      }

      // Refused, it comes again on a second list: the first one has no say in it any more.
      await bring(office, other.batch, 'transferred')
      await refused(office.store, receive({ accept: [other.batch] }), 'INVALID_INPUT', {
        issues: [expect.objectContaining({ path: ['accept', 0], rule: 'choice', accepted: [third.batch] })],
      })
      await receive({ accept: [third.batch] })()
      const done = { what: 'transfer', number: transfer.number, state: 'received', event: 'receive', legal: [] }
      await refused(office.store, receive({ accept: [third.batch] }), 'ILLEGAL', done)
      const second = await office.desk('arno').transfers.receive({ transfer: 'YJ2026-0002', accept: [other.batch] })
      expect(second.transfer.state).toBe('received')
    }))

  it('P4.3: nothing is submitted before every document that is kept has its number', () =>
    inOffice(kind, async (office) => {
      const { number, batch } = await openClient(office, [letter('One'), letter('Two')])
      const at = { batch: batch!.number }
      await office.desk('ann').batches.sort(at)
      const submit = () => office.desk('ann').batches.submit(at)
      const lacks = ['everythingNumbered']
      await refused(office.store, submit, 'NOT_READY', { what: 'batch', number: at.batch, lacks })
      await office.desk('ann').batches.number(at)
      await office.desk('ann').batches.collect({ case: number, batch: at.batch, documents: [letter('Three')] })
      await refused(office.store, submit, 'NOT_READY', { lacks })
      await office.desk('ann').batches.number(at)
      const again = () => office.desk('ann').batches.number(at)
      await refused(office.store, again, 'NOT_READY', { lacks: ['somethingUnnumbered'] })
      expect((await submit()).batch.state).toBe('inReview')
    }))

  it('P4.3: a batch of which nothing is kept is neither numbered nor submitted', () =>
    inOffice(kind, async (office) => {
      const at = await clientAt(office, 'sorting')
      await office
        .desk('ann')
        .batches.screen({ batch: at.batch, out: [{ position: 1, because: 'invalid', note: 'Blank' }] })
      for (const event of ['number', 'submit']) {
        await refused(office.store, () => events[event]!(office, at), 'NOT_READY', { what: 'batch' })
      }
    }))
})
