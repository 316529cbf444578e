import type { CommandName, InputIssue, PossibleAct, RequestItem, ToldItem, ToldRequest } from 'casekeep'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Entries } from '../forms.ts'
import { isOnScreen } from '../requests/on-screen.ts'
import { readNumbers } from '../requests/typed-numbers.ts'
import { typedHash } from '../typed-hash.ts'
import type { WordKey } from '../words.ts'
import { AreaControl, SelectControl, TextControl } from './controls.tsx'
import { HashControl } from './hash-control.tsx'
import { type ActForm, ConditionRows, DecidePicks, ItemChoice, ItemPicks } from './request-controls.tsx'

/** What was typed into the form of an act, by the names of its fields. */
export interface Typed {
  readonly text: (field: string) => string
  readonly given: (field: string) => string | undefined
  /** A number, or the text that is none, so that the library says what is wrong. */
  readonly numeral: (field: string) => number | string | undefined
  readonly items: readonly number[]
  /** Which of the buttons was pressed. */
  readonly pressed: string
}
export interface Button {
  /** What it says; the name of the operation where left out. */
  readonly text?: (form: ActForm) => string
  readonly value: string
  readonly grave?: boolean
}
export interface RequestAct {
  readonly operation: CommandName
  /** Done by whom it waits for: it stands open. What is rarely done is folded away. */
  readonly waits: (items: readonly RequestItem[]) => boolean
  readonly hint?: WordKey | ((form: ActForm) => readonly WordKey[])
  /** With which items it is offered here, of those with which it is possible. */
  readonly offeredWith?: (item: RequestItem) => boolean
  readonly controls: (form: ActForm) => JSX.Element
  readonly input: (typed: Typed, items: readonly RequestItem[]) => object
  /** At least one item has to be ticked. */
  readonly needsItems?: boolean
  readonly buttons?: readonly Button[]
  /** The field that an issue's path speaks of, where that is another than the path says. */
  readonly fieldOf?: (path: InputIssue['path'], typed: Typed, items: readonly RequestItem[]) => string
}

const always = () => true
const never = () => false

const withItems = (hint: WordKey): Pick<RequestAct, 'hint' | 'controls' | 'input' | 'needsItems'> => ({
  hint,
  needsItems: true,
  controls: (form) => <ItemPicks {...form} />,
  input: ({ items }) => ({ items }),
})
/** An act with one item and its reason or remark. */
const withOne = (field: 'reason' | 'remark'): Pick<RequestAct, 'controls' | 'input'> => ({
  controls: (form) => (
    <div class="grid">
      <ItemChoice {...form} />
      <AreaControl
        {...form.control(field)}
        label={form.visit.naming.term(`label.${field}`)}
        required={field === 'reason'}
        rows={2}
      />
    </div>
  ),
  input: ({ text, given, numeral }) => ({
    item: numeral('item'),
    ...(field === 'reason' ? { reason: text('reason') } : { remark: given('remark') }),
  }),
})

const unticked = (items: readonly RequestItem[], ticked: readonly number[]) =>
  items.map(({ position }) => position).filter((position) => !ticked.includes(position))

/** What is done with a request, by the last part of its address, in the order in which it stands on the page. */
export const requestActs: Readonly<Record<string, RequestAct>> = {
  resolve: {
    operation: 'requests.resolve',
    waits: always,
    hint: 'resolveHint',
    controls: ({ visit, control }) => (
      <div class="grid">
        <AreaControl
          {...control('numbers')}
          label={visit.say('numbersWanted')}
          hint={visit.say('numbersHint')}
          unmarked
          rows={2}
        />
        <AreaControl {...control('nothing')} label={visit.say('nothingFoundWhy')} unmarked rows={2} />
      </div>
    ),
    input: ({ text, pressed }) => (pressed === 'nothing' ? { nothing: text('nothing') } : readNumbers(text('numbers'))),
    buttons: [
      { value: 'found', text: ({ visit }) => visit.say('itsTheseDocuments') },
      { value: 'nothing', text: ({ visit }) => visit.say('nothingFound'), grave: true },
    ],
    fieldOf: ([start]) => (start === 'nothing' ? 'nothing' : 'numbers'),
  },
  decide: {
    operation: 'requests.decide',
    waits: always,
    controls: (form) => {
      const { visit, whole, control } = form
      return (
        <>
          <DecidePicks {...form} />
          <div class="grid">
            {whole.request.copies.asked > 0 && (
              <TextControl
                {...control('copies')}
                label={visit.say('copiesPermitted')}
                hint={visit.say('copiesAskedOnly', { asked: whole.request.copies.asked })}
                inputMode="numeric"
                unmarked
              />
            )}
            <AreaControl {...control('reason')} label={visit.say('opinion')} unmarked rows={2} />
          </div>
        </>
      )
    },
    input: ({ items: ticked, text, given, numeral, pressed }, items) =>
      pressed === 'reject'
        ? { verdict: 'reject', reason: given('reason') }
        : {
            verdict: 'approve',
            refuse: unticked(items, ticked).map((item) => ({ item, reason: text(`why.${item}`) })),
            reason: given('reason'),
            copies: numeral('copies'),
          },
    buttons: [
      { value: 'approve', text: ({ visit }) => visit.naming.term('verdict.approve') },
      { value: 'reject', text: ({ visit }) => visit.naming.term('verdict.reject'), grave: true },
    ],
    fieldOf: ([start, index], { items: ticked }, items) =>
      start === 'refuse' ? `why.${unticked(items, ticked)[Number(index)]}` : String(start),
  },
  'hand-over': {
    operation: 'requests.handOver',
    waits: always,
    ...withItems('handOverHint'),
    hint: ({ whole }) => [whole.request.outsider === null ? 'handOverHint' : 'handOverOutsiderHint'],
    controls: (form) => (
      <>
        <ItemPicks {...form} />
        {form.whole.request.outsider !== null && (
          <HashControl
            {...form.control('form')}
            label={form.visit.say('outsidersForm')}
            hint={form.visit.say('outsidersFormHint')}
            required={form.items.some(({ medium }) => medium === 'paper')}
          />
        )}
      </>
    ),
    input: ({ items, given }) => ({ items, form: typedHash(given('form')) }),
  },
  confirm: { operation: 'requests.confirm', waits: always, ...withItems('confirmHint') },
  'take-back': {
    operation: 'requests.takeBack',
    waits: (items) => items.some(({ state }) => state === 'returning'),
    hint: 'takeBackHint',
    needsItems: true,
    controls: (form) => {
      const { visit, whole, items, control } = form
      const { request } = whole
      const withForm = items.some((item) => item.state !== 'returning' && !isOnScreen({ item, request }))
      return (
        <>
          <ConditionRows {...form} />
          {withForm && (
            <HashControl {...control('form')} label={visit.say('signedForm')} hint={visit.say('signedFormHint')} />
          )}
        </>
      )
    },
    input: ({ items, text, given }) => ({
      items: items.map((item) => ({
        item,
        condition: text(`condition.${item}`),
        remark: given(`remark.${item}`),
      })),
      form: typedHash(given('form')),
    }),
    fieldOf: ([start, index, field], { items }) =>
      start === 'items' && field !== undefined ? `${String(field)}.${items[Number(index)]}` : String(start),
  },
  renewal: {
    operation: 'requests.decideRenewal',
    waits: always,
    controls: (form) => (
      <>
        <ItemChoice {...form} />
        <ul class="asked-renewals">
          {form.items.map(({ position, renewal }) =>
            renewal === null ? null : (
              <li>
                {form.items.length > 1 && `${form.visit.say('itemNumber', { n: position })} `}
                {form.visit.say('renewalUntil', { due: renewal.due, reason: renewal.reason })}
              </li>
            ),
          )}
        </ul>
        <AreaControl {...form.control('reason')} label={form.visit.say('opinion')} unmarked rows={2} />
      </>
    ),
    input: ({ numeral, given, pressed }) => ({
      item: numeral('item'),
      verdict: pressed === 'refuse' ? 'refuse' : 'grant',
      reason: given('reason'),
    }),
    buttons: [
      { value: 'grant', text: ({ visit }) => visit.naming.term('verdict.grant') },
      { value: 'refuse', text: ({ visit }) => visit.naming.term('verdict.refuse'), grave: true },
    ],
  },
  'give-back': {
    operation: 'requests.giveBack',
    waits: never,
    ...withItems('giveBackHint'),
    // What is electronic was downloaded: giving it back is a signed statement that it is deleted.
    hint: ({ items }) => [
      ...(items.some(({ medium }) => medium === 'paper') ? (['giveBackHint'] as const) : []),
      ...(items.some(({ medium }) => medium === 'electronic') ? (['deletedHint'] as const) : []),
    ],
    buttons: [
      {
        value: 'give-back',
        text: ({ visit, items }) =>
          items.every(({ medium }) => medium === 'electronic')
            ? visit.say('statesDeleted')
            : visit.naming.term('operation.requests.giveBack'),
      },
    ],
  },
  renew: { operation: 'requests.renew', waits: never, ...withOne('reason') },
  'call-off': { operation: 'requests.callOff', waits: never, ...withItems('callOffHint') },
  found: { operation: 'requests.find', waits: never, ...withOne('remark') },
  settle: {
    operation: 'requests.settle',
    waits: never,
    controls: (form) => (
      <>
        <ItemChoice {...form} />
        <div class="grid">
          <SelectControl
            {...form.control('by')}
            label={form.visit.naming.term('label.settled')}
            required
            blank={form.visit.say('choose')}
            options={(['paid', 'replaced'] as const).map((one) => [one, form.visit.naming.term(`settlement.${one}`)])}
          />
          <TextControl {...form.control('remark')} label={form.visit.naming.term('label.remark')} />
        </div>
      </>
    ),
    input: ({ numeral, text, given }) => ({ item: numeral('item'), by: text('by'), remark: given('remark') }),
  },
  recall: {
    operation: 'requests.recall',
    waits: never,
    hint: 'recallHint',
    // Who has what is overdue is told to bring it back already.
    offeredWith: ({ overdue }) => !overdue,
    ...withOne('reason'),
  },
  lost: {
    operation: 'requests.reportLost',
    waits: never,
    ...withOne('reason'),
    buttons: [{ value: 'lost', grave: true }],
  },
  copy: {
    operation: 'requests.copy',
    waits: never,
    controls: (form) => (
      <div class="grid">
        <ItemChoice {...form} />
        <TextControl
          {...form.control('copies')}
          label={form.visit.naming.term('label.copies')}
          hint={form.visit.say('copiesOf', form.whole.request.copies)}
          inputMode="numeric"
          required
        />
        <TextControl {...form.control('mark')} label={form.visit.say('markOfCopies')} required />
      </div>
    ),
    input: ({ numeral, text }) => ({ item: numeral('item'), copies: numeral('copies'), mark: text('mark') }),
  },
  reassign: {
    operation: 'requests.reassign',
    waits: never,
    hint: 'reassignHint',
    controls: ({ visit, whole, control }) => (
      <div class="grid">
        <SelectControl
          {...control('to')}
          label={visit.naming.term('thing.person')}
          required
          blank={visit.say('choose')}
          options={visit.company.people
            .filter(({ id }) => id !== whole.request.requester && id !== visit.person.id)
            .map((one) => [
              one.id,
              `${one.names[visit.language]} · ${visit.naming.department(one.departments[0] ?? '')}`,
            ])}
        />
        <AreaControl {...control('reason')} label={visit.naming.term('label.reason')} required rows={2} />
      </div>
    ),
    input: ({ text }) => ({ to: text('to'), reason: text('reason') }),
  },
  withdraw: {
    operation: 'requests.withdraw',
    waits: never,
    controls: ({ visit, control }) => (
      <AreaControl {...control('reason')} label={visit.naming.term('label.reason')} rows={2} />
    ),
    input: ({ given }) => ({ reason: given('reason') }),
    buttons: [{ value: 'withdraw', grave: true }],
  },
}

/** What stands in the fields of an act, each under the name of its control. */
export function typedIn(entries: Entries, key: string): Typed {
  const name = (field: string) => `${key}.${field}`
  const given = (field: string) => entries.given(name(field))
  return {
    text: (field) => entries.text(name(field)),
    given,
    numeral: (field) => {
      const typed = given(field)?.normalize('NFKC')
      return typed !== undefined && /^\d+$/.test(typed) ? Number(typed) : typed
    },
    items: entries.all(name('items')).flatMap((one) => (/^\d+$/.test(one) ? [Number(one)] : [])),
    pressed: entries.text('do'),
  }
}

/** The acts whose forms the page has, each with the items with which it is offered. */
export function offeredActs(
  { items }: ToldRequest,
  possible: readonly PossibleAct[],
): readonly { readonly key: string; readonly act: RequestAct; readonly items: readonly ToldItem[] }[] {
  return Object.entries(requestActs).flatMap(([key, act]) => {
    const found = possible.find(({ operation }) => operation === act.operation)
    if (found === undefined) return []
    const isMeant = ({ position, state }: ToldItem) =>
      act.operation === 'requests.decide' ? state === 'asked' : found.items.includes(position)
    const meant = items.filter((item) => isMeant(item) && (act.offeredWith?.(item) ?? true))
    return act.offeredWith !== undefined && meant.length === 0 ? [] : [{ key, act, items: meant }]
  })
}
