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
  /** The department that keeps the archive (P5.1). Default `archive`. */
  readonly archiveDepartment?: string
  readonly categories: C
  /** What the regulation leaves to the company; see the settings for the defaults. */
  readonly settings?: SettingsInput
}
