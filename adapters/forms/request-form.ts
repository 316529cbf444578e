import type { WholeRequest } from '../../src/requests/shared.ts'
import type { Request, RequestItem, RequestStep, StepDecision } from '../../src/requests/view.ts'
import { type Content, html, type Markup } from './markup.ts'
import { type FormOptions, takeFormOptions } from './options.ts'
import { choices, type Fact, factTable, type ListColumn, listTable, page } from './page.ts'
import { positionsText } from './positions.ts'
import { signature } from './signatures.ts'
import { type Speaker, speakerOf } from './speaker.ts'
import { opinionOf } from './words.ts'

/**
 * The request form of a loan or a consultation (借閱申請表, 查閱申請表) as one document to print on A4: what was asked for,
 * and a place for each step's opinion, signature and date, filled in where it is decided.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * requestForm(await clerk.requests.get({ request: 'JY2026-0001' }), { policy, locale: 'zh-Hant' })
 */
export function requestForm({ request, items, steps }: WholeRequest, options: FormOptions): string {
  const taken = takeFormOptions(options, {})
  const speaker = speakerOf(taken, [request.outsider])
  const title = speaker.word(request.kind === 'loan' ? 'loanForm' : 'consultationForm')
  return page(
    { title, number: request.number, company: taken.company },
    speaker,
    html`${factTable(factsOf({ request, steps }, speaker))}
<h2>${speaker.word('items')}</h2>
${items.length === 0 ? html`<p>${speaker.word('noItems')}</p>` : listTable(itemColumns(request.reason, speaker), items)}
<h2>${speaker.word('approvals')}</h2>
${opinions({ request, items, steps }, speaker)}`,
  )
}

function factsOf({ request, steps }: Pick<WholeRequest, 'request' | 'steps'>, speaker: Speaker): readonly Fact[] {
  const { term, word, labeled } = speaker
  // The opinion of who rejected it stands beside their signature.
  const opinions = steps.flatMap(({ decisions }) => decisions.map(({ reason }) => reason))
  const saidByApprover = opinions.includes(request.reason)
  const { asked, allowed, made } = request.copies
  const comma = speaker.locale === 'en' ? ', ' : '，'
  const copies = [
    labeled(word('copiesAsked'), String(asked)),
    labeled(word('copiesAllowed'), request.decided === null ? '____' : String(allowed)),
    ...(made > 0 ? [labeled(word('copiesMade'), String(made))] : []),
  ].join(comma)
  return [
    { label: term('label.requester'), value: speaker.person(request.requester) },
    { label: term('label.department'), value: speaker.department(request.department) },
    { label: term('label.asked'), value: speaker.moment(request.asked) },
    { label: term('label.level'), value: request.level === null ? '' : speaker.find('level', request.level) },
    ...(request.outsider
      ? [{ label: term('label.outsider'), value: speaker.outsider(request.outsider), wide: true }]
      : []),
    { label: term('label.purpose'), value: request.purpose, wide: true },
    ...(request.description ? [{ label: term('label.description'), value: request.description, wide: true }] : []),
    periodOf(request, speaker),
    { label: term('label.copies'), value: copies },
    { label: term('label.state'), value: speaker.find('request', request.state) },
    { label: word('decided'), value: request.decided ? speaker.moment(request.decided) : '' },
    ...(request.reason && !saidByApprover ? [{ label: term('label.reason'), value: request.reason, wide: true }] : []),
  ]
}

function periodOf({ kind, from, until, days }: Request, { word }: Speaker): Fact {
  if (kind === 'consultation') return { label: word('period'), value: from === until ? from : `${from} – ${until}` }
  return { label: word('loanPeriod'), value: days === null ? word('asAllowed') : `${days} ${word('workingDays')}` }
}

function itemColumns(rejection: string | null, speaker: Speaker): readonly ListColumn<RequestItem>[] {
  const { term, word } = speaker
  return [
    { heading: term('label.item'), share: 8, look: 'count', cell: ({ position }) => position },
    { heading: term('label.caseNumber'), share: 14, cell: (item) => item.case },
    { heading: term('label.documentNumber'), share: 18, cell: ({ document }) => document ?? word('wholeCase') },
    {
      heading: term('label.title'),
      share: 36,
      cell: (item) => (item.document === null ? null : speaker.title(item.document)) ?? speaker.title(item.case) ?? '',
    },
    { heading: term('label.medium'), share: 14, cell: ({ medium }) => term(`medium.${medium}`) },
    {
      heading: word('result'),
      share: 22,
      cell: (item) => resultOf(item, rejection, speaker),
    },
  ]
}

/** What was decided, and not what became of it since. Until it is decided there is a place to write. */
function resultOf({ state, reason }: RequestItem, rejection: string | null, { word, colon }: Speaker): string {
  switch (state) {
    case 'asked':
      return ''
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return [word(`result_${state}`), ...(reason && reason !== rejection ? [reason] : [])].join(colon)
    default:
      return word('result_granted')
  }
}

/** The requester's own signature, and a place for each step. */
function opinions({ request, steps }: WholeRequest, speaker: Speaker): Markup {
  const rows: readonly (readonly [Content, Content])[] = [
    [speaker.word('applicant'), signature({ person: request.requester, at: request.asked }, speaker)],
    ...steps.map((step) => [heading(step, speaker), decisionsOf(step, speaker)] as const),
  ]
  return html`<table class="steps"><colgroup><col style="width:26%"/><col style="width:74%"/></colgroup><tbody>${rows.map(
    ([label, content]) => html`<tr><th scope="row">${label}</th><td>${content}</td></tr>\n`,
  )}</tbody></table>`
}

function heading({ role, department, movedFrom, people, state }: RequestStep, speaker: Speaker): Markup {
  const { word, labeled } = speaker
  const small = [
    ...(department === null ? [] : [speaker.department(department)]),
    ...(movedFrom === null ? [] : [labeled(word('originally'), speaker.term(`role.${movedFrom}`))]),
    ...(people.length === 0 || state === 'dropped'
      ? []
      : [labeled(word('namedPeople'), people.map(speaker.person).join(speaker.comma))]),
  ]
  return html`${opinionOf(role, speaker.locale)}${small.map((text) => html`<div class="small">${text}</div>`)}`
}

function decisionsOf({ state, decisions, people, need }: RequestStep, speaker: Speaker): Content {
  const made = decisions.map((decision) => decided(decision, speaker))
  if (state === 'dropped') return [...made, html`<div class="decision">${speaker.term('approval.dropped')}</div>`]
  if (state === 'approved' || state === 'rejected') return made
  // Where all who are named have to decide, each who has not has a place of their own.
  const missing = people.filter((one) => !decisions.some(({ person, behalf }) => person === one || behalf === one))
  const places = need === 'all' && missing.length > 0 ? missing : [people.length === 1 ? people[0]! : null]
  return [...made, ...places.map((person) => toDecide(person, speaker))]
}

function decided(decision: StepDecision, speaker: Speaker): Markup {
  const { verdict, reason, refused } = decision
  const items = speaker.word(refused.length === 1 ? 'refusedItem' : 'refusedItems')
  const left = refused.length === 0 ? '' : `${items} ${positionsText(refused, speaker)}`
  return html`<div class="decision">${verdicts(verdict, speaker)}<div class="opinion">${[reason ?? '', left].filter((text) => text !== '').join('\n')}</div>${signature(decision, speaker)}</div>`
}

function toDecide(person: string | null, speaker: Speaker): Markup {
  return html`<div class="decision">${verdicts(null, speaker)}<div class="opinion empty"></div>${signature(null, speaker, person)}</div>`
}

function verdicts(verdict: StepDecision['verdict'] | null, { term }: Speaker): Markup {
  return choices([
    [term('verdict.approve'), verdict === 'approve'],
    [term('verdict.reject'), verdict === 'reject'],
  ])
}
