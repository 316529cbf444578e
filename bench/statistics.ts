/** A middle value, and how far the values around it reach. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

/** How `over` compares with `under`, round by round: what slowed a round down slowed both. */
export function ratiosOf(over: readonly number[], under: readonly number[]): Spread {
  if (over.length !== under.length) throw new RangeError('Two sides ran another number of rounds.')
  return spreadOf(over.map((value, round) => value / under[round]!))
}
