import { type Agreement, isCasekeepError } from 'casekeep'
import { agreementsOf, isHeld } from '../agreements/standing.ts'
import { caughtUp, Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { findOutsider, knowing } from '../outsiders/known.ts'
import { keepsArchive } from '../requests/whose.ts'
import { typedHash } from '../typed-hash.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { AgreementBadge, agreementAt, outsiderAt } from './agreement-parts.tsx'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { HashControl } from './hash-control.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, Fact, Facts, ProblemBox } from './parts.tsx'

/** Which of the two forms was sent, with what was typed into it. */
interface Opened {
  readonly act: 'correct' | 'end' | null
  readonly entries: Entries
  readonly problems: Problems
}
const nothingOpened: Opened = { act: null, entries: new Entries(), problems: noProblems }

/** One agreement; the archive corrects its entry here, and ends it (P8.3). */
export async function agreementPage(c: Ask) {
  const agreement = await asked(c)
  return agreement === null ? notFoundPage(c) : page(c, agreement, nothingOpened)
}

/** Whoever reloads a refused form comes back to the agreement. */
export function backToAgreement(c: Ask) {
  const { person = '', signed = '' } = c.req.query()
  return c.redirect(agreementAt({ person, signed }), 303)
}

export async function correctAgreement(c: Ask) {
  const visit = c.get('signedIn')
  const agreement = await asked(c)
  if (agreement === null) return notFoundPage(c)
  const { person, signed, version } = agreement
  const entries = await Entries.posted(c)
  try {
    await visit.desk.run('agreements.record', {
      person,
      signed,
      until: entries.given('until'),
      form: typedHash(entries.given('form')),
      version: entries.number('version'),
    })
    return done(c, agreementAt(agreement), 'agreements.record', person)
  } catch (error) {
    const problems = problemsOf(error, visit, entries)
    const now = caughtUp(problems, entries, asEntered(agreement), version, (_name, value) => value)
    return page(c, agreement, { act: 'correct', ...now })
  }
}

export async function endAgreement(c: Ask) {
  const visit = c.get('signedIn')
  const agreement = await asked(c)
  if (agreement === null) return notFoundPage(c)
  const { person, signed, version } = agreement
  const entries = await Entries.posted(c)
  try {
    const reason = entries.text('reason')
    await visit.desk.agreements.end({ person, signed, reason, version: entries.number('version') })
    return done(c, agreementAt(agreement), 'agreements.end', person)
  } catch (error) {
    const problems = problemsOf(error, visit, entries)
    const now = caughtUp(problems, entries, Entries.of({}), version, (_name, value) => value)
    return page(c, agreement, { act: 'end', ...now })
  }
}

/** The one that the address names; the library says whether the reader may know of it. */
async function asked(c: Ask): Promise<Agreement | null> {
  const { person = '', signed } = c.req.query()
  try {
    const all = await agreementsOf(c.get('signedIn'), person)
    return all.find((one) => one.signed === signed) ?? null
  } catch (error) {
    // A person's id that is none stands in the address.
    if (isCasekeepError(error, 'INVALID_INPUT')) return null
    throw error
  }
}

function asEntered({ until, form, version }: Agreement): Entries {
  return Entries.of({ until: until ?? '', form, version })
}

async function page(c: Ask, agreement: Agreement, opened: Opened) {
  const { person } = agreement
  const signedIn = c.get('signedIn')
  const isOutside = !signedIn.company.people.some(({ id }) => id === person)
  const visit = knowing(signedIn, isOutside ? [await findOutsider(signedIn, person)] : [])
  const { naming, say } = visit
  const title = say('agreementOf', { person: naming.person(person) })
  return show(
    c,
    <Layout visit={visit} title={title}>
      <Crumbs
        trail={[
          ['/agreements', say('agreements')],
          ...(isOutside ? ([[outsiderAt(person), naming.person(person)]] as const) : []),
        ]}
      />
      <div class="heading">
        <h1>{title}</h1>
        <AgreementBadge visit={visit} agreement={agreement} />
      </div>
      <Facts>
        <Fact name={naming.term('label.signed')}>{agreement.signed}</Fact>
        <Fact name={say('holdsUntil')}>{agreement.until ?? say('noEnd')}</Fact>
        {agreement.ended !== null && <Fact name={say('endedSince')}>{agreement.ended}</Fact>}
        {agreement.reason !== null && <Fact name={naming.term('label.reason')}>{agreement.reason}</Fact>}
        <Fact name={say('signedHash')}>
          <code class="hash">{agreement.form}</code>
        </Fact>
        <Fact name={say('enteredBy')}>{naming.person(agreement.recordedBy)}</Fact>
        <Fact name={say('enteredOn')}>{naming.moment(agreement.recorded)}</Fact>
      </Facts>
      {keepsArchive(visit.person) && agreement.ended === null ? (
        <Acts visit={visit} agreement={agreement} opened={opened} />
      ) : (
        <ProblemBox problems={opened.problems} />
      )}
    </Layout>,
    opened.problems.status,
  )
}

interface ActsProps {
  readonly visit: SignedIn
  readonly agreement: Agreement
  readonly opened: Opened
}

function Acts({ visit, agreement, opened }: ActsProps) {
  const { say, naming, archive } = visit
  const given = (act: Opened['act'], begin: Entries) =>
    opened.act === act ? opened : { entries: begin, problems: noProblems }
  const correct = given('correct', asEntered(agreement))
  const end = given('end', Entries.of({ version: agreement.version }))
  return (
    <section class="acts" aria-label={say('whatCanBeDone')}>
      <details class="panel" open={opened.act === 'correct'}>
        <summary>{say('correctEntry')}</summary>
        <EntryForm visit={visit} problems={correct.problems} action={actAt(agreement, 'correct')}>
          <Hidden name="version" value={correct.entries.text('version')} />
          <div class="grid">
            <TextControl
              {...{ visit, ...correct }}
              name="until"
              label={say('holdsUntil')}
              hint={say('holdsUntilHint')}
              type="date"
            />
            <HashControl {...{ visit, ...correct }} name="form" label={say('signedHash')} required />
          </div>
          <p class="submit">
            <button type="submit" class="main">
              {say('save')}
            </button>
          </p>
        </EntryForm>
      </details>
      {isHeld(agreement, archive.today()) && (
        <details class="panel" open={opened.act === 'end'}>
          <summary>{say('endIt')}</summary>
          <EntryForm visit={visit} problems={end.problems} action={actAt(agreement, 'end')}>
            <Hidden name="version" value={end.entries.text('version')} />
            <p class="muted">{say('endingMeans')}</p>
            <AreaControl {...{ visit, ...end }} name="reason" label={naming.term('label.reason')} required rows={2} />
            <p class="submit">
              <button type="submit" class="grave">
                {say('endIt')}
              </button>
            </p>
          </EntryForm>
        </details>
      )}
    </section>
  )
}

function actAt({ person, signed }: Agreement, act: 'correct' | 'end'): string {
  return `/agreements/entry/${act}?${new URLSearchParams({ person, signed })}`
}
