/** The databases that casekeep can keep its tables in; `mysql` is MariaDB too. */
export const dialectNames = ['sqlite', 'postgres', 'mysql'] as const
export type DialectName = (typeof dialectNames)[number]

/** Whether a host's word for a database is one that casekeep knows. */
export function isDialectName(name: unknown): name is DialectName {
  return dialectNames.some((known) => known === name)
}
