import type { PublishedYear } from '../../src/calendar/published-years.ts'

/** The same questions answered by walking from day to day: slow, and plain enough to be believed. */
export function dayWalk(options: {
  weekend: readonly number[]
  years: { readonly [year: number]: PublishedYear }
  published: 'all' | 'listed'
}) {
  const isWorking = (day: string) => {
    const year = options.years[Number(day.slice(0, 4))]
    if (year?.closed.includes(day)) return false
    if (year?.open?.includes(day)) return true
    return !options.weekend.includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  }
  const isProvisional = (day: string) => options.published === 'listed' && !(Number(day.slice(0, 4)) in options.years)
  const step = (day: string, by: 1 | -1) => {
    const date = new Date(`${day}T00:00:00Z`)
    date.setUTCDate(date.getUTCDate() + by)
    return date.toISOString().slice(0, 10)
  }
  return {
    isWorking: (day: string) => ({ working: isWorking(day), provisional: isProvisional(day) }),
    addWorkingDays(from: string, count: number) {
      let day = from
      let provisional = false
      let left = Math.abs(count)
      if (count === 0) {
        provisional = isProvisional(day)
        if (isWorking(day)) return { day, provisional }
        left = 1
      }
      while (left > 0) {
        day = step(day, count < 0 ? -1 : 1)
        provisional ||= isProvisional(day)
        if (isWorking(day)) left--
      }
      return { day, provisional }
    },
    workingDaysBetween(from: string, to: string) {
      let day = from
      let days = 0
      let provisional = false
      while (day !== to) {
        day = step(day, to < from ? -1 : 1)
        provisional ||= isProvisional(day)
        if (isWorking(day)) days += to < from ? -1 : 1
      }
      return { days, provisional }
    },
  }
}
