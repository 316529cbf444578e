import type * as z from 'zod'
import type { Categories } from './category.ts'

type Flat<T> = { [K in keyof T]: T[K] }
/** A restricted field may be withheld from the reader, so nobody can count on it. */
type Withheld<Fields, Restricted extends PropertyKey> = Flat<
  Omit<Fields, Restricted> & { [K in keyof Fields & Restricted]?: Fields[K] }
>

/** What the compiler keeps of a category: plain types, no zod. */
export interface CategoryShape {
  readonly input: object
  readonly fields: { readonly [field: string]: unknown }
  readonly kind: string
}
export type Shapes = { readonly [category: string]: CategoryShape }
/** The plain types of each category, resolved once where the policy is defined. */
export type ShapesOf<C extends Categories> = {
  readonly [N in keyof C & string]: {
    readonly input: z.input<C[N]['fields']>
    readonly fields: Withheld<z.output<C[N]['fields']>, keyof NonNullable<C[N]['restricted']>>
    readonly kind: keyof C[N]['documents'] & string
  }
}
export type CategoryName<S extends Shapes> = keyof S & string
