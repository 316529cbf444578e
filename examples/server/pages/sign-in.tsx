import { noProblems, problem } from '../forms.ts'
import type { Ask, Visit } from '../visit.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { ProblemBox } from './parts.tsx'

export function signInPage(c: Ask, wrong = false) {
  const visit = c.get('visit')
  const problems = wrong ? { ...problem('person', ''), top: [visit.say('unknownPerson')] } : noProblems
  const back = c.req.query('back') ?? ''
  return show(
    c,
    <Layout visit={visit} title={visit.say('signIn')}>
      <h1>{visit.say('signInAs')}</h1>
      <p class="lead">{visit.say('signInHint')}</p>
      <ProblemBox problems={problems} />
      <form method="post" action="/sign-in" class="people">
        <input type="hidden" name="back" value={back} />
        {Object.keys(visit.company.departments).map((department) => (
          <Department visit={visit} department={department} />
        ))}
      </form>
    </Layout>,
    wrong ? 422 : 200,
  )
}

function Department({ visit, department }: { readonly visit: Visit; readonly department: string }) {
  const people = visit.company.people.filter((person) => person.departments[0] === department)
  if (people.length === 0) return null
  return (
    <section>
      <h2>{visit.naming.department(department)}</h2>
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
