import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Session } from './session.ts'
import type { Ask } from './visit.ts'

export interface SessionRules {
  /** Minutes after which a session ends that nobody uses. */
  readonly idleMinutes: number
  /** Hours after which a session ends, used or not. */
  readonly longestHours: number
  /** How many there are at most; beyond it the one unused for longest ends. */
  readonly most: number
  readonly mostOfOnePerson: number
}

const standardRules: SessionRules = { idleMinutes: 60, longestHours: 10, most: 10_000, mostOfOnePerson: 20 }

const sessionCookie = 'casekeep_session'
const visitorCookie = 'casekeep_visitor'

/** Who is signed in, for as long as the server runs. */
export class Sessions {
  readonly #rules: SessionRules
  readonly #clock: () => Date
  /** In the order of their last use. */
  readonly #sessions = new Map<string, Session>()

  constructor(rules: Partial<SessionRules> = {}, clock: () => Date = () => new Date()) {
    this.#rules = { ...standardRules, ...rules }
    this.#clock = clock
  }

  get size(): number {
    return this.#sessions.size
  }

  /** Begins a session under a new id, whatever the browser brought; one that it had ends. */
  begin(c: Ask, person: string): Session {
    const before = this.find(c)
    if (before !== null) this.#sessions.delete(before.key)
    this.#makeRoom(person)
    const id = newId()
    const now = this.#now()
    const session: Session = { key: digest(id), person, began: now, used: now, deed: null }
    this.#sessions.set(session.key, session)
    put(c, sessionCookie, id, this.#rules.longestHours * 3600)
    return session
  }

  find(c: Ask): Session | null {
    const id = read(c, sessionCookie)
    const session = id === undefined ? undefined : this.#sessions.get(digest(id))
    if (session === undefined) return null
    this.#sessions.delete(session.key)
    if (this.#isOver(session)) return null
    session.used = this.#now()
    this.#sessions.set(session.key, session)
    return session
  }

  end(c: Ask, session: Session): void {
    this.#sessions.delete(session.key)
    deleteCookie(c, cookieName(c, sessionCookie), { path: '/', secure: c.get('connection').secure })
  }

  #now(): number {
    return this.#clock().getTime()
  }

  #isOver({ began, used }: Session): boolean {
    const { idleMinutes, longestHours } = this.#rules
    return this.#now() >= Math.min(used + idleMinutes * 60_000, began + longestHours * 3_600_000)
  }

  #makeRoom(person: string): void {
    for (const session of this.#sessions.values()) if (this.#isOver(session)) this.#sessions.delete(session.key)
    // Somebody who signs in again and again puts an end to their own sessions, not to those of others.
    const own = [...this.#sessions.values()].filter((session) => session.person === person)
    for (const session of own.slice(0, Math.max(0, own.length + 1 - this.#rules.mostOfOnePerson))) {
      this.#sessions.delete(session.key)
    }
    for (const key of this.#sessions.keys()) {
      if (this.#sessions.size < this.#rules.most) return
      this.#sessions.delete(key)
    }
  }
}

/** The id of a browser in which nobody is signed in: its forms need a token too, the one to sign in above all. */
export function visitorOf(c: Ask): string {
  const known = read(c, visitorCookie)
  if (known !== undefined && /^[\w-]{43}$/.test(known)) return known
  const id = newId()
  put(c, visitorCookie, id)
  return id
}

/** 256 random bits. */
function newId(): string {
  return randomBytes(32).toString('base64url')
}

function digest(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

/** By https a browser takes such a name from this host alone, not from a neighbor under the same domain. */
function cookieName(c: Ask, name: string): string {
  return c.get('connection').secure ? `__Host-${name}` : name
}

function read(c: Ask, name: string): string | undefined {
  return getCookie(c, cookieName(c, name))
}

function put(c: Ask, name: string, value: string, maxAge?: number): void {
  const { secure } = c.get('connection')
  setCookie(c, cookieName(c, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(maxAge !== undefined && { maxAge }),
  })
}
