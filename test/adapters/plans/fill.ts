import { CompiledQuery, type Kysely } from 'kysely'
import type { Dialect } from '../../../adapters/sql/dialects/dialect.ts'
import { shapes } from '../../../adapters/sql/shapes.ts'
import { type ColumnType, type TableName, tables } from '../../../src/storage.ts'

/** How many rows each table gets, past the library: as many that a planner means it. */
export function rowsIn(table: TableName): number {
  return ['cases', 'caseFields', 'documents', 'duties', 'retention'].includes(table) ? 20_000 : 5_000
}

const pick = (count: number, lot: number, values: readonly string[]) =>
  `case (i * ${lot} + ${lot}) % ${count} ${values.map((value, at) => `when ${at} then '${value}'`).join(' ')} else '${values.at(-1)}' end`
const departments = ['sales', 'hr', 'legal', 'it', 'finance', 'service', 'logistics', 'quality']
/** A moment or a day that goes all through the years without following the numbers. */
const day = `concat(2016 + (i * 7919) % 10, '-', 10 + (i * 104729) % 3, '-', 10 + (i * 65537) % 18)`
const moment = `concat(${day}, 'T', 10 + (i * 39119) % 10, ':', 10 + i % 50, ':', 10 + (i * 31) % 50, '.', 100 + i % 900, 'Z')`
/** As what waits for nothing has it, but for a few. */
const seldom = `case i % 50 when 0 then ${day} else '9999-12-31' end`
const few = `concat('few', 10 + i % 1000)`
const spread = {
  number: `concat('KH', 100000 + i)`,
  case: `concat('KH', 100000 + i)`,
  category: pick(20, 7, [...Array<string>(9).fill('client'), ...Array<string>(6).fill('project'), 'employee', 'other']),
  department: pick(8, 11, departments),
  owner: `concat('p-', 100 + (i * 613) % 100)`,
  // Whatever else is a remainder of `i` says nothing of it.
  level: `(i * 104729) % 101 % 4`,
  sequence: 'i',
}

/** What stands in a column where a constant would make every plan look the same. */
const expressions: { readonly [T in TableName]: Readonly<Record<string, string>> } = {
  cases: {
    ...spread,
    // As wide as rows are: where they are narrow, to read them all costs no more than an index does.
    fields: `'[${'1234567,'.repeat(30)}0]'`,
    title: `'${'華東設備採購合同'.repeat(4)}'`,
    titleKey: `concat(${pick(10, 29, ['annual audit ', 'framework agreement ', 'trade fair ', 'onboarding '])}, i)`,
    state: pick(100, 37, [...Array<string>(3).fill('voided'), ...Array<string>(37).fill('ended'), 'open']),
    opened: moment,
    lackingFrom: `case (i * 43) % 4 when 0 then 1 else 999 end`,
  },
  caseFields: {
    case: spread.number,
    category: spread.category,
    field: `case i % 2 when 0 then 'rating' else 'taxId' end`,
    text: `case i % 2 when 1 then concat('T', i) end`,
    number: `case i % 2 when 0 then i % 100 end`,
  },
  documents: { case: few, position: 'i', number: `concat('KH', i)`, batch: few, level: spread.level },
  documentRevisions: { case: few, position: 'i % 5', revision: 'i' },
  batches: { number: spread.number, case: few, sequence: 'i' },
  transfers: {
    ...spread,
    year: '2016 + (i * 7919) % 10',
    state: pick(10, 3, [...Array<string>(2).fill('sent'), 'received']),
  },
  transferItems: { transfer: few, position: 'i' },
  duties: {
    ...spread,
    clause: `'${'P'.repeat(40)}'`,
    policy: `'${'p'.repeat(100)}'`,
    subject: spread.number,
    state: pick(14, 5, ['open', 'done']),
    audience: pick(10, 3, [...Array<string>(7).fill('responsible'), 'reviewer', 'archive']),
    due: day,
  },
  trail: { chain: few, position: 'i', at: moment, detail: `'[${'1234567,'.repeat(60)}0]'` },
  outbox: { id: spread.number },
  idempotency: { actor: few, key: spread.number },
  people: { person: spread.number },
  departments: { department: spread.number },
  deputies: { person: few, deputy: `concat('d-', 100 + i % 700)`, from: day, until: day },
  registerGaps: { series: few, first: 'i', last: 'i' },
  requests: {
    number: spread.number,
    kind: pick(2, 3, ['consultation', 'loan']),
    year: '2016 + (i * 7919) % 10',
    sequence: 'i',
    state: pick(20, 3, [...Array<string>(17).fill('closed'), 'active', 'deciding']),
    requester: spread.owner,
    asked: moment,
    expires: seldom,
  },
  requestItems: {
    request: spread.number,
    position: '1',
    kind: pick(2, 3, ['consultation', 'loan']),
    person: spread.owner,
    requester: `concat('p-', 100 + (i * 389) % 100)`,
    case: few,
    document: 'i % 5',
    medium: pick(2, 5, ['paper', 'electronic']),
    state: pick(20, 3, [...Array<string>(17).fill('returned'), 'out', 'granted']),
    renewing: pick(10, 7, [...Array<string>(7).fill('none'), 'asked', 'granted', 'askedAgain']),
    due: day,
    notice: seldom,
  },
  requestSteps: {
    request: spread.number,
    step: '1',
    role: pick(3, 7, ['departmentHead', 'archiveHead', 'supervisingExecutive']),
    department: spread.department,
    state: pick(20, 3, [...Array<string>(18).fill('approved'), 'open']),
    opened: moment,
    nudge: seldom,
  },
  requestApprovers: {
    request: spread.number,
    step: '1',
    person: spread.owner,
    state: pick(20, 3, [...Array<string>(18).fill('approved'), 'open']),
    opened: moment,
  },
  originals: {
    case: few,
    position: 'i',
    number: spread.number,
    state: pick(20, 3, [...Array<string>(17).fill('onShelf'), 'out', 'lost']),
  },
  refusals: { id: spread.number },
  borrowers: { person: spread.number },
  grants: { person: spread.owner, request: spread.number, item: '1', from: day, until: day },
  outsiders: { person: spread.number, sponsor: spread.owner },
  agreements: { person: few, signed: day, until: day },
  retention: {
    ...spread,
    kind: `'kind'`,
    state: pick(20, 13, ['listed', 'permanent', 'undecided', 'dated']),
    due: day,
    month: `substr(${day}, 1, 7)`,
    action: pick(10, 17, ['review', 'transfer', 'destroy']),
    // As wide as they are.
    result: `'[${'1234567,'.repeat(120)}0]'`,
  },
  retentionFacts: { case: few, kind: `'event'`, name: `concat('n', i)` },
  caseRelations: {
    case: few,
    relation: `case i % 3 when 0 then 'parent' else 'related' end`,
    other: `concat('KH', 100000 + i)`,
  },
  holds: {
    ...spread,
    state: `case i % 20 when 0 then 'active' else 'lifted' end`,
    review: day,
    year: '2016 + (i * 7919) % 10',
  },
  disposals: {
    ...spread,
    year: '2016 + (i * 7919) % 10',
    state: pick(10, 3, ['proposed', 'approving', 'executed']),
    proposed: moment,
  },
  disposalEntries: {
    ...spread,
    disposal: few,
    position: 'i',
    state: pick(10, 19, ['listed', 'approved', 'done']),
    verdict: pick(10, 23, ['extend', 'destroy']),
  },
  destroyed: { ...spread, disposal: few, position: 'i', case: few },
  leaves: { chain: few, position: 'i', index: 'i' },
  treeNodes: { level: '8 * (i % 2 + 1)', index: 'i' },
  checkpoints: { size: 'i' },
  readings: { id: `concat('2026-', i)`, case: spread.number, person: spread.owner },
  policies: { version: spread.number, adopted: moment },
}

/** The rest: it is in no index's beginning. */
const plain: { readonly [T in ColumnType]: string } = {
  text: `'x'`,
  integer: '1',
  boolean: '1 = 0',
  json: `'[]'`,
  day: `'2026-11-24'`,
  moment: `'2026-11-24T00:00:00.000Z'`,
}

const digits =
  '(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)'
/** Rows with a column `i`, in words that every database knows. */
const numbers = `(select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as i from ${digits} as a cross join ${digits} as b cross join ${digits} as c cross join ${digits} as e cross join (select 0 as d union all select 1) as f) as numbers`

export async function fill(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const run = (text: string) => db.executeQuery(CompiledQuery.raw(dialect.spell(text)))
  for (const table of Object.keys(tables) as TableName[]) {
    const { name, columns } = shapes[table]
    const values = columns.map(({ property, type, nullable }) =>
      property === 'tenant' ? `'acme'` : (expressions[table][property] ?? (nullable ? 'null' : plain[type])),
    )
    const names = columns.map((column) => column.sql.join('')).join(', ')
    const place = dialect.table(name).join('')
    await run(`insert into ${place} (${names}) select ${values.join(', ')} from ${numbers} where i <= ${rowsIn(table)}`)
    if (dialect.name === 'postgres') await run(`vacuum analyze ${place}`)
    if (dialect.name === 'mysql') await run(`analyze table ${place}`)
  }
}
