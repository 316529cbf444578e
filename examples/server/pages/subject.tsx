import { isCasekeepError, type SubjectReport } from 'casekeep'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import { type AskedSubject, askedSubject, knownPeople, subjectAt } from '../subjects/asked.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Key, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, Empty, ProblemBox } from './parts.tsx'
import { SubjectCasePanel } from './subject-case.tsx'
import { SubjectRegisters } from './subject-registers.tsx'
import { askForSubject } from './subjects.tsx'

/** What is kept on a person, why and until when; and the form by which the archive answers who asks for erasure (P9.2). */
export async function subjectPage(c: Ask) {
  const visit = c.get('signedIn')
  const entries = new Entries(Object.entries(c.req.query()))
  const asked = askedSubject(entries)
  if (asked === null) return askForSubject(c, entries, problem('person', visit.say('nobodyNamed')))
  try {
    return await showSubject(c, asked, null)
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
    const fieldOf = ([field]: readonly PropertyKey[]) => (entries.has('person') ? String(field) : 'subject')
    return askForSubject(c, entries, problemsOf(error, visit, entries, fieldOf))
  }
}

/** An erasure that was asked for, and refused. */
interface Opened {
  readonly entries: Entries
  readonly problems: Problems
}

export async function showSubject(c: Ask, asked: AskedSubject, opened: Opened | null) {
  const report = await c.get('signedIn').desk.subjects.report(asked)
  const { visit } = await knownPeople(c.get('signedIn'))
  const { naming, say, person: me } = visit
  const who = naming.person(asked.person)
  const { problems } = opened ?? { problems: noProblems }
  return show(
    c,
    <Layout visit={visit} title={say('keptOn', { who })} wide>
      <Crumbs trail={[['/subjects', say('subjectRights')]]} />
      <div class="heading">
        <h1>{say('keptOn', { who })}</h1>
        {asked.subject !== undefined && <span class="muted">{say('calledThere', { subject: asked.subject })}</span>}
      </div>
      <p class="muted">{say('keptAsCleared', { level: naming.level(me.clearance) })}</p>
      <div class="actions page-acts">
        <a class="button" href={subjectAt(asked, '.json')} download>
          {say('subjectAsJson')}
        </a>
        <a class="button" href={subjectAt(asked, '.csv')} download>
          {say('subjectAsCsv')}
        </a>
      </div>
      {!keepsArchive(me) && <ProblemBox problems={problems} />}
      <div class="request-page">
        <div>
          {report.cases.map((one) => (
            <SubjectCasePanel visit={visit} about={one} />
          ))}
          {report.cases.length === 0 && <Empty>{say('noCaseAbout')}</Empty>}
        </div>
        <div>
          {keepsArchive(me) && <ErasureForm visit={visit} asked={asked} report={report} opened={opened} />}
          <SubjectRegisters visit={visit} report={report} />
        </div>
      </div>
    </Layout>,
    problems.status,
  )
}

interface ErasureFormProps {
  readonly visit: SignedIn
  readonly asked: AskedSubject
  readonly report: SubjectReport
  readonly opened: Opened | null
}

function ErasureForm({ visit, asked, report, opened }: ErasureFormProps) {
  const { naming, say } = visit
  const title = say('erasureTitle', { who: report.subject })
  const { entries, problems } = opened ?? { entries: Entries.of({ title }), problems: noProblems }
  return (
    <section class="acts" aria-label={say('whatCanBeDone')}>
      <details class="panel" id="erase" open={opened !== null}>
        <summary>{naming.term('operation.subjects.erase')}</summary>
        <EntryForm visit={visit} problems={problems} action={subjectAt(asked, '/erase')}>
          <Key />
          <p class="muted">{say('erasureMeans')}</p>
          <div class="grid">
            <TextControl {...{ visit, entries, problems }} name="title" label={say('erasureListTitle')} required />
          </div>
          <p class="submit">
            <button type="submit" class="grave">
              {naming.term('operation.subjects.erase')}
            </button>
          </p>
        </EntryForm>
      </details>
    </section>
  )
}
