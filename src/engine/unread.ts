import type * as z from 'zod'

/** A row that breaks its schema, as it came: it is refused with all else that is wrong in its call. */
export class Unread {
  readonly given: unknown
  constructor(given: unknown) {
    this.given = given
  }

  /** A text of it, where it has one of this name. */
  text(name: string): string | undefined {
    const value = this.#members()[name]
    return typeof value === 'string' ? value : undefined
  }

  /** What it has besides the members that are broken. */
  without(broken: ReadonlySet<string | number>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(this.#members()).filter(([name]) => !broken.has(name)))
  }

  #members(): Readonly<Record<string, unknown>> {
    const { given } = this
    const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given)
    return isRecord ? (given as Readonly<Record<string, unknown>>) : {}
  }
}

/**
 * The rows of a call, each of which may break its schema: so that the rules, and what the store says, are asked of the
 * others all the same.
 */
export function orUnread<T>(schema: z.ZodType<T>): z.ZodType<T | Unread> {
  return (schema as z.ZodType).catch(
    ({ input }: { readonly input: unknown }) => new Unread(input),
  ) as unknown as z.ZodType<T | Unread>
}
