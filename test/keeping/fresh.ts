import { expect } from 'vitest'
import { type Json, type Row, retentionRule } from '../../src/index.ts'
import { computeRetention, type RetentionFacts, type RetentionResult } from '../../src/retention/index.ts'
import type { KeepingOffice } from './office.ts'

/*
 * What a store has to say of retention, worked out from its other rows alone: written apart from the library, so that the two
 * can be compared.
 */

type File = Row<'cases'>

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)

function factsOf(
  file: File,
  kind: string,
  files: ReadonlyMap<string, File>,
  recorded: readonly Row<'retentionFacts'>[],
  relations: readonly Row<'caseRelations'>[],
  office: KeepingOffice,
): RetentionFacts {
  const category = office.policy.categories[file.category as keyof typeof office.policy.categories]!
  const fields = file.fields as Record<string, unknown>
  const own = recorded.filter((fact) => fact.case === file.number)
  const of = (fact: string) =>
    own
      .filter((each) => each.kind === fact)
      .map(({ name, content }) => ({ name, ...(content as Record<string, never>) }))
  const others = (relation: string) =>
    relations
      .filter((row) => row.case === file.number && row.relation === relation)
      .map((row) => files.get(row.other)!)
      .filter(({ state }) => state !== 'voided')
      .map(({ number, ended }) => ({ number, ended, source: { kind: 'case' as const, ref: number } }))
  const dated = Object.entries(fields).filter(([, value]) => isDate(value)) as [string, string][]
  const ofField = (name: string, field: string) =>
    dated
      .filter(([each]) => each === field)
      .map(([, on]) => ({ name, on, source: { kind: 'field' as const, ref: field } }))
  return {
    ended:
      category.endField !== null && isDate(fields[category.endField])
        ? { on: fields[category.endField] as string, source: { kind: 'field', ref: category.endField } }
        : { on: file.ended!, source: { kind: 'case' } },
    given: of('given')[0] ?? null,
    fields: dated.flatMap(([name]) => ofField(name, name)),
    events: [
      ...Object.values(category.events).flatMap(({ name, field }) => (field === null ? [] : ofField(name, field))),
      ...of('event'),
    ],
    objects: of('object'),
    decisions: of('decision').map(({ name, ...rest }) => ({ number: name, ...rest })),
    own: of('own')[0] ?? null,
    extensions: of('extension').filter(({ name }) => name === kind),
    parents: others('parent'),
    related: others('related'),
  } as unknown as RetentionFacts
}

/** Of every case and kind that has to have a date: its columns, and the answer itself. */
async function wanted(office: KeepingOffice) {
  const { rows } = await office.store.snapshot()
  const files = new Map(rows.cases.map((file) => [file.number, file]))
  const result = new Map<string, { readonly row: object; readonly answer: RetentionResult }>()
  const duties: string[] = []
  for (const file of rows.cases) {
    const category = office.policy.categories[file.category as keyof typeof office.policy.categories]!
    const decided = rows.retentionFacts.some((fact) => fact.case === file.number && fact.kind === 'own')
    if (file.state === 'open' && (category.retention?.period ?? 'undecided') === 'undecided' && !decided) {
      duties.push(file.number)
    }
    if (file.state !== 'ended') continue
    const whole = [file.number, ...(file.absorbed as readonly string[])]
    const kinds = new Set(
      rows.documents
        .filter((row) => whole.includes(row.case) && (row.state === 'archived' || row.state === 'superseded'))
        .map(({ kind }) => kind),
    )
    const ruled = Object.keys(category.retention?.kinds ?? {}).filter((kind) => kinds.has(kind))
    let duty = false
    for (const kind of ['', ...ruled]) {
      const facts = factsOf(file, kind, files, rows.retentionFacts, rows.caseRelations, office)
      const rule = retentionRule(office.policy, category, kind === '' ? undefined : kind)
      const answer = computeRetention({ rule, facts, today: '1000-01-01', policy: office.policy.version })
      duty ||= answer.missing.some((missing) => missing.duty)
      const due = answer.due ?? '9999-12-31'
      const level = Math.max(file.level, kind === '' ? 0 : category.kinds[kind]!.level)
      const { state, action } = answer
      const { department, owner } = file
      const row = { category: file.category, department, owner, level, state, due, month: due.slice(0, 7), action }
      result.set(`${file.number}/${kind}`, { row, answer })
    }
    if (duty) duties.push(file.number)
  }
  return { dates: result, duties: duties.sort() }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json

/** What is stored is what the facts come to: every date with all it rests on, no date too many, and the open duties. */
export async function expectFresh(office: KeepingOffice): Promise<void> {
  const { dates, duties } = await wanted(office)
  const rows = await office.store.rows('retention')
  const stored = rows.map((row) => {
    const { category, department, owner, level, state, due, month, action } = row
    return [`${row.case}/${row.kind}`, { category, department, owner, level, state, due, month, action }] as const
  })
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries([...dates].map(([key, { row }]) => [key, row])))
  for (const row of rows) {
    const { marks, ...answer } = dates.get(`${row.case}/${row.kind}`)!.answer
    const timeless = marks.filter((mark) => mark !== 'planned')
    expect(row.result).toEqual(plain({ ...answer, marks: timeless }))
  }
  const open = (await office.store.rows('duties')).filter(
    (duty) => duty.kind === 'decideRetention' && duty.state === 'open',
  )
  expect(open.map((duty) => duty.case).sort()).toEqual(duties)
}
