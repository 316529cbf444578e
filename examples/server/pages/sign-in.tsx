import type { Person } from '../company.ts'
import { Entries } from '../forms.ts'
import { ownAddress } from '../own-address.ts'
import type { Sessions } from '../sessions.ts'
import type { SigningIn } from '../signing-in.ts'
import type { Ask, Visit } from '../visit.ts'
import { show } from './answer.ts'
import { Hidden } from './controls.tsx'
import { Form } from './form.tsx'
import { KeptNote } from './keep-form.tsx'
import { Layout } from './layout.tsx'

interface SignInState {
  /** What was wrong with the attempt before. */
  readonly problem?: string
  readonly status?: 403 | 422 | 429
  readonly account?: string
  /** Where it goes on once somebody is signed in. */
  readonly back?: string
  /** Somebody's session was over when they sent a form. */
  readonly ended?: boolean
}

export async function signIn(c: Ask, signingIn: SigningIn, sessions: Sessions) {
  const { company, say, count } = c.get('visit')
  const form = await Entries.posted(c)
  const { account, back } = { account: form.text('account'), back: form.text('back') }
  const goOn = (person: Person) => {
    sessions.begin(c, person.id)
    return c.redirect(ownAddress(back), 303)
  }
  if (company.demonstration !== undefined && form.has('person')) {
    const person = company.people.find((one) => one.id === form.text('person'))
    return person === undefined ? signInPage(c, { problem: say('unknownPerson'), status: 422, back }) : goOn(person)
  }
  const answer = await signingIn.check(account, form.all('password')[0] ?? '', c.get('connection').address)
  if ('person' in answer) return goOn(answer.person)
  if ('wrong' in answer) return signInPage(c, { problem: say('wrongAccountOrPassword'), status: 422, account, back })
  const { waitSeconds } = answer
  c.header('Retry-After', String(waitSeconds))
  const problem =
    waitSeconds < 90 ? count('tooManyAttempts', waitSeconds) : count('tooManyAttemptsLong', Math.ceil(waitSeconds / 60))
  return signInPage(c, { problem, status: 429, account, back })
}

export function signInPage(c: Ask, state: SignInState = {}) {
  const visit = c.get('visit')
  const { say, company } = visit
  const { problem, status = 200, account = '', ended = c.req.query('ended') === 'yes' } = state
  const back = ownAddress(state.back ?? c.req.query('back'))
  const said = problem ?? (ended ? say('sessionEnded') : null)
  return show(
    c,
    <Layout visit={visit} title={say('signIn')}>
      <h1>{say('signIn')}</h1>
      {said !== null && (
        <div class="problems" role="alert">
          <p>{said}</p>
          {ended && <KeptNote visit={visit} />}
        </div>
      )}
      <Form visit={visit} action="/sign-in" class="entry account">
        <Hidden name="back" value={back} />
        <div class="grid">
          <div class="control">
            <label for="account">{say('account')}</label>
            <input
              id="account"
              name="account"
              value={account}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
            />
          </div>
          <div class="control">
            <label for="password">{say('password')}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
          </div>
        </div>
        <p class="submit">
          <button type="submit" class="main">
            {say('signIn')}
          </button>
        </p>
      </Form>
      {company.demonstration !== undefined && (
        <section>
          <h2>{say('signInAs')}</h2>
          <p class="lead">{say('signInHint')}</p>
          <p class="muted">
            {say('demoPassword', {
              account: company.accounts[0]?.account ?? '',
              password: company.demonstration.password,
            })}
          </p>
          <Form visit={visit} action="/sign-in" class="people" aria-label={say('signInAs')}>
            <Hidden name="back" value={back} />
            {Object.keys(company.departments).map((department) => (
              <Department visit={visit} department={department} />
            ))}
          </Form>
        </section>
      )}
    </Layout>,
    status,
  )
}

function Department({ visit, department }: { readonly visit: Visit; readonly department: string }) {
  const people = visit.company.people.filter((person) => person.departments[0] === department)
  if (people.length === 0) return null
  return (
    <section>
      <h3>{visit.naming.department(department)}</h3>
      {people.map((person) => (
        <button type="submit" name="person" value={person.id}>
          <strong>{person.names[visit.language]}</strong>
          <span>{person.position[visit.language]}</span>
          <small>{visit.say('clearedFor', { level: visit.naming.level(person.clearance) })}</small>
        </button>
      ))}
    </section>
  )
}
