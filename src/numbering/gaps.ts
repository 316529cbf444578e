/** Numbers from `first` to `last`, both inclusive. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** What is left of a range without some of its numbers. `without` ascends, without repeats. */
export function rangesBetween(range: Range, without: readonly number[]): readonly Range[] {
  const left: Range[] = []
  let next = range.first
  for (const number of without) {
    if (number > next) left.push({ first: next, last: number - 1 })
    next = number + 1
  }
  if (next <= range.last) left.push({ first: next, last: range.last })
  return left
}

/** How many numbers ranges hold. */
export function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}
