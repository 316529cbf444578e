import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** The name of the hidden field of every form; scripts send it as the header. */
export const tokenField = 'token'
export const tokenHeader = 'X-Form-Token'

/**
 * Proof that a form was made by this server for whom it comes from: made from the secret id in their cookie, with a key
 * that never leaves the server. Another site can neither read a form of ours nor make a token that fits the cookie.
 */
export class FormTokens {
  readonly #key = randomBytes(32)

  of(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url')
  }

  fits(given: unknown, id: string): boolean {
    if (typeof given !== 'string') return false
    const [token, expected] = [Buffer.from(given), Buffer.from(this.of(id))]
    return token.length === expected.length && timingSafeEqual(token, expected)
  }
}
