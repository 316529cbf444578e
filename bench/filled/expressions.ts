/** What each column of a table is filled with, as SQL over a number `i`. */
export type Expressions = Readonly<Record<string, string>>

/** A number from 0 to below `count`, as good as drawn by lot; another `lot` is another drawing. */
export const drawn = (lot: number, count: number) => `(((i * ${lot}) % 2147483647) % ${count})`

export const text = (value: string) => `'${value.replaceAll("'", "''")}'`

/** One of a list, by a number from 0. */
export const pick = (index: string, values: readonly (string | null)[]) =>
  `case ${index} ${values.map((value, at) => `when ${at} then ${value === null ? 'null' : text(value)}`).join(' ')} end`

/** A number of so many digits, with its zeros. */
export const digits = (number: string, count: number) =>
  `substr(cast(${10 ** count} + ${number} as char(${count + 1})), 2, ${count})`
