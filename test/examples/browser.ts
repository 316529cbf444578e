import type { Hono } from 'hono'
import type { Env } from '../../examples/server/visit.ts'

export interface Page {
  readonly status: number
  readonly html: string
  /** Where it leads, of a redirect. */
  readonly to: string | null
  readonly headers: Headers
  /** Cookies that it set, as they were sent. */
  readonly cookies: readonly string[]
}

/** A browser without a screen: it keeps cookies, says where its forms come from, and sends the token of its last page. */
export class Browser {
  readonly #app: Hono<Env>
  readonly #headers: Readonly<Record<string, string>>
  readonly #cookies: Map<string, string>
  readonly #base: string
  #token = ''

  constructor(
    app: Hono<Env>,
    headers: Readonly<Record<string, string>> = {},
    cookies: Readonly<Record<string, string>> = {},
    base = '',
  ) {
    this.#app = app
    this.#headers = headers
    this.#cookies = new Map(Object.entries(cookies))
    this.#base = base
  }

  /** Of the forms of the page that was opened last. */
  get token(): string {
    return this.#token
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#ask(path, { headers })
  }

  /** Values by name; or all that a form holds, its token among them. */
  async post(
    path: string,
    values: Readonly<Record<string, string>> | URLSearchParams,
    from = 'same-origin',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(
        values instanceof URLSearchParams ? values : { token: this.#token, ...values },
      ).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': from, ...headers },
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
    await this.get('/sign-in')
    const { to } = await this.post('/sign-in', { person })
    await this.get(to!)
    return this
  }

  /** A file as it comes. */
  async download(path: string): Promise<Response> {
    return this.#app.request(`${this.#base}${path}`, { headers: this.#sent({}) })
  }

  #sent(headers: Readonly<Record<string, string>>): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { ...this.#headers, ...headers, Cookie: cookie }
  }

  async #ask(
    path: string,
    init: { method?: string; body?: string; headers: Readonly<Record<string, string>> },
  ): Promise<Page> {
    const headers = this.#sent(init.headers)
    const response = await this.#app.request(`${this.#base}${path}`, { ...init, headers })
    const cookies = response.headers.getSetCookie()
    for (const set of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      this.#cookies.set(name!, value!)
    }
    const html = await response.text()
    this.#token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? this.#token
    return { status: response.status, html, to: response.headers.get('Location'), headers: response.headers, cookies }
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
