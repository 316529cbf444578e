import type { CaseDocument } from '../../src/documents/view.ts'
import type { Signature, Transfer, TransferItem } from '../../src/transfers/view.ts'
import { html, type Markup } from './markup.ts'
import { type FormOptions, list, takeFormOptions } from './options.ts'
import { type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { signature } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

export interface TransferListOptions extends FormOptions {
  /** Documents of its batches, where they are to be listed one by one below it. */
  readonly documents?: readonly CaseDocument[] | undefined
}

/** A transfer as `transfers.get` answers it. */
export interface WholeTransfer {
  readonly transfer: Transfer
  readonly items: readonly TransferItem[]
}

/**
 * The transfer list (移交清單) that both sides sign: the batches, how many documents each holds, and what the archive
 * found at receipt.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * transferList(await clerk.transfers.get({ transfer: 'YJ2026-0001' }), { policy, locale: 'zh-Hant' })
 */
export function transferList({ transfer, items }: WholeTransfer, options: TransferListOptions): string {
  const { documents, ...taken } = takeFormOptions(options, { documents: list })
  const speaker = speakerOf(taken)
  const { word, term } = speaker
  const facts: readonly Fact[] = [
    { label: word('fromDepartment'), value: speaker.department(transfer.department) },
    { label: word('toDepartment'), value: speaker.department(taken.policy.archiveDepartment) },
    { label: term('label.sent'), value: speaker.moment(transfer.sent.at) },
    { label: term('label.state'), value: term(`transfer.${transfer.state}`) },
    ...(transfer.note ? [{ label: term('label.note'), value: transfer.note, wide: true }] : []),
  ]
  const batches = new Set(items.map(({ batch }) => batch))
  const listed = documents?.filter(({ batch }) => batches.has(batch)) ?? []
  return page(
    { title: word('transferList'), number: transfer.number, company: taken.company },
    speaker,
    html`${factTable(facts)}
<h2>${term('label.items')}</h2>
${listTable(itemColumns(speaker), items, { foot: total(items, speaker) })}
${listed.length === 0 ? null : html`<h2>${word('contents')}</h2>\n${listTable(documentColumns(speaker), listed)}`}
<h2>${term('label.signature')}</h2>
${sides(transfer, speaker)}`,
  )
}

function itemColumns(speaker: Speaker): readonly ListColumn<TransferItem>[] {
  const { word, term } = speaker
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ position }) => position },
    { heading: term('label.caseNumber'), share: 14, cell: (item) => item.case },
    { heading: term('label.title'), share: 34, cell: (item) => speaker.title(item.case) ?? '' },
    { heading: term('label.batchNumber'), share: 18, cell: ({ batch }) => batch },
    { heading: word('documents'), share: 18, look: 'count', cell: ({ documents }) => documents },
    // Before the archive has checked it, there is a place to write.
    {
      heading: word('receipt'),
      share: 14,
      cell: ({ state }) => (state === 'sent' ? '' : term(`transferItem.${state}`)),
    },
    { heading: term('label.reasons'), share: 24, cell: ({ reasons }) => reasons.join(speaker.semicolon) },
  ]
}

function total(items: readonly TransferItem[], { term }: Speaker): Markup {
  const documents = items.reduce((sum, item) => sum + item.documents, 0)
  return html`<tr><th scope="row" colspan="4">${term('label.total')}</th><td class="count">${documents}</td><td colspan="2"></td></tr>`
}

function documentColumns(speaker: Speaker): readonly ListColumn<CaseDocument>[] {
  const { word, term } = speaker
  return [
    { heading: term('label.documentNumber'), share: 19, cell: ({ number }) => number ?? '' },
    { heading: term('label.title'), share: 35, cell: ({ title }) => title },
    { heading: term('label.author'), share: 14, cell: ({ author }) => author ?? '' },
    { heading: term('label.reference'), share: 14, cell: ({ reference }) => reference ?? '' },
    {
      heading: term('label.date'),
      share: 16,

      cell: ({ date, dateMonthOnly }) => (dateMonthOnly ? (date ?? '').slice(0, 7) : (date ?? '')),
    },
    { heading: term('label.pages'), share: 10, look: 'count', cell: ({ pages }) => pages ?? '' },
    {
      heading: word('originalOrCopy'),
      share: 16,
      cell: ({ original }) => term(original ? 'label.original' : 'label.copy'),
    },
  ]
}

function sides({ sent, received }: Transfer, speaker: Speaker): Markup {
  const { term, word } = speaker
  const columns: readonly ListColumn<readonly [Signature, Signature | null]>[] = [
    {
      heading: `${word('fromSide')}${speaker.colon}${term('label.sentBy')}`,
      share: 1,
      look: 'signs',
      cell: ([from]) => signature(from, speaker),
    },
    {
      heading: `${word('toSide')}${speaker.colon}${term('label.receivedBy')}`,
      share: 1,
      look: 'signs',
      cell: ([, to]) => signature(to, speaker),
    },
  ]
  return listTable(columns, [[sent, received]])
}
