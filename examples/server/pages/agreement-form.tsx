import type { Agreement } from 'casekeep'
import { type Signer, signersFor } from '../agreements/people.ts'
import { agreementsOf } from '../agreements/standing.ts'
import { alongWith, Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import { typedHash } from '../typed-hash.ts'
import type { Ask } from '../visit.ts'
import { agreementAt } from './agreement-parts.tsx'
import { done, show } from './answer.ts'
import { Key, SelectControl, Submit, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { HashControl } from './hash-control.tsx'
import { Layout } from './layout.tsx'
import { Crumbs } from './parts.tsx'

/** The form by which the archive enters what somebody signed on paper (P8.3). */
export async function newAgreementPage(c: Ask) {
  const { archive } = c.get('signedIn')
  return form(c, Entries.of({ person: c.req.query('person'), signed: archive.today() }), noProblems)
}

export async function recordAgreement(c: Ask) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const entries = await Entries.posted(c)
  const [person, signed] = [entries.text('person'), entries.text('signed')]
  const input = {
    person,
    signed,
    until: entries.given('until'),
    form: typedHash(entries.given('form')),
    idempotencyKey: entries.given('key'),
  }
  const isKnown = (await signersFor(visit)).some((one) => one.person === person)
  // The same person and day again would change that entry; the same form again changes nothing.
  const known = isKnown ? (await agreementsOf(visit, person)).find((one) => one.signed === signed) : undefined
  const wrong = !isKnown
    ? problem('person', visit.say('mustChoose'))
    : known !== undefined && isOther(input, known)
      ? problem('signed', visit.say('agreementKnown'))
      : null
  if (wrong !== null) return form(c, entries, alongWith(wrong, 'agreements.record', input, visit, entries))
  try {
    await visit.desk.run('agreements.record', input)
    return done(c, agreementAt({ person, signed }), 'agreements.record', person)
  } catch (error) {
    return form(c, entries, problemsOf(error, visit, entries))
  }
}

function isOther(
  typed: { readonly until: string | undefined; readonly form: string | undefined },
  { until, form }: Agreement,
): boolean {
  return (typed.until ?? null) !== until || typed.form !== form
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const { naming, say } = visit
  const signers = await signersFor(visit)
  const title = naming.term('operation.agreements.record')
  const control = (name: string) => ({ visit, entries, problems, name })
  return show(
    c,
    <Layout visit={visit} title={title}>
      <Crumbs trail={[['/agreements', say('agreements')]]} />
      <h1>{title}</h1>
      <EntryForm visit={visit} problems={problems} action="/agreements/new">
        <Key />
        <div class="grid">
          <SelectControl
            {...control('person')}
            label={say('whoSigned')}
            required
            blank={say('choose')}
            options={signers.map(optionOf)}
          />
          <TextControl {...control('signed')} label={naming.term('label.signed')} type="date" required />
          <TextControl {...control('until')} label={say('holdsUntil')} hint={say('holdsUntilHint')} type="date" />
          <HashControl {...control('form')} label={say('signedHash')} required />
        </div>
        <Submit visit={visit} text={title} back="/agreements" />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}

const optionOf = ({ person, name, of }: Signer) => [person, `${name} · ${of}`] as const
