import type * as z from 'zod'
import type { Names } from '../locales/locale.ts'
import type { RetentionRule } from '../retention/rule.ts'
import type { Deadline } from './settings.ts'

/** One kind of document that a category knows (P3.2). */
export interface DocumentKind {
  readonly names?: Names
  /** Level of such a document where it differs from the category's. */
  readonly level?: string
  /** Documents of this kind are marked as important unless the sorter says otherwise (P4.2). */
  readonly important?: boolean
}

/** How an indexed field is kept: money in hundredths, days as text. A month-only date counts as its last day. */
export type IndexType = 'text' | 'integer' | 'money' | 'day'
/**
 * A field for filters and statistics. An index holds it in plain text; for a restricted field the policy must say
 * that it knows: `{ as: 'money', stored: 'plain' }`.
 */
export type IndexedField = IndexType | { readonly as: IndexType; readonly stored: 'plain' }

/** What must be there at a stage of a case; whatever is not named is optional (P1.3, P3.2). */
export interface ChecklistStage<Field extends string = string, Kind extends string = string> {
  readonly documents?: readonly Kind[]
  readonly fields?: readonly Field[]
}

/**
 * Which department may be responsible (P3.1): one of a list, any, or the department of the case's leader, whom the
 * named field holds.
 */
export type ResponsibleDepartments<Field extends string = string> =
  | readonly string[]
  | 'any'
  | { readonly leaderIn: Field }

/** A named event of a case, such as the end of cooperation, that a period can count from (P9.1). */
export interface CaseEvent<Field extends string = string> {
  readonly names?: Names
  /** The field that holds its day. Without one, the host tells of it. */
  readonly field?: Field
}

type FieldOf<Fields extends z.ZodObject> = keyof z.output<Fields> & string

/**
 * What a company keeps for one kind of case (P2.3).
 * @typeParam Fields its zod object: outputs must be JSON, and must be accepted again as inputs, so that transforms,
 * preprocessing and codecs are refused. Refinements answer at once, and say of one value always the same: they are
 * code, which the stored content of a policy does not hold.
 */
export interface Category<
  Fields extends z.ZodObject = z.ZodObject,
  Kind extends string = string,
  Restricted extends string = string,
  Event extends string = string,
> {
  /** Two to four capital Latin letters (P2.2). */
  readonly prefix: string
  readonly names?: Names
  readonly fields: Fields
  readonly fieldNames?: Readonly<Partial<Record<FieldOf<Fields>, Names>>>
  /** Names of the values of fields that are a choice. */
  readonly valueNames?: Readonly<Partial<Record<FieldOf<Fields>, Readonly<Record<string, Names>>>>>
  /** Fields above the level of the case: withheld from whoever is not cleared for them. */
  readonly restricted?: Readonly<Record<Restricted, string>>
  readonly indexed?: Readonly<Partial<Record<FieldOf<Fields>, IndexedField>>>
  readonly documents: Readonly<Record<Kind, DocumentKind>>
  readonly checklist?: {
    /** Expected as soon as the case is open. */
    readonly now?: ChecklistStage<FieldOf<Fields>, Kind>
    /** Expected only once the case has ended. */
    readonly end?: ChecklistStage<FieldOf<Fields>, Kind>
  }
  readonly departments: ResponsibleDepartments<FieldOf<Fields>>
  /** The field that `ended` is written to when a case ends, such as the end of cooperation. */
  readonly endField?: FieldOf<Fields>
  /**
   * The field that tells whom a case is about: what is kept on a person is found by it, and what a hold on them covers. It is
   * indexed as text, and not restricted.
   */
  readonly subject?: FieldOf<Fields>
  /** Level of its cases; the second of the policy's ladder where left out. */
  readonly level?: string
  /** What is written on an important document (P4.2). */
  readonly mark?: Names
  readonly past9999?: 'widen' | 'refuse'
  readonly deadlines?: Readonly<Partial<Record<Deadline, number>>>
  readonly events?: Readonly<Record<Event, CaseEvent<FieldOf<Fields>>>>
  /** How long its cases are kept; left out, each carries its own decision. */
  readonly retention?: RetentionRule<FieldOf<Fields>, Kind, Event>
}

export type Categories = Readonly<Record<string, Category>>

/**
 * Declares a category, and keeps its field names, document kinds, restricted fields and events for the compiler.
 * Nothing is checked here: {@link definePolicy} finds all faults of all categories at once.
 */
export function defineCategory<
  Fields extends z.ZodObject,
  const Documents extends Readonly<Record<string, DocumentKind>>,
  const Restricted extends Readonly<Partial<Record<keyof z.output<Fields> & string, string>>> = Readonly<
    Partial<Record<never, string>>
  >,
  const Events extends Readonly<Record<string, CaseEvent<FieldOf<Fields>>>> = Readonly<Record<never, CaseEvent>>,
>(
  category: Omit<
    Category<Fields, keyof Documents & string, never, NoInfer<keyof Events & string>>,
    'documents' | 'restricted' | 'events'
  > & {
    readonly documents: Documents
    readonly restricted?: Restricted
    readonly events?: Events
  },
): Category<Fields, keyof Documents & string, keyof Restricted & string, keyof Events & string> {
  return category as unknown as Category<
    Fields,
    keyof Documents & string,
    keyof Restricted & string,
    keyof Events & string
  >
}
