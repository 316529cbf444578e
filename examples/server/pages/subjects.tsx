import { Entries, noProblems, type Problems } from '../forms.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import { knownPeople } from '../subjects/asked.ts'
import type { Ask } from '../visit.ts'
import { show } from './answer.ts'
import { SelectControl, TextControl } from './controls.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { PeopleTabs } from './people-tabs.tsx'
import { QueryForm } from './query-form.tsx'

/** Whom is it asked about? The archive answers for what is kept on people, and auditors look at it. */
export async function subjectsPage(c: Ask) {
  return askForSubject(c, new Entries(), noProblems)
}

export async function askForSubject(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  if (!seesEveryRequest(visit.person)) return notFoundPage(c)
  const { naming, say } = visit
  const { options } = await knownPeople(visit)
  const control = (name: string) => ({ visit, entries, problems, name })
  return show(
    c,
    <Layout visit={visit} title={say('subjectRights')} wide>
      <PeopleTabs visit={visit} here="subjects" />
      <p class="lead">{say('subjectRightsMeans')}</p>
      <QueryForm problems={problems} action="/subjects/person">
        <div class="grid">
          <SelectControl
            {...control('person')}
            label={naming.term('thing.person')}
            unmarked
            blank={say('notListed')}
            options={options}
          />
          <TextControl {...control('subject')} label={say('calledInCases')} hint={say('calledInCasesHint')} unmarked />
        </div>
        <p class="submit">
          <button type="submit" class="main">
            {say('showKept')}
          </button>
        </p>
      </QueryForm>
    </Layout>,
    problems.status,
  )
}
