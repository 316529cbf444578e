import type { HeaderRule } from './header-rules.ts'
import type { TransportDetails } from './problems.ts'

/** Thrown for what HTTP itself refuses. */
export class Refusal<C extends keyof TransportDetails = keyof TransportDetails> extends Error {
  override readonly name = 'Refusal'
  readonly code: C
  readonly details: TransportDetails[C]
  readonly headers: Readonly<Record<string, string>>

  constructor(code: C, details: TransportDetails[C], headers: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.details = details
    this.headers = headers
  }
}

/** Refuses a header, and says what would be accepted. */
export function refuseHeader(header: string, rule: HeaderRule, accepted: readonly string[]): never {
  throw new Refusal('INVALID_HEADER', { header, rule, accepted })
}
