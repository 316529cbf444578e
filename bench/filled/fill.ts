import type { Database, Spelling } from '../databases/database.ts'
import {
  chineseTitles,
  daysBefore,
  daysFrom,
  departments,
  dueInThousand,
  englishTitles,
  lateInThousand,
  levels,
  openInThousand,
  owners,
  tenant,
} from './company.ts'
import { digits, drawn, type Expressions, pick, text } from './expressions.ts'
import { insertNumbered } from './insert.ts'

/** Adds cases from one number to another, each with a duty and with the day until which it is kept. The same numbers give the same rows. */
export async function fill(database: Database, from: number, to: number, today: string): Promise<void> {
  const { spelling } = database
  const fillings = [
    { table: 'cases', columns: cases(spelling) },
    { table: 'duties', columns: duties(spelling, today) },
    { table: 'retention', columns: retention(spelling, today) },
  ] as const
  await insertNumbered(database, fillings, from, to)
}

const lots = {
  category: 1_103_515_245,
  department: 1_226_874_159,
  owner: 1_664_525_333,
  level: 1_597_463_007,
  state: 1_812_433_253,
  incomplete: 1_284_865_837,
  title: 1_566_083_941,
  year: 1_357_111_317,
  month: 1_734_598_751,
  day: 1_431_655_781,
  clock: 1_500_450_271,
  duty: 1_299_709_013,
  due: 1_779_033_703,
  kept: 1_013_904_223,
  until: 1_629_266_401,
}

const category = `case when ${drawn(lots.category, 20)} < 9 then 'client' when ${drawn(lots.category, 20)} < 14 then 'project' when ${drawn(lots.category, 20)} < 18 then 'employee' else 'other' end`
const prefix = `case ${category} when 'client' then 'KH' when 'project' then 'XM' when 'employee' then 'YG' else 'QT' end`
const number = `${prefix} || ${digits('i', 7)}`
const department = pick(drawn(lots.department, departments.length), departments)
const owner = `'p-' || ${digits(drawn(lots.owner, owners), 3)}`
const level = `case when ${drawn(lots.level, 100)} < 10 then 0 when ${drawn(lots.level, 100)} < 70 then 1 when ${drawn(lots.level, 100)} < 95 then 2 else ${levels - 1} end`
const state = `case when ${drawn(lots.state, 100)} < 60 then 'open' when ${drawn(lots.state, 100)} < 97 then 'ended' else 'voided' end`
const incomplete = `${drawn(lots.incomplete, 4)} = 0`
const titles = [...chineseTitles, ...englishTitles]
const title = `${pick(drawn(lots.title, titles.length), titles)} || ' ' || ${digits('i', 7)}`
const titleKey = `${pick(
  drawn(lots.title, titles.length),
  titles.map((one) => one.toLowerCase()),
)} || ' ' || ${digits('i', 7)}`
const year = (years: number, first: number) => `cast(${first} + ${drawn(lots.year, years)} as char(4))`
const monthAndDay = `${digits(`(1 + ${drawn(lots.month, 12)})`, 2)} || '-' || ${digits(`(1 + ${drawn(lots.day, 28)})`, 2)}`
const openedDay = `${year(10, 2016)} || '-' || ${monthAndDay}`
const opened = `${openedDay} || 'T' || ${digits(drawn(lots.clock, 24), 2)} || ':' || ${digits(drawn(lots.clock, 59), 2)} || ':' || ${digits(drawn(lots.clock, 53), 2)} || '.' || ${digits(drawn(lots.clock, 997), 3)} || 'Z'`

function cases(spelling: Spelling): Expressions {
  return {
    tenant: text(tenant),
    number,
    sequence: 'i',
    category,
    title,
    title_key: titleKey,
    state,
    department,
    owner,
    level,
    fields: spelling.json(
      `'{"name":"' || ${title} || '","address":"上海市浦東新區世紀大道 100 號","businessType":"retail","cooperationStart":"2021-04"}'`,
    ),
    opened,
    opened_by: owner,
    ended: `case when ${state} = 'ended' then '2026-' || ${monthAndDay} end`,
    reason: 'null',
    merged_into: 'null',
    absorbed: spelling.json(text('[]')),
    policy: text('bench'),
    last_position: '5',
    last_document: '5',
    last_batch: '1',
    version: '3',
    lacking_at: spelling.json(`case when ${incomplete} then '{"1":2}' else '{}' end`),
    lacking_from: `case when ${incomplete} then ${level} else 999 end`,
  }
}

function duties(spelling: Spelling, today: string): Expressions {
  const chance = drawn(lots.duty, 1000)
  const isLate = `${chance} < ${lateInThousand}`
  const isOpen = `${chance} < ${openInThousand}`
  const late = pick(drawn(lots.due, 40), daysBefore(today, 40))
  const coming = pick(drawn(lots.due, 14), daysFrom(today, 14))
  return {
    tenant: text(tenant),
    subject: number,
    kind: text('firstBatch'),
    round: '1',
    case: number,
    department,
    level,
    owner,
    audience: text('responsible'),
    state: `case when ${isOpen} then 'open' else 'done' end`,
    since: openedDay,
    due: `case when ${isLate} then ${late} when ${isOpen} then ${coming} else ${openedDay} end`,
    provisional: spelling.boolean('1 = 0'),
    clause: text('P3.3'),
    allowed: '10',
    done: `case when ${isOpen} then null else ${opened} end`,
    done_by: `case when ${isOpen} then null else ${owner} end`,
    late: spelling.boolean('1 = 0'),
    policy: text('bench'),
    version: `case when ${isOpen} then 1 else 2 end`,
  }
}

/** Whatever state the case is in: what is measured looks at these rows alone. */
function retention(spelling: Spelling, today: string): Expressions {
  const isDue = `${drawn(lots.kept, 1000)} < ${dueInThousand}`
  const due = `case when ${isDue} then ${pick(drawn(lots.until, 300), daysBefore(today, 300))} else ${year(15, 2030)} || '-' || ${monthAndDay} end`
  return {
    tenant: text(tenant),
    case: number,
    kind: text(''),
    category,
    department,
    owner,
    level,
    state: text('dated'),
    due,
    month: `substr(${due}, 1, 7)`,
    action: text('destroy'),
    // About as long as it is.
    result: spelling.json(
      `'{"rule":{"at":"categories.client.retention","note":"${'x'.repeat(900)}"},"policy":"bench"}'`,
    ),
    before: spelling.json(text('null')),
    disposal: 'null',
    version: '1',
  }
}
