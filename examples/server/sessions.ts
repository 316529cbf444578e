import { randomBytes } from 'node:crypto'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Ask, Deed } from './visit.ts'

const cookie = 'casekeep_session'
const longest = 10 * 3600

export interface Session {
  readonly id: string
  readonly person: string
  readonly expires: number
  /** What was done last; told once. */
  deed: Deed | null
}

/** Who is signed in, for as long as the server runs. */
export class Sessions {
  readonly #secret = randomBytes(32).toString('hex')
  readonly #sessions = new Map<string, Session>()

  async begin(c: Ask, person: string): Promise<void> {
    for (const [id, session] of this.#sessions) if (session.expires < Date.now()) this.#sessions.delete(id)
    const id = randomBytes(24).toString('base64url')
    this.#sessions.set(id, { id, person, expires: Date.now() + longest * 1000, deed: null })
    const secure = new URL(c.req.url).protocol === 'https:'
    await setSignedCookie(c, cookie, id, this.#secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: longest,
      secure,
    })
  }

  async find(c: Ask): Promise<Session | null> {
    const id = await getSignedCookie(c, this.#secret, cookie)
    const session = typeof id === 'string' ? this.#sessions.get(id) : undefined
    return session !== undefined && session.expires > Date.now() ? session : null
  }

  end(c: Ask, session: Session): void {
    this.#sessions.delete(session.id)
    deleteCookie(c, cookie, { path: '/' })
  }
}
