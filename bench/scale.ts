/** How much is measured. */
export interface Scale {
  readonly name: 'full' | 'quick'
  readonly rounds: number
  /** W1 to W4: rounds that do not count, in which functions are compiled. A server runs for weeks. */
  readonly warmUp: number
  /** W1 and W2: acts a round, by how many are at work at once. */
  readonly writes: readonly { readonly callers: number; readonly acts: number }[]
  /** W5: calls a round, each of so many cases. */
  readonly imports: { readonly calls: number; readonly cases: number }
  /** How many cases the tables hold for W3, W4, W6 and W8, one after another. */
  readonly filled: readonly number[]
  /** W3 and W4: pages a round. */
  readonly pages: number
  /** W6 and W8: counts and sweeps a round. */
  readonly counts: number
  /** W7: how many loans are out, one number after another, and how many of them are told of in each run. */
  readonly loans: { readonly out: readonly number[]; readonly due: number }
}

export const full: Scale = {
  name: 'full',
  // W5: nine that count and one before them, of 10,000 cases each, are 100,000.
  rounds: 9,
  warmUp: 6,
  writes: [
    { callers: 1, acts: 300 },
    { callers: 16, acts: 800 },
  ],
  imports: { calls: 20, cases: 500 },
  filled: [10_000, 100_000, 1_000_000],
  pages: 240,
  counts: 6,
  loans: { out: [10_000, 1_000_000], due: 1_000 },
}

/** Enough to see that everything runs, and roughly how quick it is. */
export const quick: Scale = {
  name: 'quick',
  rounds: 5,
  warmUp: 3,
  writes: [
    { callers: 1, acts: 60 },
    { callers: 16, acts: 160 },
  ],
  imports: { calls: 4, cases: 500 },
  filled: [2_000, 20_000],
  pages: 48,
  counts: 6,
  loans: { out: [1_000, 10_000], due: 100 },
}
