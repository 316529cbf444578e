import { expect, it } from 'vitest'
import { type Actor, createArchive, smallOffice, standardPolicy } from '../../src/index.ts'
import { carriedOut } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { Clock, letter } from '../support/office.ts'
import { refused } from '../support/refused.ts'

/** Four people run the whole (§13). */
const people = {
  manager: { id: 'manager', departments: ['board'], roles: ['seniorLeadership'], clearance: 'secret' },
  deputy: {
    id: 'deputy',
    departments: ['sales'],
    roles: ['departmentHead', 'supervisingExecutive'],
    clearance: 'secret',
  },
  officer: { id: 'officer', departments: ['archive'], roles: ['archivist', 'archiveHead'], clearance: 'secret' },
  clerk: { id: 'clerk', departments: ['sales'], roles: [], clearance: 'confidential' },
} as const satisfies Readonly<Record<string, Actor>>

overStores((kind) => {
  it('§13: four people take a case from its first letter to its certificate', async () => {
    const store = await kind.open()
    try {
      const clock = new Clock('2026-03-02')
      const archive = createArchive({
        policy: standardPolicy({ version: 'small-1', ...smallOffice() }),
        storage: store.adapter,
        clock: clock.read,
      })
      const desk = (who: keyof typeof people) => archive.as(people[who])
      const opened = await desk('clerk').cases.open({
        category: 'client',
        title: 'Alfreds Futterkiste',
        fields: { name: 'Alfreds Futterkiste' },
        documents: [letter('On paper', { channel: 'handover', pages: 2 })],
      })
      const { number: file } = opened.case
      const batch = opened.batch!.number
      await desk('clerk').batches.sort({ batch })
      await desk('clerk').batches.number({ batch })
      await desk('clerk').batches.submit({ batch })
      await desk('deputy').batches.approve({ batch })
      const { transfer } = await desk('clerk').transfers.send({ batches: [batch] })
      await desk('officer').transfers.receive({ transfer: transfer.number, accept: [batch] })
      await desk('clerk').cases.end({ case: file, on: '2010-05-01' })

      const office = desk('officer').disposals
      const { disposal } = await office.propose({ title: 'Clients of 2010' })
      const of = { disposal: disposal.number }
      await office.appraise({ ...of, entries: [{ entry: 1, verdict: 'destroy' }] })
      await office.submit(of)
      const pair = { pair: 'proposerAndApprover' }
      await refused(store, () => office.decide({ ...of, verdict: 'approve' }), 'SEPARATION', pair)
      await refused(store, () => desk('deputy').disposals.decide({ ...of, verdict: 'approve' }), 'FORBIDDEN')
      const approved = await desk('manager').disposals.decide({ ...of, verdict: 'approve' })
      clock.set(approved.disposal.from!)
      await office.begin({ ...of, ...carriedOut, operator: 'officer', witnesses: ['deputy', 'clerk'] })
      expect((await office.execute(of)).executed).toEqual([1])
      await desk('deputy').disposals.witness(of)
      await desk('clerk').disposals.witness(of)
      const { certificate } = (await office.certify(of)).disposal
      expect(certificate).toMatchObject({
        approvals: [{ role: 'seniorLeadership', person: 'manager' }],
        operator: 'officer',
        witnesses: [{ person: 'deputy' }, { person: 'clerk' }],
        counts: { cases: 1, documents: 1, pages: 2 },
      })
    } finally {
      await store.close()
    }
  })
})
