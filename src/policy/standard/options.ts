import type { Names } from '../../locales/locale.ts'
import type {
  Counting,
  KindRetention,
  RetentionAction,
  RetentionCeiling,
  RetentionFloor,
  RetentionRule,
} from '../../retention/rule.ts'
import type { Categories } from '../category.ts'
import type { PolicyDefinition, standardLevels } from '../definition.ts'

/** One of public, internal, confidential, secret (§13). */
export type StandardLevel = (typeof standardLevels)[number]

/** A period such as `P15Y`, or more of the rule. What is left out stays as it is. */
export type RetentionChoice<Kind extends string = never> =
  | string
  | {
      readonly period?: string
      readonly counting?: Counting
      readonly action?: RetentionAction
      /** Null: the standard one does not hold here, as where another law is in force. */
      readonly floor?: RetentionFloor | null
      readonly ceiling?: RetentionCeiling | null
      /** The law or rule behind the period. */
      readonly citation?: Names
      /** Document kinds that are kept otherwise. */
      readonly kinds?: Readonly<Partial<Record<Kind, string | KindRetention<never, Kind, never>>>>
    }

type Departments = readonly string[] | 'any'
type Levels<Part extends string> = Readonly<Partial<Record<Part, StandardLevel>>>

/** What a company decides about the four standard categories. Everything left out has the default of policy §13. */
export interface StandardChoices {
  /** Who is responsible (P3.1), and what the department that keeps the archive is called (P5.1). */
  readonly departments?: {
    /** Default `['sales', 'marketing']`. */
    readonly client?: Departments
    /** Default: the department of the project's leader. */
    readonly project?: Departments
    /** Default `['hr']`. */
    readonly employee?: Departments
    /** Default `'any'`: the department concerned. */
    readonly other?: Departments
    /** Default `'archive'`. */
    readonly archive?: string
  }
  /** How long cases are kept (P9.1). A period of the company's own drops the citation that stood behind the default. */
  readonly retention?: {
    /** Default `P10Y` after the end of cooperation. */
    readonly client?: RetentionChoice<'agreement'>
    /** Default `P10Y` after the project's end; agreements and acceptance reports `P30Y`. */
    readonly project?: RetentionChoice<'agreement' | 'acceptanceReport'>
    /** Default `P5Y` after leaving; a shorter one is raised to the 2 years of labour law. */
    readonly employee?: RetentionChoice
    /** Default `undecided`: each case carries its own decision. */
    readonly other?: RetentionChoice
  }
  /** Prefixes of case numbers (P2.2). Default KH, XM, YG, QT. */
  readonly prefixes?: {
    readonly client?: string
    readonly project?: string
    readonly employee?: string
    readonly other?: string
  }
  /** Levels (§13): `case` is the level of the whole, the others are parts above it. */
  readonly levels?: {
    /** Default: case internal; agreement and amount confidential. */
    readonly client?: Levels<'case' | 'agreement' | 'amount'>
    /** Default: case internal; agreement, budget, cost and return confidential. */
    readonly project?: Levels<'case' | 'agreement' | 'budget' | 'cost' | 'return'>
    /** Default: case confidential; pay, identityNumber and health secret. */
    readonly employee?: Levels<'case' | 'pay' | 'identityNumber' | 'health'>
    /** Default: case confidential. */
    readonly other?: Levels<'case'>
  }
}

export interface StandardOptions<Own extends Categories = Categories>
  extends StandardChoices,
    Pick<PolicyDefinition<Own>, 'version' | 'timeZone' | 'locale' | 'settings'> {
  /** The company's own categories (P2.3). One that is named like a standard category stands in its place. */
  readonly categories?: Own
}

/** A retention rule with the company's own choice put over it. */
export function chosenRetention<const Rule extends RetentionRule>(
  rule: Rule,
  choice: RetentionChoice<string> | undefined,
): Rule {
  if (choice === undefined) return rule
  const own = typeof choice === 'string' ? { period: choice } : choice
  const { citation, ...uncited } = rule
  const cited = own.period === undefined && citation !== undefined ? { citation } : {}
  const chosen = { ...uncited, ...cited, ...own, kinds: { ...rule.kinds, ...own.kinds } }
  // Null leaves a standard limit out; a rule has it or has it not.
  const { floor, ceiling, ...others } = chosen
  const limits = { ...(floor === null ? {} : { floor }), ...(ceiling === null ? {} : { ceiling }) }
  return { ...others, ...limits } as unknown as Rule
}
