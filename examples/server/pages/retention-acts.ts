import { type CommandName, isCasekeepError } from 'casekeep'
import { Entries, type Problems, problem, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import type { RetentionForm } from './retention-forms.tsx'
import { showWhy } from './why-date.tsx'

/** What an act of these is, as the library wants it. */
interface Act {
  readonly operation: CommandName
  /** The form that it was sent from; null of a button alone. */
  readonly form: RetentionForm | null
  readonly input: (entries: Entries) => object
  /** The control that an issue's path speaks of. */
  readonly fieldOf?: (path: readonly PropertyKey[], entries: Entries) => string
}

/** What is told about how long a case is kept, by the last part of its address. */
const acts: Readonly<Record<string, Act>> = {
  record: {
    operation: 'retention.record',
    form: 'record',
    input: (entries) => ({ record: [recorded(entries)] }),
    fieldOf: ([start, _index, ...rest], entries) => {
      if (start !== 'record') return String(start)
      const [field] = rest
      if (field === 'source') return rest[1] === 'ref' ? 'ref' : 'source'
      const fact = entries.text('record.fact')
      return field === undefined ? `${fact}.${fact === 'decision' ? 'end' : 'on'}` : `${fact}.${String(field)}`
    },
  },
  withdraw: {
    operation: 'retention.record',
    form: null,
    input: (entries) => ({
      withdraw: [
        {
          fact: entries.text('fact'),
          ...(entries.given('name') !== undefined && { name: entries.text('name') }),
        },
      ],
    }),
  },
  decide: {
    operation: 'retention.decide',
    form: 'decide',
    input: (entries) => ({ own: own(entries) }),
    fieldOf: ([start, field]) => {
      if (start !== 'own') return String(start)
      return field === 'period' || field === undefined ? 'length' : String(field)
    },
  },
  undecide: { operation: 'retention.decide', form: null, input: () => ({ own: null }) },
  relate: {
    operation: 'cases.relate',
    form: 'relate',
    input: (entries) => ({ relation: entries.text('relate.relation'), other: entries.text('relate.other') }),
  },
  unrelate: {
    operation: 'cases.unrelate',
    form: null,
    input: (entries) => ({ relation: entries.text('relation'), other: entries.text('other') }),
  },
}

export async function tellRetention(c: Ask) {
  const key = c.req.param('what')!
  const act = Object.hasOwn(acts, key) ? acts[key] : undefined
  if (act === undefined) return notFoundPage(c)
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const entries = await Entries.posted(c)
  try {
    await visit.desk.run(act.operation, {
      case: number,
      version: entries.number('version'),
      idempotencyKey: entries.given('key'),
      ...act.input(entries),
    })
    return done(c, `/cases/${number}/retention`, act.operation, number)
  } catch (error) {
    return showWhy(c, { act: act.form, entries, problems: refused(error, visit, entries, act, number) })
  }
}

/** Whoever reloads a refused form comes back to the page. */
export function backToWhy(c: Ask) {
  return c.redirect(`/cases/${encodeURIComponent(c.req.param('number')!)}/retention`, 303)
}

/** Another case that is named in the form and is not there is a mistake of typing, not of the address. */
function refused(error: unknown, visit: SignedIn, entries: Entries, act: Act, number: string): Problems {
  if (isCasekeepError(error, 'NOT_FOUND') && error.details.number !== number && act.form === 'relate') {
    return problem('relate.other', visit.say('caseNotThere', { number: error.details.number }))
  }
  const fieldOf = act.fieldOf ?? (([field]: readonly PropertyKey[]) => String(field))
  // A button alone has nothing in it to be mended: all that is wrong stands above.
  return problemsOf(error, visit, entries, (path) =>
    path.length === 0 || act.form === null ? '' : `${act.form}.${fieldOf(path, entries)}`,
  )
}

/** The fact that was chosen, with its own fields. */
function recorded(entries: Entries): object {
  const fact = entries.text('record.fact')
  const of = (field: string) => entries.given(`record.${fact}.${field}`)
  const ref = entries.given('record.ref')
  const source = { kind: entries.given('record.source') ?? 'hand', ...(ref !== undefined && { ref }) }
  switch (fact) {
    case 'given':
      return { fact, on: of('on') ?? '', source }
    case 'decision':
      return {
        fact,
        name: of('name') ?? '',
        kind: of('kind') ?? '',
        start: of('start') ?? null,
        end: of('end') ?? null,
        source,
      }
    default:
      // What is to come, and nobody knows when, has no day.
      return { fact, name: of('name') ?? '', on: of('on') ?? null, source }
  }
}

function own(entries: Entries): object {
  const of = (field: string) => entries.given(`decide.${field}`)
  const citation = of('citation') ?? ''
  if (of('how') === 'permanent') return { period: 'permanent', citation }
  const from = of('from')
  const event = from?.startsWith('event:') === true ? from.slice('event:'.length) : undefined
  const length = (of('length') ?? '').normalize('NFKC')
  return {
    period: `P${length}${of('unit') ?? 'Y'}`,
    ...(from !== undefined && { from: event === undefined ? from : { event } }),
    ...(of('action') !== undefined && { action: of('action') }),
    citation,
  }
}
