import { describe, expect, it } from 'vitest'
import { advanceDisposal } from '../../src/engine/advance.ts'
import { type CasekeepError, isCasekeepError } from '../../src/errors.ts'
import type { DisposalEvent, DisposalFacts, DisposalState } from '../../src/machines/disposal.ts'
import { disposalAt, dueClient } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { inOffice, type Office } from '../support/office.ts'
import { refused } from '../support/refused.ts'

/** What is possible in each state by the regulation (P9.2), written down here once more. */
const allowed: Readonly<Record<DisposalState, readonly DisposalEvent[]>> = {
  proposed: ['appraise', 'release', 'abort'],
  appraising: ['appraise', 'release', 'submit', 'abort'],
  approving: ['approve', 'reject', 'release', 'abort'],
  waiting: ['release', 'begin', 'submit', 'abort'],
  executing: ['execute', 'release', 'witness', 'certify', 'abort'],
  executed: [],
  aborted: [],
}
const everyEvent = [...new Set(Object.values(allowed).flat())]
const number = 'XH2026-0001'
const some: DisposalFacts = { unappraised: 1, listed: 1, steps: 1, toExecute: 1, executed: 1, unsigned: 1 }

function refusal(act: () => unknown): CasekeepError {
  try {
    act()
  } catch (error) {
    if (isCasekeepError(error)) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe.each(Object.entries(allowed) as [DisposalState, readonly DisposalEvent[]][])(
  'P9.2: a disposal that is %s',
  (state, legal) => {
    it('refuses every other event with what is legal', () => {
      for (const event of everyEvent.filter((one) => !legal.includes(one))) {
        const error = refusal(() => advanceDisposal({ number, state }, event, some))
        expect([error.code, error.details]).toEqual(['ILLEGAL', { what: 'disposal', number, state, event, legal }])
      }
    })
  },
)

describe('P9.2: what must be done first', () => {
  it.each<[DisposalState, DisposalEvent, Partial<DisposalFacts>, string]>([
    ['appraising', 'submit', { unappraised: 1 }, 'everythingAppraised'],
    ['appraising', 'submit', { unappraised: 0, listed: 0 }, 'everythingAppraised'],
    ['waiting', 'begin', { toExecute: 0 }, 'somethingToExecute'],
    ['executing', 'execute', { toExecute: 0 }, 'somethingToExecute'],
    ['executing', 'certify', { toExecute: 1, unsigned: 0 }, 'everythingExecuted'],
    ['executing', 'certify', { toExecute: 0, unsigned: 1 }, 'everythingExecuted'],
    ['executing', 'abort', { executed: 1 }, 'nothingExecuted'],
  ])('%s: %s with %j', (state, event, facts, lack) => {
    const error = refusal(() => advanceDisposal({ number, state }, event, { ...some, ...facts }))
    expect([error.code, error.details]).toEqual(['NOT_READY', { what: 'disposal', number, lacks: [lack] }])
  })
})

/** A list in each state, brought there by commands alone, and each event as the command that brings it. */
const states: Readonly<Record<DisposalState, (office: Office) => Promise<string>>> = {
  proposed: (office) => disposalAt(office, 'proposed'),
  appraising: (office) => disposalAt(office, 'appraised'),
  approving: (office) => disposalAt(office, 'submitted'),
  waiting: (office) => disposalAt(office, 'approved'),
  executing: (office) => disposalAt(office, 'begun'),
  executed: (office) => disposalAt(office, 'certified'),
  aborted: async (office) => {
    const disposal = await disposalAt(office, 'proposed')
    await office.desk('arno').disposals.abort({ disposal, reason: 'Too early' })
    return disposal
  },
}
type Act = (office: Office, of: { readonly disposal: string }) => Promise<unknown>
const acts: Readonly<Record<DisposalEvent, Act>> = {
  appraise: (office, of) =>
    office.desk('hana').disposals.appraise({ ...of, entries: [{ entry: 1, verdict: 'destroy' }] }),
  release: (office, of) => office.desk('arno').disposals.release({ ...of, entries: [1], reason: 'Still needed' }),
  submit: (office, of) => office.desk('arno').disposals.submit(of),
  approve: (office, of) => office.desk('eve').disposals.decide({ ...of, verdict: 'approve' }),
  reject: (office, of) => office.desk('eve').disposals.decide({ ...of, verdict: 'reject', reason: 'Look again' }),
  begin: (office, of) =>
    office.desk('arno').disposals.begin({
      ...of,
      place: 'Here',
      method: 'Shredding',
      operator: 'p-arno',
      witnesses: ['p-hana', 'p-ben'],
    }),
  execute: (office, of) => office.desk('arno').disposals.execute(of),
  witness: (office, of) => office.desk('hana').disposals.witness(of),
  certify: (office, of) => office.desk('arno').disposals.certify(of),
  abort: (office, of) => office.desk('arno').disposals.abort({ ...of, reason: 'Given up' }),
}

overStores((kind) => {
  describe.each(Object.keys(states) as DisposalState[])('P9.2: the commands on a disposal that is %s', (state) => {
    it('refuse every other event with what is legal, and leave it as it is', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await states[state]!(office)
        for (const [event, act] of Object.entries(acts)) {
          // Until it begins there is nobody who would be the operator or a witness; an approval is asked for anew once it lapsed.
          const legal = allowed[state].filter((one) => one !== 'submit' || state !== 'waiting')
          if ((legal as readonly string[]).includes(event)) continue
          const isDecision = event === 'approve' || event === 'reject'
          const possible = isDecision || event === 'submit' ? legal : allowed[state]
          const said = isDecision ? 'approve' : event
          await refused(office.store, () => act(office, { disposal }), 'ILLEGAL', {
            what: 'disposal',
            number: disposal,
            state,
            event: said,
            legal: isDecision ? allowed[state] : possible,
          })
        }
      }))
  })
})
