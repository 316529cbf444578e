import { addDays, type Duty, type PlainDate } from 'casekeep'

/** How urgent something is, the most urgent first. */
export const dueGroups = ['late', 'today', 'week', 'later'] as const
export type Due = (typeof dueGroups)[number]

/** The days of each, both inclusive, as the library's filters take them. */
export function dueDays(due: Due, today: PlainDate): { readonly dueFrom?: PlainDate; readonly dueTo?: PlainDate } {
  switch (due) {
    case 'late':
      return { dueTo: addDays(today, -1) }
    case 'today':
      return { dueFrom: today, dueTo: today }
    case 'week':
      return { dueFrom: addDays(today, 1), dueTo: endOfWeek(today) }
    case 'later':
      return { dueFrom: addDays(endOfWeek(today), 1) }
  }
}

/** The Sunday that ends the week of a day. */
function endOfWeek(today: PlainDate): PlainDate {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, (7 - weekday) % 7)
}

export function groupOf({ late, due }: Pick<Duty, 'late' | 'due'>, today: PlainDate): Due {
  if (late) return 'late'
  if (due === today) return 'today'
  return due <= endOfWeek(today) ? 'week' : 'later'
}

/** What each is called. */
export const dueWords = { late: 'isLate', today: 'isToday', week: 'thisWeek', later: 'isLater' } as const
