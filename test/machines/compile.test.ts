import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, createMachine, setup } from 'xstate'
import { compile, step } from '../../src/machines/step.ts'

/** A machine as its author wrote it, good or bad. */
const machine = (states: object): AnyStateMachine =>
  createMachine({ id: 'm', initial: 'a', states } as Parameters<typeof createMachine>[0])

describe('a machine that a table could not answer for is refused when it is compiled', () => {
  it.each<[string, object]>([
    ['nested states', { a: { initial: 'x', states: { x: {}, y: {} } }, b: {} }],
    ['parallel states', { a: { type: 'parallel', states: { x: {}, y: {} } } }],
    ['always', { a: { always: 'b' }, b: {} }],
    ['after', { a: { after: { 1000: 'b' } }, b: {} }],
    ['invoke', { a: { invoke: { src: 'work' } } }],
    ['entry actions', { a: { entry: 'log' } }],
    ['exit actions', { a: { exit: 'log' } }],
    ['actions of a transition', { a: { on: { go: { target: 'b', actions: 'log' } } }, b: {} }],
    ['an action without a target', { a: { on: { go: { actions: 'log' } } } }],
    ['any event at all', { a: { on: { '*': 'b' } }, b: {} }],
    ['a history', { a: { type: 'history' }, b: {} }],
    ['an inline guard', { a: { on: { go: { target: 'b', guard: () => true } } }, b: {} }],
    ['a guard with parameters', { a: { on: { go: { target: 'b', guard: { type: 'g', params: { n: 1 } } } } }, b: {} }],
  ])('%s', (_name, states) => {
    expect(() => compile(machine(states))).toThrow(/^m\.a/)
  })

  it.each<[string, object]>([
    ['actions of the whole machine', { entry: 'log' }],
    ['events of the whole machine', { on: { go: '.b' } }],
    ['work of the whole machine', { invoke: { src: 'work' } }],
  ])('%s', (_name, root) => {
    const whole = { id: 'm', initial: 'a', states: { a: {}, b: {} }, ...root }
    expect(() => compile(createMachine(whole as Parameters<typeof createMachine>[0]))).toThrow(/^m/)
  })

  it('more than one target', () => {
    const two = createMachine({
      id: 'm',
      type: 'parallel',
      states: { a: { on: { go: { target: ['.x', '.y'] } }, type: 'parallel', states: { x: {}, y: {} } } },
    } as Parameters<typeof createMachine>[0])
    expect(() => compile(two)).toThrow(/^m/)
  })
})

describe('a flat machine is compiled', () => {
  const flat = setup({
    types: { context: {} as { n: number } },
    guards: { many: ({ context }) => context.n > 1, some: ({ context }) => context.n > 0 },
  }).createMachine({
    id: 'flat',
    context: { n: 0 },
    initial: 'a',
    states: {
      a: {
        on: {
          go: [
            { guard: 'many', target: 'c' },
            { guard: 'some', target: 'b' },
          ],
          stay: {},
        },
      },
      b: { on: { go: 'a' } },
      c: { type: 'final' },
    },
  })
  const table = compile<'a' | 'b' | 'c', 'go' | 'stay'>(flat)
  const guards = { many: ({ n }: { n: number }) => n > 1, some: ({ n }: { n: number }) => n > 0 }

  it('with its ways in their order', () => {
    expect(table).toEqual({
      a: {
        go: [
          { to: 'c', guard: 'many' },
          { to: 'b', guard: 'some' },
        ],
        stay: [{ to: 'a' }],
      },
      b: { go: [{ to: 'a' }] },
      c: {},
    })
  })

  it.each([
    [0, { ok: false, because: 'guarded', guards: ['many', 'some'] }],
    [1, { ok: true, to: 'b' }],
    [2, { ok: true, to: 'c' }],
  ])('the first way whose guard holds is taken: n = %i', (n, expected) => {
    expect(step(table, guards, 'a', 'go', { n })).toEqual(expected)
  })
})
