import { rules } from '../../../src/access/rules.ts'
import type { Locale } from '../../../src/locales/locale.ts'
import { findEventTerm, findTerm } from '../../../src/locales/terms.ts'
import { type DrawnMachine, drawnMachines, finalStates, initialState } from './machines.ts'
import { markdownTable } from './markdown-table.ts'
import { stateDiagram } from './mermaid.ts'

const heading = `# State machines

<!-- Made by \`npm run diagrams\` from the machines in src/machines and the terms in src/locales: change those, not this page. -->

What can happen to a case, a batch, a document, a transfer list, a request and its items, a disposal, and when. The pictures are
drawn from the tables that the library itself steps through; \`casekeep/machines\` exports those tables, and the XState
machines that they are compiled from, for a host's own screens. An event that a state does not have is refused with
\`ILLEGAL\`, and one that a guard stands against with \`NOT_READY\`.

An arrow carries its events, and in brackets the guard that must hold for one; \`[else]\` is the way that is taken where
no guard of the same event holds. The tables give the words that screens show, the command that each event
comes from, and the clause of the regulation by which the table of rights says who may; a dash where no command brings
it.`

const languages: readonly (readonly [Locale, string])[] = [
  ['en', 'English'],
  ['zh-Hant', '繁體中文'],
  ['zh-Hans', '简体中文'],
]
const languageNames = languages.map(([, name]) => name)

/** docs/machines.md, whole. */
export function machinesPage(): string {
  return `${[heading, ...drawnMachines.map(section)].join('\n\n')}\n`
}

function section(machine: DrawnMachine): string {
  const { thing, title, introduction, table, guards, commands } = machine
  const states = Object.keys(table)
  const final = finalStates(machine)
  const diagram = stateDiagram({
    table,
    initial: initialState(machine),
    final,
    nameOf: (state) => said(`${thing}.${state}`, 'en'),
  })
  const events = [...new Set(states.flatMap((state) => Object.keys(table[state]!)))]
  return [
    `## ${title}`,
    introduction,
    `\`\`\`mermaid\n${diagram}\n\`\`\``,
    `It begins as ${code(initialState(machine))}. Nothing follows ${alternatives.format(final.map(code))}.`,
    markdownTable(
      ['state', ...languageNames],
      states.map((state) => [code(state), ...inAll(`${thing}.${state}`)]),
    ),
    markdownTable(
      ['event', ...languageNames, 'command', 'clause'],
      events.map((event) => {
        const called = languages.map(([locale]) => found(findEventTerm(thing, event, locale), event, locale))
        const command = commands[event]
        if (command === undefined) throw new Error(`no command is known for ${thing} ${event}`)
        return [code(event), ...called, ...(command === null ? ['–', '–'] : [code(command), rules[command].clause])]
      }),
    ),
    ...(guards.length === 0
      ? []
      : [
          'What is lacking where a guard does not hold:',
          markdownTable(
            ['guard', ...languageNames],
            guards.map((guard) => [code(guard), ...inAll(`lack.${guard}`)]),
          ),
        ]),
  ].join('\n\n')
}

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' })
const code = (name: string) => `\`${name}\``

function inAll(key: string): readonly string[] {
  return languages.map(([locale]) => said(key, locale))
}

function said(key: string, locale: Locale): string {
  return found(findTerm(key, locale), key, locale)
}

function found(words: string | null, key: string, locale: Locale): string {
  if (words === null) throw new Error(`${key} has no word in ${locale}`)
  return words
}
