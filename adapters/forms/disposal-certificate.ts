import type { Certificate } from '../../src/disposal/certificate.ts'
import { signatureTable } from './destruction-list.ts'
import { html, type Markup } from './markup.ts'
import { type FormOptions, takeFormOptions } from './options.ts'
import { type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { signature } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'

/**
 * The certificate of a disposal (銷毀證明書) to print on A4: what was approved, when, where, how and by whom it was carried
 * out, before whom, how much it was, and the digests by which the destruction list and what was handed on are known.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * const { disposal } = await archivist.disposals.get({ disposal: 'XH2026-0001' })
 * disposalCertificate(disposal.certificate!, { policy, locale: 'zh-Hant' })
 */
export function disposalCertificate(certificate: Certificate, options: FormOptions): string {
  const taken = takeFormOptions(options, {})
  const speaker = speakerOf(taken)
  const { word } = speaker
  const { number, approvals, transfers } = certificate
  return page(
    { title: word('disposalCertificate'), number, company: taken.company },
    speaker,
    html`<p>${word('certifies')}</p>
${factTable(wholeFacts(certificate, speaker))}
<h2>${word('execution')}</h2>
${factTable(executionFacts(certificate, speaker))}
<h2>${word('extent')}</h2>
${listTable(extentColumns(speaker), [certificate.counts])}
${factTable(listFacts(certificate, speaker))}
<h2>${word('approvals')}</h2>
${listTable(approvalColumns(speaker), approvals)}
${transfers.length === 0 ? null : html`<h2>${word('handedOnTo')}</h2>\n${listTable(transferColumns(speaker), transfers)}`}
<h2>${word('signatures')}</h2>
${signed(certificate, speaker)}`,
  )
}

function wholeFacts({ title, proposed, policy }: Certificate, speaker: Speaker): readonly Fact[] {
  const { word, term } = speaker
  return [
    { label: term('label.title'), value: title, wide: true },
    { label: word('proposedBy'), value: speaker.person(proposed.by) },
    { label: word('proposedOn'), value: speaker.moment(proposed.at) },
    { label: term('label.policyVersion'), value: policy, wide: true },
  ]
}

function executionFacts({ place, method, begun, executed }: Certificate, speaker: Speaker): readonly Fact[] {
  const { word } = speaker
  return [
    { label: word('place'), value: place },
    { label: word('method'), value: method },
    { label: word('begun'), value: speaker.moment(begun) },
    { label: word('carriedOut'), value: executed === null ? '' : speaker.moment(executed) },
  ]
}

function extentColumns({ word }: Speaker): readonly ListColumn<Certificate['counts']>[] {
  const column = (heading: string, count: (counts: Certificate['counts']) => number) =>
    ({ heading, share: 1, look: 'count', cell: count }) as const
  return [
    column(word('casesGone'), ({ cases }) => cases),
    column(word('documents'), ({ documents }) => documents),
    column(word('pagesGone'), ({ pages }) => pages),
    column(word('entriesDestroyed'), ({ destroyed }) => destroyed),
    column(word('entriesTransferred'), ({ transferred }) => transferred),
    column(word('entriesExtended'), ({ extended }) => extended),
    column(word('entriesReleased'), ({ released }) => released),
  ]
}

/** By which the destruction list is known, which stays readable beside it. */
function listFacts({ list }: Certificate, { word }: Speaker): readonly Fact[] {
  return [
    { label: word('listLines'), value: list.lines, wide: true },
    { label: word('listDigest'), value: list.digest, wide: true },
  ]
}

type Approval = Certificate['approvals'][number]
function approvalColumns(speaker: Speaker): readonly ListColumn<Approval>[] {
  const { word, term } = speaker
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ step }) => step },
    { heading: term('label.role'), share: 30, cell: ({ role }) => speaker.find('role', role) },
    {
      heading: word('approvedBy'),
      share: 34,
      cell: ({ person, behalf }) => [
        speaker.person(person),
        behalf === null ? '' : speaker.bracketed(`${word('onBehalfOf')} ${speaker.person(behalf)}`),
      ],
    },
    { heading: word('decided'), share: 28, cell: ({ at }) => speaker.moment(at) },
  ]
}

type Transferred = Certificate['transfers'][number]
function transferColumns({ word, term }: Speaker): readonly ListColumn<Transferred>[] {
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ entry }) => entry },
    { heading: word('recipient'), share: 30, cell: ({ to }) => to },
    { heading: word('exportDigest'), share: 31, look: 'small', cell: (one) => one.export },
    { heading: word('receiptDigest'), share: 31, look: 'small', cell: ({ receipt }) => receipt },
  ]
}

function signed({ operator, witnesses, certified }: Certificate, speaker: Speaker): Markup {
  const { word } = speaker
  return signatureTable([
    [word('operator'), signature(null, speaker, operator)],
    ...witnesses.map(
      ({ person, signed: at, form }) => [word('witness'), signature({ person, at, form }, speaker)] as const,
    ),
    [word('certifiedBy'), signature({ person: certified.by, at: certified.at }, speaker)],
  ])
}
