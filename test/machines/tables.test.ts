import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, transition } from 'xstate'
import { batchGuards, batchMachine, batchTable } from '../../src/machines/batch.ts'
import { caseGuards, caseMachine, caseTable } from '../../src/machines/case.ts'
import { disposalGuards, disposalMachine, disposalTable } from '../../src/machines/disposal.ts'
import { documentMachine, documentTable } from '../../src/machines/document.ts'
import { requestGuards, requestMachine, requestTable } from '../../src/machines/request.ts'
import {
  openRequestItemStates,
  requestItemGuards,
  requestItemMachine,
  requestItemTable,
} from '../../src/machines/request-item.ts'
import { type Guards, legal, type StepTable, step } from '../../src/machines/step.ts'
import { transferGuards, transferMachine, transferTable } from '../../src/machines/transfer.ts'

type Facts = Readonly<Record<string, number | boolean>>
interface Subject {
  readonly machine: AnyStateMachine
  readonly table: StepTable<string, string>
  readonly guards: Guards<Facts>
  /** The facts that its guards ask, with what each may be. */
  readonly facts: Readonly<Record<string, readonly (number | boolean)[]>>
  /** What the regulation says: state → event → the state that follows, where nothing stands against it. */
  readonly way: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const subject = (parts: { machine: AnyStateMachine; table: object; guards: object; facts: Subject['facts'] }) =>
  parts as unknown as Omit<Subject, 'way'>

/** Numbers of things: on both sides of every bound that a guard draws. */
const counts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [0, 1, 2]]))

const subjects: Readonly<Record<string, Subject>> = {
  'case (P2.2, P3.2)': {
    ...subject({
      machine: caseMachine,
      table: caseTable,
      guards: caseGuards,
      facts: counts('unfinished', 'archived', 'unexpected'),
    }),
    way: {
      open: {
        amend: 'open',
        collect: 'open',
        reassign: 'open',
        absorb: 'open',
        retain: 'open',
        end: 'ended',
        merge: 'voided',
        void: 'voided',
      },
      ended: {
        amend: 'ended',
        collect: 'ended',
        reassign: 'ended',
        absorb: 'ended',
        retain: 'ended',
        reopen: 'open',
        merge: 'voided',
        destroy: 'destroyed',
        transferOut: 'transferredOut',
      },
      voided: {},
      destroyed: {},
      transferredOut: {},
    },
  },
  'disposal (P9.2)': {
    ...subject({
      machine: disposalMachine,
      table: disposalTable,
      guards: disposalGuards,
      facts: {
        unappraised: [0, 1],
        listed: [0, 1],
        steps: [0, 1],
        toExecute: [0, 1],
        executed: [0, 1],
        unsigned: [0, 1],
      },
    }),
    way: {
      proposed: { appraise: 'appraising', release: 'proposed', abort: 'aborted' },
      appraising: { appraise: 'appraising', release: 'appraising', submit: 'approving', abort: 'aborted' },
      approving: { approve: 'waiting', reject: 'appraising', release: 'approving', abort: 'aborted' },
      waiting: { release: 'waiting', begin: 'executing', submit: 'approving', abort: 'aborted' },
      executing: {
        execute: 'executing',
        release: 'executing',
        witness: 'executing',
        certify: 'executed',
        abort: 'aborted',
      },
      executed: {},
      aborted: {},
    },
  },
  'batch (P4.3, P5.2, P10.3)': {
    ...subject({ machine: batchMachine, table: batchTable, guards: batchGuards, facts: counts('kept', 'unnumbered') }),
    way: {
      collecting: { collect: 'collecting', sort: 'sorting', withdraw: 'withdrawn' },
      sorting: {
        collect: 'sorting',
        screen: 'sorting',
        arrange: 'sorting',
        number: 'sorting',
        submit: 'inReview',
        withdraw: 'withdrawn',
      },
      inReview: { return: 'sorting', approve: 'approved' },
      approved: { transfer: 'transferred' },
      transferred: { accept: 'archived', refuse: 'sorting' },
      archived: {},
      withdrawn: {},
    },
  },
  'document (P1.2, P4.2, P4.3, P10.3)': {
    ...subject({ machine: documentMachine, table: documentTable, guards: {}, facts: {} }),
    way: {
      collected: { screen: 'screenedOut', arrange: 'collected', number: 'numbered', withdraw: 'withdrawn' },
      screenedOut: { restore: 'collected' },
      numbered: { screen: 'voided', arrange: 'numbered', archive: 'archived', withdraw: 'voided' },
      archived: { supersede: 'superseded', correct: 'archived' },
      superseded: { correct: 'superseded' },
      voided: {},
      withdrawn: {},
    },
  },
  'transfer (P5.2)': {
    ...subject({ machine: transferMachine, table: transferTable, guards: transferGuards, facts: counts('undecided') }),
    way: { sent: { receive: 'received' }, received: {} },
  },
  'request (P6.2, P7.2)': {
    ...subject({ machine: requestMachine, table: requestTable, guards: requestGuards, facts: counts('open', 'steps') }),
    way: {
      submitted: { resolve: 'deciding', reject: 'rejected', withdraw: 'cancelled', expire: 'expired' },
      deciding: { decide: 'approved', reassign: 'deciding', withdraw: 'cancelled', expire: 'expired' },
      approved: { handOver: 'active', refuse: 'rejected', withdraw: 'cancelled', expire: 'expired' },
      active: {
        handOver: 'active',
        callOff: 'active',
        confirm: 'active',
        copy: 'active',
        renew: 'active',
        recall: 'active',
        giveBack: 'active',
        lose: 'active',
        takeBack: 'closed',
        find: 'closed',
        settle: 'closed',
        refuse: 'closed',
        withdraw: 'closed',
        expire: 'closed',
      },
      closed: {},
      rejected: {},
      cancelled: {},
      expired: {},
    },
  },
  'item of a request (P6.2, P7.2)': {
    ...subject({
      machine: requestItemMachine,
      table: requestItemTable,
      guards: requestItemGuards,
      facts: { loan: [false, true] },
    }),
    way: {
      asked: { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn', expire: 'expired' },
      granted: { offer: 'offered', open: 'inReading', refuse: 'refused', withdraw: 'withdrawn', expire: 'expired' },
      offered: { confirm: 'out', callOff: 'granted', expire: 'expired' },
      inReading: { copy: 'inReading', giveBack: 'returning', takeBack: 'returned', lose: 'lost' },
      out: { copy: 'out', renew: 'out', recall: 'out', giveBack: 'returning', takeBack: 'returned', lose: 'lost' },
      returning: { takeBack: 'returned', lose: 'lost' },
      lost: { find: 'returned', settle: 'settled' },
      settled: { find: 'returned' },
      returned: {},
      refused: {},
      withdrawn: {},
      expired: {},
    },
  },
}

/** Every combination of what the facts may be. */
function combinations(facts: Subject['facts']): Facts[] {
  return Object.entries(facts).reduce<Facts[]>(
    (all, [name, values]) => all.flatMap((known) => values.map((value) => ({ ...known, [name]: value }))),
    [{}],
  )
}

const everyEvent = [
  ...new Set(Object.values(subjects).flatMap(({ way }) => Object.values(way).flatMap((row) => Object.keys(row)))),
  'nonsense',
  // A name that every object inherits is no event.
  'constructor',
]

describe.each(Object.entries(subjects))('%s', (_name, { machine, table, guards, facts, way }) => {
  const states = Object.keys(machine.states)
  const cells = states.flatMap((state) =>
    everyEvent.flatMap((event) => combinations(facts).map((known) => ({ state, event, known }))),
  )

  it(`steps as XState does in every one of ${cells.length} cells`, () => {
    const differing = cells.filter(({ state, event, known }) => {
      const snapshot = machine.resolveState({ value: state, context: known })
      const [next] = transition(machine, snapshot, { type: event })
      const stepped = step(table, guards, state, event, known)
      const can = snapshot.can({ type: event })
      return stepped.ok !== can || (stepped.ok ? stepped.to !== next.value : next.value !== state)
    })
    expect(differing).toEqual([])
  })

  it('knows the states and events of the machine and no others', () => {
    expect(Object.keys(table)).toEqual(states)
    for (const state of states) expect([...legal(table, state)].sort()).toEqual(Object.keys(way[state]!).sort())
  })

  it('leads where the regulation says when no guard stands against it', () => {
    for (const [state, row] of Object.entries(way)) {
      for (const [event, to] of Object.entries(row)) {
        const reached = combinations(facts).flatMap((known) => {
          const stepped = step(table, guards, state, event, known)
          return stepped.ok ? [stepped.to] : []
        })
        expect(new Set(reached), `${state} ${event}`).toContain(to)
      }
    }
  })

  it('says of an event that it does not know what is legal, and of a guarded one which guards fail', () => {
    for (const { state, event, known } of cells) {
      const stepped = step(table, guards, state, event, known)
      if (stepped.ok) continue
      if (stepped.because === 'illegal') expect(stepped.legal).toEqual(Object.keys(table[state]!))
      else {
        expect(stepped.guards.length).toBeGreaterThan(0)
        for (const guard of stepped.guards) expect(guards[guard]!(known)).toBe(false)
      }
    }
  })

  it('asks of each event guards of which no two hold together, so that their order says nothing', () => {
    for (const ways of Object.values(table).flatMap((row) => Object.values(row))) {
      for (const known of combinations(facts)) {
        const held = ways!.filter(({ guard }) => guard !== undefined && guards[guard]!(known))
        expect(held.length, JSON.stringify({ ways, known })).toBeLessThan(2)
      }
    }
  })
})

describe('the guards', () => {
  it.each([
    ['merge', 'open', { unfinished: 0, archived: 3, unexpected: 0 }, true],
    ['merge', 'open', { unfinished: 1, archived: 0, unexpected: 0 }, false],
    ['merge', 'ended', { unfinished: 1, archived: 0, unexpected: 0 }, false],
    ['void', 'open', { unfinished: 0, archived: 0, unexpected: 0 }, true],
    ['void', 'open', { unfinished: 1, archived: 0, unexpected: 0 }, false],
    ['void', 'open', { unfinished: 0, archived: 1, unexpected: 0 }, false],
    ['collect', 'open', { unfinished: 0, archived: 0, unexpected: 1 }, true],
    ['collect', 'ended', { unfinished: 0, archived: 0, unexpected: 1 }, false],
    ['collect', 'ended', { unfinished: 0, archived: 0, unexpected: 0 }, true],
    ['end', 'open', { unfinished: 1, archived: 1, unexpected: 0 }, true],
  ] as const)('P2.2, P3.2: %s of a case that is %s, with %j', (event, state, facts, ok) => {
    expect(step(caseTable, caseGuards, state, event, facts).ok).toBe(ok)
  })

  it.each([
    ['number', { kept: 0, unnumbered: 0 }, false],
    ['number', { kept: 1, unnumbered: 1 }, true],
    ['submit', { kept: 0, unnumbered: 0 }, false],
    ['submit', { kept: 2, unnumbered: 1 }, false],
    ['submit', { kept: 2, unnumbered: 0 }, true],
  ] as const)('P4.3: %s of a batch being sorted, with %j', (event, facts, ok) => {
    expect(step(batchTable, batchGuards, 'sorting', event, facts).ok).toBe(ok)
  })

  it.each([
    [0, 'received'],
    [1, 'sent'],
  ] as const)('P5.2: a list of which %i batches are undecided is then %s', (undecided, to) => {
    expect(step(transferTable, transferGuards, 'sent', 'receive', { undecided })).toEqual({ ok: true, to })
  })

  it.each([
    [{ open: 0, steps: 0 }, 'rejected'],
    [{ open: 0, steps: 1 }, 'rejected'],
    [{ open: 1, steps: 0 }, 'approved'],
    [{ open: 2, steps: 0 }, 'approved'],
    [{ open: 2, steps: 1 }, 'deciding'],
  ] as const)('P6.2: a request, decided with %j, is then %s', (facts, to) => {
    expect(step(requestTable, requestGuards, 'deciding', 'decide', facts)).toEqual({ ok: true, to })
  })

  it.each(['takeBack', 'find', 'settle', 'refuse', 'withdraw', 'expire'] as const)(
    'P6.2, P7.2: a request in use is closed by %s once nothing of it is open, and not before',
    (event) => {
      const left = (open: number) => step(requestTable, requestGuards, 'active', event, { open, steps: 0 })
      expect([left(2), left(1), left(0)].map((stepped) => stepped.ok && stepped.to)).toEqual([
        'active',
        'active',
        'closed',
      ])
    },
  )

  it.each([
    [0, 'rejected'],
    [1, 'approved'],
  ] as const)(
    'P6.2: a request of which %i items are left when one is refused at the hand-over is then %s',
    (open, to) => {
      expect(step(requestTable, requestGuards, 'approved', 'refuse', { open, steps: 0 })).toEqual({ ok: true, to })
    },
  )

  it.each([
    ['granted', 'open', false, 'inReading'],
    ['granted', 'open', true, 'out'],
    ['offered', 'confirm', false, 'inReading'],
    ['offered', 'confirm', true, 'out'],
  ] as const)('P6.2, P7.2: an item that is %s: %s, where it is a loan: %j, leads to %s', (state, event, loan, to) => {
    expect(step(requestItemTable, requestItemGuards, state, event, { loan })).toEqual({ ok: true, to })
  })
})

describe('an item keeps its request open', () => {
  it('until it came to nothing, was returned or was settled', () => {
    const over = ['returned', 'refused', 'withdrawn', 'expired', 'settled']
    const states = Object.keys(requestItemTable)
    expect(new Set(openRequestItemStates)).toEqual(new Set(states.filter((state) => !over.includes(state))))
  })
})
