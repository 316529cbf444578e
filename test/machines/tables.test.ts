import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, transition } from 'xstate'
import { batchGuards, batchMachine, batchTable } from '../../src/machines/batch.ts'
import { caseGuards, caseMachine, caseTable } from '../../src/machines/case.ts'
import { documentMachine, documentTable } from '../../src/machines/document.ts'
import { type Guards, legal, type StepTable, step } from '../../src/machines/step.ts'
import { transferGuards, transferMachine, transferTable } from '../../src/machines/transfer.ts'

type Facts = Readonly<Record<string, number>>
interface Subject {
  readonly machine: AnyStateMachine
  readonly table: StepTable<string, string>
  readonly guards: Guards<Facts>
  /** The names of the facts that its guards ask. */
  readonly facts: readonly string[]
  /** What the regulation says: state → event → the state that follows, where nothing stands against it. */
  readonly way: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const subject = (parts: { machine: AnyStateMachine; table: object; guards: object; facts: readonly string[] }) =>
  parts as unknown as Omit<Subject, 'way'>

const subjects: Readonly<Record<string, Subject>> = {
  'case (P2.2, P3.2)': {
    ...subject({
      machine: caseMachine,
      table: caseTable,
      guards: caseGuards,
      facts: ['unfinished', 'archived', 'unexpected'],
    }),
    way: {
      open: {
        amend: 'open',
        collect: 'open',
        reassign: 'open',
        absorb: 'open',
        end: 'ended',
        merge: 'voided',
        void: 'voided',
      },
      ended: {
        amend: 'ended',
        collect: 'ended',
        reassign: 'ended',
        absorb: 'ended',
        reopen: 'open',
        merge: 'voided',
      },
      voided: {},
    },
  },
  'batch (P4.3, P5.2, P10.3)': {
    ...subject({ machine: batchMachine, table: batchTable, guards: batchGuards, facts: ['kept', 'unnumbered'] }),
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
    ...subject({ machine: documentMachine, table: documentTable, guards: {}, facts: [] }),
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
    ...subject({ machine: transferMachine, table: transferTable, guards: transferGuards, facts: ['undecided'] }),
    way: { sent: { receive: 'received' }, received: {} },
  },
}

/** Every combination of 0, 1 and 2 for the facts: on both sides of every bound that a guard draws. */
function combinations(names: readonly string[]): Facts[] {
  return names.reduce<Facts[]>(
    (all, name) => all.flatMap((facts) => [0, 1, 2].map((value) => ({ ...facts, [name]: value }))),
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
})
