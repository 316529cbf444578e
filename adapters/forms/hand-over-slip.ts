import type { RequestItemState } from '../../src/machines/request-item.ts'
import type { WholeRequest } from '../../src/requests/shared.ts'
import { conditions, type RequestItem, type RequestSignature } from '../../src/requests/view.ts'
import { html, type Markup } from './markup.ts'
import { type FormOptions, list, takeFormOptions } from './options.ts'
import { choices, type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { positionsText } from './positions.ts'
import { opened, openedAt, signature } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

export interface SlipOptions extends FormOptions {
  /** Positions of the items that it is for, where they come and go in parts; all that was granted where left out. */
  readonly items?: readonly number[] | undefined
}

/** What was never granted, or never fetched, changes no hands. */
const stays: readonly RequestItemState[] = ['asked', 'refused', 'withdrawn', 'expired']

/**
 * The slip with which records change hands (借閱資料交接歸還單): what is handed over, in what condition it came back, and
 * both sides' signatures each time, filled in where they have signed.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * handOverSlip(await archivist.requests.get({ request: 'JY2026-0001' }), { policy, items: [1, 2] })
 */
export function handOverSlip({ request, items }: WholeRequest, options: SlipOptions): string {
  const { items: wanted, ...taken } = takeFormOptions(options, { items: list })
  const speaker = speakerOf(taken, [request.outsider])
  const loan = request.kind === 'loan'
  const { word, term } = speaker
  const handled = items.filter(({ position, state }) => wanted?.includes(position) ?? !stays.includes(state))
  const facts: readonly Fact[] = [
    {
      label: word(loan ? 'borrower' : 'reader'),
      value: request.outsider ? speaker.outsider(request.outsider) : speaker.person(request.requester),
      wide: request.outsider !== null,
    },
    ...(request.outsider ? [{ label: term('label.requester'), value: speaker.person(request.requester) }] : []),
    { label: term('label.department'), value: speaker.department(request.department) },
    { label: term('label.purpose'), value: request.purpose, wide: true },
  ]
  const brought = handled.filter((item) => isBrought(item, loan))
  const signs: Signs = { speaker, borrower: request.outsider?.person ?? null }
  return page(
    { title: word(loan ? 'loanSlip' : 'consultationSlip'), number: request.number, company: taken.company },
    speaker,
    html`${factTable(facts)}
<h2>${term('label.items')}</h2>
${listTable(itemColumns(loan, speaker), handled)}
<h2>${word('handOver')}</h2>
${signOffs(handled, ['offered', 'received'], [word('handlerSigns'), word(loan ? 'borrowerSigns' : 'readerSigns')], signs)}
${
  brought.length === 0
    ? null
    : html`<h2>${word('giveBack')}</h2>
${signOffs(brought, ['givenBack', 'takenBack'], [word('returnerSigns'), word('handlerSigns')], signs)}`
}`,
  )
}

/** What was read on screen ends by itself: nobody brings it back, in whatever condition. */
function isBrought({ medium, takenBack }: RequestItem, loan: boolean): boolean {
  return loan || medium === 'paper' || takenBack !== null
}

function itemColumns(loan: boolean, speaker: Speaker): readonly ListColumn<RequestItem>[] {
  const { term, word } = speaker
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ position }) => position },
    { heading: term('label.documentNumber'), share: 17, cell: (item) => item.document ?? item.case },
    {
      heading: term('label.title'),
      share: 32,
      cell: (item) => speaker.title(item.document ?? item.case) ?? '',
    },
    { heading: term('label.medium'), share: 14, cell: ({ medium }) => term(`medium.${medium}`) },
    { heading: word('dueBack'), share: 16, cell: ({ due }) => due ?? '' },
    {
      heading: word('condition'),
      share: 22,
      look: 'small',
      cell: (item) => (isBrought(item, loan) ? conditionOf(item, speaker) : ''),
    },
    { heading: term('label.remark'), share: 18, cell: ({ remark }) => remark ?? '' },
  ]
}

/** What is lost came back in no condition. */
function conditionOf({ state, condition, settled }: RequestItem, { term }: Speaker): Markup {
  if (settled !== null) return html`${term(`settlement.${settled}`)}`
  if (state === 'lost') return html`${term('requestItem.lost')}`
  return choices(conditions.map((one) => [term(`condition.${one}`), condition === one]))
}

type Act = 'offered' | 'received' | 'givenBack' | 'takenBack'

interface Signs {
  readonly speaker: Speaker
  /** Whose signature is waited for, where that is not who asked. */
  readonly borrower: string | null
}

/** One line for what changed hands at once: items whose both sides signed alike. */
function signOffs(
  items: readonly RequestItem[],
  [first, second]: readonly [Act, Act],
  [firstSigns, secondSigns]: readonly [string, string],
  { speaker, borrower }: Signs,
): Markup {
  const together = new Map<string, RequestItem[]>()
  for (const item of items) {
    const signed = [item[first], item[second]].map((one) => one && [one.person, one.at, one.form])
    const acts = JSON.stringify([...signed, second === 'received' && openedAt(item)])
    together.set(acts, [...(together.get(acts) ?? []), item])
  }
  const signs = (act: Act) => (group: readonly RequestItem[]) => {
    const item = group[0]!
    const at = act === 'received' ? openedAt(item) : null
    if (at !== null) return opened(at, speaker)
    const expected = act === 'received' || act === 'givenBack' ? borrower : null
    return signature(item[act] satisfies RequestSignature | null, speaker, expected)
  }
  const columns: readonly ListColumn<readonly RequestItem[]>[] = [
    {
      heading: speaker.word('itemNumbers'),
      share: 16,
      look: 'count',
      cell: (group) =>
        positionsText(
          group.map(({ position }) => position),
          speaker,
        ),
    },
    { heading: firstSigns, share: 42, look: 'signs', cell: signs(first) },
    { heading: secondSigns, share: 42, look: 'signs', cell: signs(second) },
  ]
  return listTable(columns, [...together.values()])
}
