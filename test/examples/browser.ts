import type { Hono } from 'hono'
import type { Env } from '../../examples/server/visit.ts'

export interface Page {
  readonly status: number
  readonly html: string
  /** Where it leads, of a redirect. */
  readonly to: string | null
}

/** A browser without a screen: it keeps cookies, and says where its forms come from. */
export class Browser {
  readonly #app: Hono<Env>
  readonly #cookies = new Map<string, string>()

  constructor(app: Hono<Env>) {
    this.#app = app
  }

  async get(path: string): Promise<Page> {
    return this.#ask(path, { headers: {} })
  }

  async post(path: string, values: Readonly<Record<string, string>>, from = 'same-origin'): Promise<Page> {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(values).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': from },
    })
  }

  /** Posts a form with the version that its page holds, and follows to the page that comes of it. */
  async act(page: string, path: string, values: Readonly<Record<string, string>> = {}): Promise<Page> {
    const { html } = await this.get(page)
    const version = /name="version" value="(\d+)"/.exec(html)?.[1]
    const done = await this.post(path, { ...(version !== undefined && { version }), ...values })
    if (done.to === null) throw new Error(`${path} answered ${done.status}: ${textOf(done.html).slice(0, 600)}`)
    return this.get(done.to)
  }

  async signIn(person: string): Promise<this> {
    await this.post('/sign-in', { person })
    return this
  }

  async #ask(path: string, init: { method?: string; body?: string; headers: Record<string, string> }): Promise<Page> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#app.request(path, { ...init, headers: { ...init.headers, Cookie: cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      this.#cookies.set(name!, value!)
    }
    return { status: response.status, html: await response.text(), to: response.headers.get('Location') }
  }
}

/** What a page says, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
