/**
 * A date for date-fns that knows no process time zone. date-fns reads local fields, and local midnight, or a whole
 * local day, may not exist (Apia had no 30 December 2011). It makes its results with the constructor of the date that
 * it was given, so a date whose local fields are the UTC ones keeps the whole calculation in UTC.
 */
export class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear()
  }
  override getMonth(): number {
    return this.getUTCMonth()
  }
  override getDate(): number {
    return this.getUTCDate()
  }
  override setFullYear(year: number, month = this.getUTCMonth(), day = this.getUTCDate()): number {
    return this.setUTCFullYear(year, month, day)
  }
  override setMonth(month: number, day = this.getUTCDate()): number {
    return this.setUTCMonth(month, day)
  }
}
