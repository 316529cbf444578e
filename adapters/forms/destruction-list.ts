import type { DestroyedLine, Disposal, DisposalEntry } from '../../src/disposal/view.ts'
import { aFunction } from '../../src/options.ts'
import { html, type Markup } from './markup.ts'
import { type FormOptions, takeFormOptions } from './options.ts'
import { type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { signature } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

export interface DestructionListOptions extends FormOptions {
  /** What a category is called, or a kind of document in it; its own name where left out. */
  readonly kindOf?: ((category: string, kind: string | null) => string) | undefined
}

/** A disposal as `disposals.get`, `disposals.entries` and `disposals.destroyed` answer it. */
export interface WholeDisposal {
  readonly disposal: Disposal
  /** What stands on the list; told as long as nothing of it is carried out. */
  readonly entries: readonly DisposalEntry[]
  /** What was destroyed or handed on, line by line. */
  readonly lines: readonly DestroyedLine[]
}

/**
 * The destruction list (銷毀清冊) to print on A4: what is to go, and once it is carried out what went, with the places for
 * the signatures of who carried it out and of the witnesses.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * destructionList({ disposal, entries, lines }, { policy, locale: 'zh-Hant' })
 */
export function destructionList({ disposal, entries, lines }: WholeDisposal, options: DestructionListOptions): string {
  const { kindOf, ...taken } = takeFormOptions(options, { kindOf: aFunction })
  const speaker = speakerOf(taken)
  const { word } = speaker
  const named = namesOf(kindOf, speaker)
  return page(
    { title: word('destructionList'), number: disposal.number, company: taken.company },
    speaker,
    html`${factTable(factsOf(disposal, speaker))}
<h2>${word(lines.length === 0 ? 'proposedEntries' : 'destroyedLines')}</h2>
${
  lines.length === 0
    ? listTable(entryColumns(named, speaker), entries, { foot: totalOfEntries(entries, speaker) })
    : listTable(lineColumns(lines, named, speaker), lines, { foot: totalOfLines(lines, speaker), compact: true })
}
<h2>${word('signatures')}</h2>
${sides(disposal, speaker)}`,
  )
}

/** What a line is: of a case its category, of a document its kind. */
export type KindNames = (of: { readonly category: string; readonly kind: string | null }) => string
export function namesOf(kindOf: DestructionListOptions['kindOf'], { word }: Speaker): KindNames {
  return ({ category, kind }) => kindOf?.(category, kind) || (kind ?? word('caseItself'))
}

function factsOf(
  { title, state, proposed, proposedBy, level, execution }: Disposal,
  speaker: Speaker,
): readonly Fact[] {
  const { word, term } = speaker
  return [
    { label: term('label.title'), value: title, wide: true },
    { label: word('proposedBy'), value: speaker.person(proposedBy) },
    { label: word('proposedOn'), value: speaker.moment(proposed) },
    { label: term('label.level'), value: speaker.find('level', level) },
    { label: term('label.state'), value: term(`disposal.${state}`) },
    // Before it begins there are places to write.
    { label: word('place'), value: execution?.place ?? '' },
    { label: word('method'), value: execution?.method ?? '' },
  ]
}

function entryColumns(named: KindNames, speaker: Speaker): readonly ListColumn<DisposalEntry>[] {
  const { word, term } = speaker
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ position }) => position },
    { heading: term('label.caseNumber'), share: 14, cell: (entry) => entry.case },
    { heading: term('label.title'), share: 30, cell: (entry) => speaker.title(entry.case) ?? '' },
    { heading: term('label.kind'), share: 18, cell: named },
    { heading: word('dueSince'), share: 16, look: 'count', cell: ({ due }) => due },
    { heading: word('documents'), share: 12, look: 'count', cell: ({ documents }) => documents },
    { heading: term('label.pages'), share: 10, look: 'count', cell: ({ pages }) => pages },
    { heading: word('how'), share: 20, cell: (entry) => verdictOf(entry, speaker) },
  ]
}

function verdictOf({ verdict, until, state }: DisposalEntry, speaker: Speaker): string {
  if (state === 'released') return speaker.term('disposalEntry.released')
  // Before it is appraised, there is a place to write.
  if (verdict === 'open') return ''
  if (verdict !== 'extend') return speaker.term(`disposalVerdict.${verdict}`)
  return `${speaker.word('keptUntil')} ${until ?? ''}`
}

function totalOfEntries(entries: readonly DisposalEntry[], { term }: Speaker): Markup {
  const sum = (of: 'documents' | 'pages') =>
    entries.filter(({ state }) => state !== 'released').reduce((total, entry) => total + entry[of], 0)
  return html`<tr><th scope="row" colspan="5">${term('label.total')}</th><td class="count">${sum('documents')}</td><td class="count">${sum('pages')}</td><td></td></tr>`
}

function lineColumns(
  lines: readonly DestroyedLine[],
  named: KindNames,
  speaker: Speaker,
): readonly ListColumn<DestroyedLine>[] {
  const { word, term } = speaker
  // Where the policy leaves titles out, there is no empty column of them.
  const titled = lines.some(({ title }) => title !== null)
  return [
    { heading: term('label.item'), share: 7, look: 'count', cell: ({ position }) => position },
    { heading: term('label.number'), share: 17, cell: ({ number }) => number },
    { heading: term('label.kind'), share: 18, cell: named },
    ...(titled ? [{ heading: term('label.title'), share: 36, cell: ({ title }: DestroyedLine) => title ?? '' }] : []),
    { heading: term('label.date'), share: 15, look: 'count', cell: ({ date }) => date ?? '' },
    { heading: term('label.pages'), share: 9, look: 'count', cell: ({ pages }) => pages ?? '' },
    {
      heading: term('label.medium'),
      share: 13,
      cell: ({ medium }) => (medium === null ? '' : term(`medium.${medium}`)),
    },
    { heading: term('label.level'), share: 14, cell: ({ level }) => speaker.find('level', level) },
    { heading: word('how'), share: 14, cell: ({ how }) => word(how) },
  ]
}

function totalOfLines(lines: readonly DestroyedLine[], { term }: Speaker): Markup {
  const titled = lines.some(({ title }) => title !== null)
  const pages = lines.reduce((sum, line) => sum + (line.pages ?? 0), 0)
  return html`<tr><th scope="row" colspan="${titled ? 5 : 4}">${term('label.total')}</th><td class="count">${pages}</td><td colspan="3"></td></tr>`
}

/** Who carried it out, and each witness: who has signed, and the places for who has not. */
function sides({ execution }: Disposal, speaker: Speaker): Markup {
  const { word } = speaker
  const { operator = null, witnesses = [] } = execution ?? {}
  const places =
    witnesses.length > 0
      ? witnesses.map(({ person, signed, form }) =>
          signed === null ? signature(null, speaker, person) : signature({ person, at: signed, form }, speaker),
        )
      : // Who they are is not said yet: the regulation wants two.
        [signature(null, speaker), signature(null, speaker)]
  const rows = [
    [word('operator'), signature(null, speaker, operator)] as const,
    ...places.map((place) => [word('witness'), place] as const),
  ]
  return signatureTable(rows)
}

/** What somebody signs as, and the place for it. */
export function signatureTable(rows: readonly (readonly [label: string, place: Markup])[]): Markup {
  return html`<table class="steps"><colgroup><col style="width:26%"/><col style="width:74%"/></colgroup><tbody>${rows.map(
    ([label, place]) => html`<tr><th scope="row">${label}</th><td>${place}</td></tr>\n`,
  )}</tbody></table>`
}
