import type { Opened, ResolvedCategory, Shapes } from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { formOf, readField } from '../schema.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { Key, SchemaControl, SelectControl, Submit, TextControl } from './controls.tsx'
import { DocumentRows, NoteControl, readDocuments } from './documents-form.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Crumbs, Empty } from './parts.tsx'

export async function chooseCategoryPage(c: Ask) {
  const visit = c.get('signedIn')
  const { open } = await visit.desk.cases.possible()
  return show(
    c,
    <Layout visit={visit} title={visit.naming.term('operation.cases.open')}>
      <Crumbs trail={[[listAsSeen('/cases', visit), visit.say('cases')]]} />
      <h1>{visit.say('chooseCategory')}</h1>
      {open.length === 0 && (
        <Empty
          ways={
            <a class="button" href="/cases">
              {visit.say('seeCases')}
            </a>
          }
        >
          {visit.say('mayNotOpen')}
        </Empty>
      )}
      <p class="choices">
        {open.map(({ category }) => (
          <Choice visit={visit} category={visit.archive.policy.categories[category]!} />
        ))}
      </p>
    </Layout>,
  )
}

/** A category, and what a case of it needs from the beginning. */
function Choice({ visit, category }: { readonly visit: SignedIn; readonly category: ResolvedCategory }) {
  const { naming, say } = visit
  const kinds = category.checklist.now.documents.map((kind) => naming.kind(category.name, kind))
  return (
    <a href={`/cases/new/${category.name}`}>
      <strong>
        {naming.category(category.name)} <span class="number muted">{category.prefix}</span>
      </strong>
      {kinds.length > 0 && (
        <small>
          {say('expectedNow')} · {naming.list(kinds)}
        </small>
      )}
    </a>
  )
}

/** The form of whichever category: nothing here knows one by name. */
export async function openCasePage(c: Ask) {
  const visit = c.get('signedIn')
  const category = visit.archive.policy.categories[c.req.param('category')!]
  const departments = await departmentsFor(visit, category)
  if (category === undefined || departments.length === 0) return notFoundPage(c)
  return form(c, category, departments, new Entries(), noProblems)
}

export async function openCase(c: Ask) {
  const visit = c.get('signedIn')
  const category = visit.archive.policy.categories[c.req.param('category')!]
  const departments = await departmentsFor(visit, category)
  if (category === undefined || departments.length === 0) return notFoundPage(c)
  const posted = await Entries.posted(c)
  if (posted.has('rows')) return form(c, category, departments, posted, noProblems)
  const { documents, entries } = readDocuments(posted)
  const fields: Record<string, unknown> = {}
  for (const { name, schema } of formOf(category).fields) {
    const value = readField(schema, entries.text(`fields.${name}`))
    if (value !== undefined) fields[name] = value
  }
  try {
    const opened = (await visit.desk.run('cases.open', {
      category: category.name,
      title: entries.text('title'),
      fields,
      department: entries.given('department'),
      owner: entries.given('owner'),
      level: entries.given('level'),
      note: entries.given('note'),
      ...(documents.length > 0 && { documents }),
      idempotencyKey: entries.given('key'),
    })) as Opened<Shapes, string>
    return done(c, `/cases/${opened.case.number}`, 'cases.open', opened.case.number)
  } catch (error) {
    return form(c, category, departments, entries, problemsOf(error, visit, entries))
  }
}

async function departmentsFor({ desk }: SignedIn, category: ResolvedCategory | undefined): Promise<readonly string[]> {
  const { open } = await desk.cases.possible()
  return open.find((one) => one.category === category?.name)?.departments ?? []
}

function form(
  c: Ask,
  category: ResolvedCategory,
  departments: readonly string[],
  entries: Entries,
  problems: Problems,
) {
  const visit = c.get('signedIn')
  const { naming, say, archive, company } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  const title = say('filterIs', {
    label: naming.term('operation.cases.open'),
    value: naming.category(category.name),
  })
  const colleagues = company.people.filter((person) => person.departments.some((one) => departments.includes(one)))
  const clearance = archive.policy.levels.indexOf(visit.person.clearance)
  const isCleared = (name: string) => (category.restricted[name] ?? 0) <= clearance
  const { fields } = formOf(category)
  const cleared = fields.filter(({ name }) => isCleared(name))
  const withheld = fields.filter(({ name }) => !isCleared(name))
  return show(
    c,
    <Layout visit={visit} title={title}>
      <Crumbs
        trail={[
          [listAsSeen('/cases', visit), say('cases')],
          ['/cases/new', naming.term('operation.cases.open')],
        ]}
      />
      <h1>{title}</h1>
      <EntryForm visit={visit} problems={problems} action={`/cases/new/${category.name}`}>
        <Key />
        <div class="grid">
          <TextControl {...control('title')} label={naming.term('label.title')} required />
          {departments.length > 1 && (
            <SelectControl
              {...control('department')}
              label={naming.term('label.responsibleDepartment')}
              options={departments.map((id) => [id, naming.department(id)])}
            />
          )}
          <SelectControl
            {...control('owner')}
            label={naming.term('label.owner')}
            blank={say('myself')}
            unmarked
            options={colleagues
              .filter((person) => person.id !== visit.person.id)
              .map((person) => [person.id, person.names[visit.language]])}
          />
          <SelectControl
            {...control('level')}
            label={naming.term('label.level')}
            blank={say('ofCategory', { level: naming.level(archive.policy.levels[category.level]!) })}
            unmarked
            options={archive.policy.levels.slice(category.level + 1).map((level) => [level, naming.level(level)])}
          />
        </div>
        <h2>{naming.term('label.fields')}</h2>
        <div class="grid">
          {cleared.map(({ name, schema, required }) => (
            <SchemaControl
              {...control(`fields.${name}`)}
              label={naming.field(category.name, name)}
              schema={schema}
              required={required}
              nameOf={(value) => naming.value(category.name, name, value)}
            />
          ))}
          {withheld.length > 0 && (
            <p class="muted area">
              {say('notForYou', { what: naming.list(withheld.map(({ name }) => naming.field(category.name, name))) })}
            </p>
          )}
        </div>
        {Object.keys(category.kinds).length > 0 && (
          <>
            <h2>{say('firstDocuments')}</h2>
            <p class="muted">{say('firstDocumentsHint')}</p>
            <DocumentRows visit={visit} entries={entries} problems={problems} category={category.name} revisable={[]} />
            <NoteControl visit={visit} entries={entries} problems={problems} />
          </>
        )}
        <Submit visit={visit} text={naming.term('operation.cases.open')} back={listAsSeen('/cases', visit)} />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}
