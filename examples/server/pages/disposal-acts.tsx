import type { CommandName, DisposalEntry, InputIssue } from 'casekeep'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { peopleOf } from '../disposals/people.ts'
import { isToHandOn, portion, toDestroy, type WholeDisposal } from '../disposals/whole.ts'
import { appraised } from '../disposals/whose.ts'
import type { Entries } from '../forms.ts'
import { typedHash } from '../typed-hash.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { AreaControl, SelectControl, TextControl } from './controls.tsx'
import {
  type ActForm,
  AppraisalRows,
  EntryPicks,
  NextPortion,
  TransferRows,
  WitnessControls,
} from './disposal-controls.tsx'
import { HashControl } from './hash-control.tsx'

/** What was typed into the form of an act, by the names of its fields. */
export interface TypedAct {
  readonly text: (field: string) => string
  readonly given: (field: string) => string | undefined
  readonly all: (field: string) => readonly string[]
  /** Which of the buttons was pressed. */
  readonly pressed: string
}
interface ActButton {
  readonly value: string
  /** What it says; the name of the operation where left out. */
  readonly text?: (form: ActForm) => string
  readonly grave?: boolean
  readonly quiet?: boolean
  readonly isShown?: (form: ActForm) => boolean
}
export interface DisposalAct {
  readonly operation: CommandName
  /** Whether it stands open: it is the next thing to do with the list. What is rarely done is folded away. */
  readonly isNext: (whole: WholeDisposal, visit: SignedIn) => boolean
  readonly hint?: WordKey
  readonly controls: (form: ActForm) => JSX.Element | null
  readonly input: (typed: TypedAct, whole: WholeDisposal, visit: SignedIn) => object
  /** Something has to be ticked or chosen, under the control of this name. */
  readonly needs?: string
  readonly buttons?: readonly ActButton[]
  /** The field that an issue's path speaks of, where that is another than the path says. */
  readonly fieldOf?: (path: InputIssue['path'], input: Readonly<Record<string, unknown>>) => string
}

const always = () => true
const never = () => false
const places = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const isOpen = ({ state }: DisposalEntry) => state === 'listed' || state === 'approved'
const ofEntry = (list: unknown, index: unknown) =>
  (list as readonly { readonly entry: number }[])[Number(index)]?.entry ?? 0

/** What is done with a disposal, by the last part of its address, in the order in which it stands on the page. */
export const disposalActs: Readonly<Record<string, DisposalAct>> = {
  appraise: {
    operation: 'disposals.appraise',
    isNext: ({ counts }) => counts.unappraised > 0,
    hint: 'appraiseHint',
    controls: (form) => <AppraisalRows {...form} />,
    needs: 'entries',
    input: ({ text, given, pressed }, { entries }, visit) => {
      const mine = appraised(entries, visit)
      if (pressed === 'rest') {
        const rest = mine.filter(({ verdict }) => verdict === 'open')
        return { entries: rest.map(({ position: entry }) => ({ entry, verdict: 'destroy' })) }
      }
      return { entries: mine.flatMap((entry) => changedAppraisal(entry, { text, given })) }
    },
    buttons: [
      { value: 'save', text: ({ visit }) => visit.say('saveAppraisal') },
      {
        value: 'rest',
        text: ({ visit, whole }) => visit.count('destroyTheRest', unappraisedOf(whole, visit)),
        quiet: true,
        isShown: ({ whole, visit }) => unappraisedOf(whole, visit) > 0,
      },
    ],
    fieldOf: ([start, index, field], { entries }) =>
      start === 'entries' && index !== undefined
        ? `${field === undefined || field === 'entry' ? 'verdict' : String(field)}.${ofEntry(entries, index)}`
        : 'entries',
  },
  submit: {
    operation: 'disposals.submit',
    isNext: always,
    hint: 'submitDisposalHint',
    controls: () => null,
    input: () => ({}),
  },
  decide: {
    operation: 'disposals.decide',
    isNext: always,
    controls: ({ visit, control }) => (
      <AreaControl {...control('reason')} label={visit.say('opinion')} unmarked rows={2} />
    ),
    input: ({ given, pressed }) => ({ verdict: pressed === 'reject' ? 'reject' : 'approve', reason: given('reason') }),
    buttons: [
      { value: 'approve', text: ({ visit }) => visit.naming.term('verdict.approve') },
      { value: 'reject', text: ({ visit }) => visit.say('sendBackDisposal'), grave: true },
    ],
  },
  begin: {
    operation: 'disposals.begin',
    isNext: always,
    hint: 'beginHint',
    controls: ({ visit, control }) => (
      <div class="grid">
        <TextControl {...control('place')} label={visit.say('executionPlace')} required />
        <TextControl
          {...control('method')}
          label={visit.say('executionMethod')}
          hint={visit.say('executionMethodHint')}
          required
        />
        <SelectControl
          {...control('operator')}
          label={visit.say('operatorOf')}
          required
          blank={visit.say('choose')}
          options={peopleOf(visit)}
        />
        <WitnessControls visit={visit} control={control} />
      </div>
    ),
    input: ({ text, given }, _whole, { archive }) => ({
      place: text('place'),
      method: text('method'),
      operator: text('operator'),
      witnesses: places(archive.policy.settings.disposal.witnesses).flatMap((n) => given(`witnesses.${n}`) ?? []),
    }),
    fieldOf: ([start, index]) => (start === 'witnesses' ? `witnesses.${Number(index ?? 0) + 1}` : String(start)),
  },
  execute: {
    operation: 'disposals.execute',
    isNext: ({ counts }) => counts.approved > 0,
    controls: (form) => <NextPortion {...form} />,
    input: () => ({}),
    buttons: [
      {
        value: 'execute',
        text: ({ visit, whole }) => visit.count('executeNext', Math.min(portion, toDestroy(whole))),
        grave: true,
      },
    ],
  },
  'hand-on': {
    operation: 'disposals.execute',
    isNext: ({ entries }) => entries.some(isToHandOn),
    hint: 'handOnHint',
    controls: (form) => <TransferRows {...form} entriesToHandOn={form.whole.entries.filter(isToHandOn)} />,
    needs: 'transfers',
    input: ({ text }, { entries }) => ({
      transfers: entries.filter(isToHandOn).flatMap(({ position: entry }) => {
        const of = (field: string) => text(`${field}.${entry}`)
        const [to, exported, receipt] = [of('to'), of('export'), of('receipt')]
        if (to === '' && exported === '' && receipt === '') return []
        return [{ entry, to, export: typedHash(exported), receipt: typedHash(receipt) }]
      }),
    }),
    buttons: [{ value: 'hand-on', text: ({ visit }) => visit.say('handOn'), grave: true }],
    fieldOf: ([start, index, field], { transfers }) =>
      start === 'transfers' && index !== undefined
        ? `${field === undefined || field === 'entry' ? 'to' : String(field)}.${ofEntry(transfers, index)}`
        : 'transfers',
  },
  witness: {
    operation: 'disposals.witness',
    isNext: always,
    controls: ({ visit, whole, control }) => {
      const unsigned = whole.disposal.execution?.witnesses.filter(({ signed }) => signed === null) ?? []
      const isWitness = unsigned.some(({ person }) => person === visit.person.id)
      const others = unsigned.filter(({ person }) => person !== visit.person.id)
      return (
        <>
          <p class="muted">{visit.say(isWitness ? 'witnessHint' : 'witnessFormHint')}</p>
          {(!isWitness || others.length > 0) && (
            <div class="grid">
              <SelectControl
                {...control('witness')}
                label={visit.naming.term('thing.witness')}
                {...(isWitness ? { blank: visit.say('myself'), unmarked: true } : { required: true })}
                options={(isWitness ? others : unsigned).map(({ person }) => [person, visit.naming.person(person)])}
              />
              <HashControl
                {...control('form')}
                label={visit.say('signedList')}
                {...(isWitness ? { unmarked: true } : { required: true })}
              />
            </div>
          )}
        </>
      )
    },
    input: ({ given }) => ({ witness: given('witness'), form: typedHash(given('form')) }),
    fieldOf: ([field]) => String(field),
  },
  certify: {
    operation: 'disposals.certify',
    isNext: always,
    hint: 'certifyHint',
    controls: () => null,
    input: () => ({}),
  },
  release: {
    operation: 'disposals.release',
    isNext: never,
    hint: 'releaseHint',
    controls: (form) => (
      <>
        <EntryPicks {...form} entries={form.entries} offered={form.whole.entries.filter(isOpen)} />
        <AreaControl {...form.control('reason')} label={form.visit.naming.term('label.reason')} required rows={2} />
      </>
    ),
    needs: 'entries',
    input: ({ all, text }) => ({
      entries: all('entries').flatMap((one) => (/^\d+$/.test(one) ? [Number(one)] : [])),
      reason: text('reason'),
    }),
    fieldOf: ([start]) => String(start),
  },
  abort: {
    operation: 'disposals.abort',
    isNext: never,
    hint: 'abortHint',
    controls: ({ visit, control }) => (
      <AreaControl {...control('reason')} label={visit.naming.term('label.reason')} required rows={2} />
    ),
    input: ({ text }) => ({ reason: text('reason') }),
    buttons: [{ value: 'abort', grave: true }],
  },
}

const unappraisedOf = ({ entries }: WholeDisposal, visit: SignedIn) =>
  appraised(entries, visit).filter(({ verdict }) => verdict === 'open').length

/** What an appraiser has said otherwise than it stands; what nobody has touched is not said again. */
function changedAppraisal(
  { position: entry, verdict: was, until: day, reason: why }: DisposalEntry,
  { text, given }: Pick<TypedAct, 'text' | 'given'>,
): readonly object[] {
  const verdict = text(`verdict.${entry}`)
  if (verdict === '') return []
  const [until, reason] = [given(`until.${entry}`), given(`reason.${entry}`)]
  const isSame = verdict === was && (reason ?? null) === why && (verdict !== 'extend' || (until ?? null) === day)
  if (isSame) return []
  return [
    verdict === 'extend'
      ? { entry, verdict, until: until ?? '', reason: reason ?? '' }
      : { entry, verdict, reason: reason ?? (verdict === 'transfer' ? '' : undefined) },
  ]
}

/** What stands in the fields of an act, each under the name of its control. */
export function typedOf(entries: Entries, key: string): TypedAct {
  const name = (field: string) => `${key}.${field}`
  return {
    text: (field) => entries.text(name(field)),
    given: (field) => entries.given(name(field)),
    all: (field) => entries.all(name(field)),
    pressed: entries.text('do'),
  }
}
