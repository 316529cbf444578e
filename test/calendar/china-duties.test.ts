import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../adapters/calendars/china/calendar.ts'
import { chinaYears } from '../../adapters/calendars/china/years.ts'
import type { Duty } from '../../src/index.ts'
import { inOffice, memory, openClient } from '../support/office.ts'

const calendar = chinaCalendar()
const last = Object.keys(chinaYears()).map(Number).at(-1)!

describe("an archive with China's calendar", () => {
  it('P1.5, P3.3: a duty falls due on a worked Saturday after the Spring Festival', () =>
    inOffice(
      memory,
      async (office) => {
        const { number } = await openClient(office)
        const { items } = await office.desk('olga').duties.list({ case: number })
        // 10 to 14 February are five working days, 24 to 28 February five more.
        expect(items.map(({ kind, due, provisional }: Duty) => ({ kind, due, provisional }))).toEqual([
          { kind: 'firstBatch', due: '2026-02-28', provisional: false },
        ])
      },
      { calendar, day: '2026-02-09' },
    ))

  it('P1.5: a duty that falls due in a year without a notice says that its day can still change', () =>
    inOffice(
      memory,
      async (office) => {
        const { number } = await openClient(office)
        const { items } = await office.desk('olga').duties.list({ case: number })
        expect(items).toMatchObject([{ provisional: true }])
      },
      { calendar, day: `${last}-12-24` },
    ))
})
