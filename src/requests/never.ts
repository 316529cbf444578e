/** Stands where a day is still to come, so that a list by days has a place for every row. */
export const never = '9999-12-31'

/** The same of moments. */
export const notYet = `${never}T23:59:59.999Z`

export function orNull(day: string): string | null {
  return day === never ? null : day
}
