/** What is numbered anew each year, with the prefix that is reserved for it. */
export const yearlyPrefixes = {
  /** 查閱 (P6.2) */
  consultation: 'CY',
  /** 凍結 (holds on disposal) */
  hold: 'DJ',
  /** 借閱 (P7.2) */
  loan: 'JY',
  /** 銷毀 (P9.2) */
  disposal: 'XH',
  /** 移交 (P5.2) */
  transfer: 'YJ',
} as const

export type YearlyKind = keyof typeof yearlyPrefixes

/** Prefixes that no category may take, in alphabetical order: CY, DJ, JY, XH, YJ. */
export const reservedPrefixes: readonly string[] = Object.values(yearlyPrefixes)

/** Which yearly kind a reserved prefix stands for; undefined for every other prefix. */
export function yearlyKindOf(prefix: string): YearlyKind | undefined {
  return (Object.keys(yearlyPrefixes) as YearlyKind[]).find((kind) => yearlyPrefixes[kind] === prefix)
}

/**
 * True for a prefix that a category may take: 2 to 4 capital Latin letters, not reserved (P2.2, P2.3).
 *
 * @example
 * isCasePrefix('GY') // true
 * isCasePrefix('YJ') // false: kept for transfers
 */
export function isCasePrefix(prefix: string): boolean {
  return /^[A-Z]{2,4}$/.test(prefix) && !reservedPrefixes.includes(prefix)
}
