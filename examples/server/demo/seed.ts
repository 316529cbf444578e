import type { ArchiveOptions, Shapes } from 'casekeep'
import { addDays, createArchive, type PlainDate, type Policy, todayIn, workingCalendar } from 'casekeep'
import { enterAgreements } from './agreements.ts'
import { company } from './company.ts'
import { enterDirectory, headIsAway } from './directory.ts'
import { live } from './life.ts'
import { client } from './matters/client.ts'
import { employee } from './matters/employee.ts'
import type { Matter } from './matters/matter.ts'
import { other } from './matters/other.ts'
import { project } from './matters/project.ts'
import { supplier } from './matters/supplier.ts'
import { Office } from './office.ts'
import { outsiders } from './outsiders.ts'
import { type Random, randomOf } from './random.ts'
import { lending } from './requests/lending.ts'
import { retention } from './retention/office.ts'
import { corrections, mishaps, transfers } from './routines.ts'
import { scans } from './scans.ts'
import { Timeline } from './timeline.ts'

interface SeedOptions<Tx> {
  readonly policy: Policy
  readonly storage: ArchiveOptions<Shapes, Tx>['storage']
  readonly hash?: ArchiveOptions<Shapes, Tx>['hash']
  /** How many cases, apart from a handful that go wrong. */
  readonly cases?: number
  /** How many working days the past goes back. */
  readonly days?: number
  readonly seed?: number
  /** The past ends with the day before it; today where left out. */
  readonly today?: PlainDate
  readonly onDay?: (day: PlainDate) => void
}

const makers: readonly (readonly [weight: number, (index: number, random: Random) => Matter])[] = [
  [32, client],
  [24, project],
  [25, employee],
  [12, supplier],
  [7, other],
]
const senders = {
  sales: 'lin.yating',
  marketing: 'ho.peishan',
  engineering: 'brandt.lukas',
  purchasing: 'tseng.meiling',
  hr: 'tsai.yuchun',
  administration: 'kuo.yichun',
} as const

/**
 * Makes the company's past: every record is made by the library's own commands, by the people whose task it is. The
 * stories of independent cases run side by side, so that they share commits.
 */
export async function seed<Tx>(options: SeedOptions<Tx>): Promise<void> {
  const { policy, cases = 296, days = 210, seed: start = 2026 } = options
  const calendar = workingCalendar()
  const today = options.today ?? todayIn(policy.timeZone, new Date())
  const time = new Timeline(policy.timeZone, 8, calendar, today, options.onDay)
  const archive = createArchive<Shapes, Tx>({
    policy,
    storage: options.storage,
    clock: time.clock,
    ...(options.hash && { hash: options.hash }),
  })
  const office = new Office(archive, company, time)
  const first = time.before(today, days)
  const chances = randomOf(start)
  const counts = new Map<number, number>()
  const stories = Array.from({ length: cases }, (_, index) => {
    const random = randomOf(start + index + 1)
    const kind = kindOf(chances.next())
    const nth = counts.get(kind) ?? 0
    counts.set(kind, nth + 1)
    const matter = makers[kind]![1](nth, random)
    // More of them lately: a company grows, and screens want work in hand.
    const begin = time.before(today, Math.floor(days * chances.next() ** 1.35))
    return () => live(matter, begin, office, time, random)
  })
  const routine = (nth: number) => randomOf(start + 10_000 + nth)
  await time.run([
    async () => {
      await time.until(addDays(first, -1))
      await enterDirectory(office, company)
      await enterAgreements(office, company, time.today, today)
    },
    async () => {
      await time.until(time.before(today, 1))
      await headIsAway(office, today)
    },
    ...stories,
    ...lending(office, time, first, today, start + 30_000),
    ...scans(office, time, today, start + 20_000),
    ...outsiders(office, time, today, start + 40_000),
    ...retention(office, time, first, today, start + 50_000),
    ...Object.entries(senders).map(([department, sender], nth) => async () => {
      await time.until(first)
      await transfers(department, sender, office, time, routine(nth))()
    }),
    async () => {
      await time.until(first)
      await corrections(office, time, routine(20))()
    },
    async () => {
      await time.until(first)
      await mishaps(office, time, routine(21), days)()
    },
  ])
}

function kindOf(chance: number): number {
  let left = chance * makers.reduce((sum, [weight]) => sum + weight, 0)
  return Math.max(
    0,
    makers.findIndex(([weight]) => {
      left -= weight
      return left < 0
    }),
  )
}
