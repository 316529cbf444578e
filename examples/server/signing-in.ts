import { Attempts } from './attempts.ts'
import type { Company, Person } from './company.ts'
import { networkOf } from './network.ts'
import { nobodysPassword, passwordFits } from './passwords.ts'

type SignInAnswer =
  | { readonly person: Person }
  /** The account is unknown or the password is not its own: which of the two is not told. */
  | { readonly wrong: true }
  | { readonly waitSeconds: number }

/** Knows people by account and password, and makes whoever guesses wait. */
export class SigningIn {
  readonly #company: Company
  readonly #clock: () => Date
  readonly #byAccount: Attempts
  /** An office shares an address, so this one is patient; it stops who tries one password on many accounts. */
  readonly #byAddress: Attempts

  constructor(company: Company, clock: () => Date = () => new Date()) {
    this.#company = company
    this.#clock = clock
    this.#byAccount = new Attempts({ free: 5, firstWait: 30, longestWait: 900 }, clock)
    this.#byAddress = new Attempts({ free: 60, firstWait: 60, longestWait: 900 }, clock)
  }

  async check(typedAccount: string, password: string, from: string): Promise<SignInAnswer> {
    const address = networkOf(from)
    const account = typedAccount.normalize('NFKC').trim().toLowerCase()
    const key = JSON.stringify([account.slice(0, 100), address])
    const until = Math.max(...[this.#byAccount.waitUntil(key), this.#byAddress.waitUntil(address)].map(Number))
    const waitSeconds = Math.ceil((until - this.#clock().getTime()) / 1000)
    if (waitSeconds > 0) return { waitSeconds }
    this.#byAccount.began(key)
    this.#byAddress.began(address)
    const known = this.#company.accounts.find((one) => one.account === account)
    const person = this.#company.people.find((one) => one.id === known?.person)
    const fits = await passwordFits(password, known?.password ?? nobodysPassword)
    if (!fits || person === undefined) return { wrong: true }
    this.#byAccount.succeeded(key)
    this.#byAddress.takeBack(address)
    return { person }
  }
}
