import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, getInitialSnapshot } from 'xstate'
import { term, termKeys } from '../../src/locales/terms.ts'
import { batchMachine, batchTable } from '../../src/machines/batch.ts'
import { caseMachine, caseTable } from '../../src/machines/case.ts'
import { disposalMachine, disposalTable } from '../../src/machines/disposal.ts'
import { documentMachine, documentTable } from '../../src/machines/document.ts'
import { requestMachine, requestTable } from '../../src/machines/request.ts'
import { requestItemMachine, requestItemTable } from '../../src/machines/request-item.ts'
import { transferMachine, transferTable } from '../../src/machines/transfer.ts'
import { type Drawing, stateDiagram } from '../programs/diagrams/mermaid.ts'
import { machinesPage } from '../programs/diagrams/page.ts'
import { root } from './imports.ts'
import { readStateDiagram } from './state-diagram.ts'

const file = join(root, 'docs/machines.md')
const page = readFileSync(file, 'utf8')
const sections = page.split(/^## /m).slice(1)
const diagrams = [...page.matchAll(/^```mermaid\n(.*?)\n```$/gms)].map((match) => match[1]!)

const drawn: readonly (readonly [
  thing: 'case' | 'batch' | 'document' | 'transfer' | 'request' | 'requestItem' | 'disposal',
  machine: AnyStateMachine,
  table: Drawing['table'],
])[] = [
  ['case', caseMachine, caseTable],
  ['batch', batchMachine, batchTable],
  ['document', documentMachine, documentTable],
  ['transfer', transferMachine, transferTable],
  ['request', requestMachine, requestTable],
  ['requestItem', requestItemMachine, requestItemTable],
  ['disposal', disposalMachine, disposalTable],
]

describe('docs/machines.md', () => {
  it('is what the machines say; if not: npm run diagrams', () => {
    expect(page === machinesPage(), 'docs/machines.md is stale: run `npm run diagrams` and keep what it writes').toBe(
      true,
    )
  })

  it('has a section and a picture for each machine', () => {
    expect(sections.length).toBe(drawn.length)
    expect(diagrams.length).toBe(drawn.length)
    for (const section of sections) expect(section.match(/^```mermaid$/gm)).toHaveLength(1)
  })

  describe.each(drawn.map((one, index) => [one[0], index, one] as const))(
    'the picture of the %s',
    (_thing, index, one) => {
      const [thing, machine, table] = one
      const read = readStateDiagram(diagrams[index]!)

      it('shows every transition of the compiled table once, and nothing else', () => {
        expect(read.table).toEqual(Object.fromEntries(Object.entries(table).map(([state, row]) => [state, { ...row }])))
        const section = sections[index]!
        for (const event of Object.values(table).flatMap((row) => Object.keys(row))) {
          expect(section.match(new RegExp(`^\\| \`${event}\` `, 'gm')), event).toHaveLength(1)
        }
      })

      it('names every state as the terms do', () => {
        expect(Object.keys(read.names)).toEqual(Object.keys(table))
        for (const key of termKeys(thing)) {
          expect(read.names[key.slice(thing.length + 1)]).toBe(term(key, 'en'))
          const cells = [
            `\`${key.slice(thing.length + 1)}\``,
            term(key, 'en'),
            term(key, 'zh-Hant'),
            term(key, 'zh-Hans'),
          ]
          expect(
            sections[index]!.split('\n').map((line) =>
              line
                .split('|')
                .slice(1, -1)
                .map((cell) => cell.trim()),
            ),
          ).toContainEqual(cells)
        }
      })

      it('begins and ends where XState does', () => {
        const snapshot = getInitialSnapshot(machine, {})
        expect(read.initial).toEqual([snapshot.value])
        expect(read.final).toEqual(
          Object.keys(machine.states).filter((state) => machine.states[state]!.type === 'final'),
        )
        // Nothing can follow a final state, and where nothing can follow the state is final.
        expect(read.final).toEqual(Object.keys(table).filter((state) => Object.keys(table[state]!).length === 0))
      })
    },
  )
})

describe('npm run diagrams', () => {
  it('-- --check accepts the page that lies there', async () => {
    const program = join(root, 'test/programs/diagrams.ts')
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, '--check'])
    expect(stdout).toBe('docs/machines.md is what the machines say\n')
  })
})

describe('a drawing', () => {
  const drawing: Drawing = {
    table: {
      a: { go: [{ to: 'b', guard: 'ready' }, { to: 'a' }], stay: [{ to: 'a' }], leave: [{ to: 'b' }] },
      b: {},
    },
    initial: 'a',
    final: ['b'],
    nameOf: (state) => state.toUpperCase(),
  }

  it('has one arrow between two states, with all its events and their guards', () => {
    expect(stateDiagram(drawing).split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "A" as a',
      '  state "B" as b',
      '  [*] --> a',
      '  a --> b: go [ready], leave',
      '  a --> a: go [else], stay',
      '  b --> [*]',
    ])
    expect(readStateDiagram(stateDiagram(drawing))).toEqual({
      names: { a: 'A', b: 'B' },
      initial: ['a'],
      final: ['b'],
      table: drawing.table,
    })
  })

  it('has every way of an event that asks several guards', () => {
    const ways = [{ to: 'b', guard: 'done' }, { to: 'c', guard: 'late' }, { to: 'a' }]
    const table = { a: { go: ways }, b: {}, c: {} }
    const text = stateDiagram({ ...drawing, table, final: ['b', 'c'] })
    expect(text.split('\n').slice(5, 8)).toEqual([
      '  a --> b: go [done]',
      '  a --> c: go [late]',
      '  a --> a: go [else]',
    ])
    expect(readStateDiagram(text).table).toEqual(table)
  })

  it.each<[string, Partial<Drawing>]>([
    ['a state that is a word of Mermaid', { table: { a: {}, End: {} } }],
    ['a state of several words', { table: { a: {}, 'in review': {} } }],
    ['an event with a mark', { table: { a: { 'go: now': [{ to: 'a' }] } } }],
    ['a guard with a mark', { table: { a: { go: [{ to: 'a', guard: 'a]b' }] } } }],
    ['a guard that is named else', { table: { a: { go: [{ to: 'a', guard: 'else' }, { to: 'a' }] } } }],
    ['a name with a quotation mark', { nameOf: () => '"A"' }],
    ['a guard that is never asked', { table: { a: { go: [{ to: 'a' }, { to: 'b', guard: 'x' }] }, b: {} } }],
    [
      'guards without a way for where none holds',
      {
        table: {
          a: {
            go: [
              { to: 'a', guard: 'x' },
              { to: 'a', guard: 'y' },
            ],
          },
        },
      },
    ],
  ])('is refused: %s', (_name, change) => {
    expect(() => stateDiagram({ ...drawing, ...change })).toThrow()
  })

  it.each([
    ['another kind', 'graph TD'],
    ['a line that is none', 'stateDiagram-v2\n  state "A" as a\n  a -> a: go'],
    ['an undeclared state', 'stateDiagram-v2\n  state "A" as a\n  a --> b: go'],
    ['a state twice', 'stateDiagram-v2\n  state "A" as a\n  state "B" as a'],
    ['a guard twice', 'stateDiagram-v2\n  state "A" as a\n  a --> a: go [x], go [x], go [else]'],
    ['an arrow twice', 'stateDiagram-v2\n  state "A" as a\n  a --> a: go\n  a --> a: stay'],
    ['an event twice', 'stateDiagram-v2\n  state "A" as a\n  a --> a: go, go'],
    ['an arrow without an event', 'stateDiagram-v2\n  state "A" as a\n  a --> a'],
    ['else of nothing', 'stateDiagram-v2\n  state "A" as a\n  a --> a: go [else]'],
    [
      'a second way that does not say else',
      'stateDiagram-v2\n  state "A" as a\n  state "B" as b\n  a --> a: go [x]\n  a --> b: go',
    ],
    ['a guard that is not closed', 'stateDiagram-v2\n  state "A" as a\n  a --> a: go [ready'],
  ])('cannot be read: %s', (_name, text) => {
    expect(() => readStateDiagram(text)).toThrow()
  })
})
