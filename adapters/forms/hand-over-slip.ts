import type { RequestItemState } from '../../src/machines/request-item.ts'
import type { WholeRequest } from '../../src/requests/shared.ts'
import { conditions, type RequestItem, type RequestSignature } from '../../src/requests/view.ts'
import { html, type Markup } from './markup.ts'
import { type FormOptions, list, takeFormOptions } from './options.ts'
import { choices, type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { positionsText } from './positions.ts'
import { signature } from './signatures.ts'
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
    { label: word(loan ? 'borrower' : 'reader'), value: speaker.person(request.requester) },
    { label: term('label.department'), value: speaker.department(request.department) },
    ...(request.outsider
      ? [{ label: term('label.outsider'), value: speaker.outsider(request.outsider), wide: true }]
      : []),
    { label: term('label.purpose'), value: request.purpose, wide: true },
  ]
  return page(
    { title: word(loan ? 'loanSlip' : 'consultationSlip'), number: request.number, company: taken.company },
    speaker,
    html`${factTable(facts)}
<h2>${term('label.items')}</h2>
${listTable(itemColumns(speaker), handled)}
<h2>${word('handOver')}</h2>
${signOffs(handled, ['offered', 'received'], [word('handlerSigns'), word(loan ? 'borrowerSigns' : 'readerSigns')], speaker)}
<h2>${word('giveBack')}</h2>
${signOffs(handled, ['givenBack', 'takenBack'], [word('returnerSigns'), word('handlerSigns')], speaker)}`,
  )
}

function itemColumns(speaker: Speaker): readonly ListColumn<RequestItem>[] {
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
    { heading: word('condition'), share: 22, look: 'small', cell: (item) => conditionOf(item, speaker) },
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

/** One line for what changed hands at once: items whose both sides signed alike. */
function signOffs(
  items: readonly RequestItem[],
  [first, second]: readonly [Act, Act],
  [firstSigns, secondSigns]: readonly [string, string],
  speaker: Speaker,
): Markup {
  const together = new Map<string, RequestItem[]>()
  for (const item of items) {
    const acts = JSON.stringify([item[first], item[second]].map((one) => one && [one.person, one.at, one.form]))
    together.set(acts, [...(together.get(acts) ?? []), item])
  }
  const signs = (act: Act) => (group: readonly RequestItem[]) =>
    signature(group[0]![act] satisfies RequestSignature | null, speaker)
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
