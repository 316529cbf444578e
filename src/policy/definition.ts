import type { Locale } from '../locales/locale.ts'
import type { Categories } from './category.ts'
import type { SettingsInput } from './settings.ts'

/** The ladder of policy.md, lowest first. */
export const standardLevels = ['public', 'internal', 'confidential', 'secret'] as const

export interface PolicyDefinition<C extends Categories> {
  /**
   * Name of this version, such as `2026-1` (P12.3). Left out, it is made from the content, so that a changed policy is
   * a new version by itself.
   */
  readonly version?: string
  /** IANA time zone in which days begin and end. Default `Asia/Shanghai`. */
  readonly timeZone?: string
  /** The language that records are written in: marks on documents, printed lists. Default `en`. */
  readonly locale?: Locale
  /** Confidentiality levels, lowest first. Default: public, internal, confidential, secret. */
  readonly levels?: readonly string[]
  /**
   * What the department that keeps the archive is called (P5.1), for lists and screens, which read it as
   * `policy.archiveDepartment`. It gives nobody a right: who may act for the archive is said by their roles, such as
   * `archivist`. Default `archive`.
   */
  readonly archiveDepartment?: string
  readonly categories: C
  /** What the regulation leaves to the company; see the settings for the defaults. */
  readonly settings?: SettingsInput
}
