import type { RegisterLine } from '../../src/requests/register.ts'
import type { Request, RequestSignature } from '../../src/requests/view.ts'
import { codeOf } from './code.ts'
import { type Content, html } from './markup.ts'
import { type RegisterOptions, takeRegisterOptions, trueOrFalse } from './options.ts'
import { type ListColumn, listTable, page } from './page.ts'
import { openedAt } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

export interface RegisterPagesOptions extends RegisterOptions {
  /** A QR code of its request in each line. Default: true. */
  readonly codes?: boolean | undefined
}

/**
 * The register of loans or consultations (借閱登記表, 查閱登記表) to print on A4 across: every page with the heading, its
 * number, and in each line the places for the signatures that are still missing.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * const { items } = await archivist.requests.register({ kind: 'loan' })
 * registerPages(items, { policy, kind: 'loan', locale: 'zh-Hant' })
 */
export function registerPages(lines: readonly RegisterLine[], options: RegisterPagesOptions): string {
  const { codes = true, ...taken } = takeRegisterOptions(options, { codes: trueOrFalse })
  const speaker = speakerOf(
    taken,
    lines.map(({ outsider }) => outsider),
  )
  const numbered = lines.map((line, index) => ({ ...line, position: index + 1 }))
  return page(
    {
      title: speaker.word(taken.kind === 'loan' ? 'loanRegister' : 'consultationRegister'),
      number: null,
      company: taken.company,
      across: true,
    },
    speaker,
    listTable(columnsOf(taken, codes, speaker), numbered, { compact: true }),
  )
}

type Numbered = RegisterLine & { readonly position: number }

function columnsOf(
  { policy, kind, requests, titleOf }: RegisterOptions,
  codes: boolean,
  speaker: Speaker,
): readonly ListColumn<Numbered>[] {
  const { word, term } = speaker
  const loan = kind === 'loan'
  const known = new Map(requests?.map((request) => [request.number, request]))
  // A register is written small: who signed and on which day, one under the other.
  const when = (at: string) => (loan ? speaker.dayOf(at) : speaker.moment(at))
  const who = (said: string, at: string) => html`<div>${said}</div><div>${when(at)}</div>`
  const signs = (signed: RequestSignature | null): Content =>
    signed === null ? '' : who(speaker.person(signed.person), signed.at)
  const receipt = (item: RegisterLine['item']): Content => {
    const at = openedAt(item)
    return at === null ? signs(item.received) : who(word('openedInSystem'), at)
  }
  const of = (line: Numbered, say: (request: Request) => string) => {
    const request = known.get(line.request)
    return request === undefined ? '' : say(request)
  }
  return [
    { heading: term('label.item'), share: 7, look: 'count', cell: ({ position }) => position },
    {
      heading: word('requestNumber'),
      share: 15,
      look: 'count',
      cell: ({ request }) => [codes ? codeOf(request, request) : null, request],
    },
    { heading: term('label.documentNumber'), share: 16, cell: ({ item }) => item.document ?? item.case },
    ...(titleOf === undefined
      ? []
      : [
          {
            heading: term('label.title'),
            share: 26,
            cell: ({ item }: Numbered) => speaker.title(item.document ?? item.case) ?? '',
          },
        ]),
    {
      heading: word(loan ? 'borrower' : 'reader'),
      share: 13,
      cell: (line) => [
        html`<div>${speaker.person(line.item.person)}</div>`,
        line.outsider === null ? null : html`<div>${line.outsider.organization}</div>`,
        of(line, ({ department }) => speaker.department(department)),
      ],
    },
    ...(requests === undefined
      ? []
      : [{ heading: term('label.purpose'), share: 18, cell: (line: Numbered) => of(line, ({ purpose }) => purpose) }]),
    { heading: word(loan ? 'borrowerSigns' : 'readerSigns'), share: 14, cell: ({ item }) => receipt(item) },
    { heading: word(loan ? 'lentBy' : 'shownBy'), share: 14, cell: ({ item }) => signs(item.offered) },
    {
      heading: word('dueBack'),
      share: 13,
      cell: ({ item }) => [
        html`<div>${item.due ?? ''}</div>`,
        item.overdue ? html`<strong>${term('label.overdue')}</strong>` : null,
        item.late > 0
          ? html`<div>${speaker.labeled(word(`late_${policy.settings.loans.overdueCounts}`), String(item.late))}</div>`
          : null,
      ],
    },
    { heading: word('returnerSigns'), share: 14, cell: ({ item }) => signs(item.givenBack) },
    { heading: word('takenBackBy'), share: 14, cell: ({ item }) => signs(item.takenBack) },
    {
      heading: word('condition'),
      share: 12,
      cell: ({ item }) => conditionOf(item, speaker),
    },
    {
      heading: term('label.copies'),
      share: 10,
      cell: ({ item: { copies, copyMark } }) =>
        copies === 0 ? '' : [html`<div>${copies}</div>`, html`<div>${copyMark ?? ''}</div>`],
    },
    { heading: term('label.remark'), share: 14, cell: ({ item }) => item.remark ?? '' },
  ]
}

function conditionOf({ condition, settled, state }: RegisterLine['item'], { term }: Speaker): string {
  if (settled !== null) return term(`settlement.${settled}`)
  if (condition !== null) return term(`condition.${condition}`)
  return state === 'lost' ? term('requestItem.lost') : ''
}
