import { type HttpOptions, httpHandler, type OpenApiOptions, openApiDocument } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import { expect } from 'vitest'
import {
  type AnyArchive,
  createArchive,
  type Locale,
  type Policy,
  type SettingsInput,
  type Shapes,
} from '../../src/index.ts'
import type { StorageAdapter } from '../../src/storage.ts'
import { monday, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { Contract, type Document } from './contract.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Its JSON; an empty object for an empty body. */
  readonly body: Loose
  readonly text: string
}
/** Whatever came back: tests say what they look for. */
export interface Loose {
  readonly [member: string]: Loose
}
export interface Sending {
  /** Nobody where null. */
  readonly as?: Person | null
  readonly locale?: Locale
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream
  readonly headers?: Readonly<Record<string, string>>
}

const contracts = new Map<string, Contract>()

/** Made once for all sites that are alike: settings do not show in the document. */
function contractOf(archive: AnyArchive, options: OpenApiOptions): Contract {
  const key = JSON.stringify([options, archive.policy.version])
  const known = contracts.get(key) ?? new Contract(openApiDocument(archive, options) as Document)
  contracts.set(key, known)
  return known
}

/** An archive behind its handler, and everything that went over the wire held against its OpenAPI document. */
export function openSite(
  options: Partial<HttpOptions> & {
    readonly settings?: SettingsInput
    readonly storage?: StorageAdapter
    readonly policy?: Policy
  } = {},
) {
  const { settings, storage = memoryAdapter(), policy = officePolicy(settings) as Policy, ...http } = options
  const archive = createArchive<Shapes>({
    policy,
    storage,
    clock: () => new Date(`${monday}T10:00:00+08:00`),
  })
  const errors: unknown[] = []
  const handle = httpHandler(archive, {
    authenticate: (request) => {
      const name = request.headers.get('authorization')?.replace('Bearer ', '')
      const locale = request.headers.get('x-locale') as Locale | null
      return name ? { ...people[name as Person], ...(locale && { locale }) } : null
    },
    onError: (error) => void errors.push(error),
    ...http,
  })
  const contract = contractOf(archive, http)

  const send = async (method: string, target: string, sending: Sending = {}): Promise<Answer> => {
    const { as = 'ann', locale, body, raw } = sending
    const response = await handle(
      new Request(`https://records.example${http.basePath ?? ''}${target}`, {
        method,
        headers: {
          ...(as && { authorization: `Bearer ${as}` }),
          ...(locale && { 'x-locale': locale }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...sending.headers,
        },
        ...(raw !== undefined && { body: raw, duplex: 'half' }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    const isJson = /json$/.test(response.headers.get('content-type') ?? '')
    const received = isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined
    expect(response.headers.get('cache-control')).toBe('no-store')
    if (received !== undefined || response.status === 304) {
      const [path] = target.split('?') as [string]
      const type = response.headers.get('content-type')
      contract.check({ method, path, sent: body, status: response.status, type, received, headers: response.headers })
      if (response.status >= 400) expect(received).toMatchObject({ status: response.status })
    }
    return { status: response.status, headers: response.headers, body: (received ?? {}) as Loose, text }
  }
  return {
    archive,
    handle,
    contract,
    errors,
    send,
    get: (target: string, as: Person = 'ann') => send('GET', target, { as }),
  }
}
export type Site = ReturnType<typeof openSite>

/** A client of sales, with its first batch. */
export const client = {
  category: 'client',
  title: 'Alfreds Futterkiste',
  fields: { name: 'Alfreds Futterkiste', code: 'ALFKI' },
  documents: [{ kind: 'communication', title: 'First contact', channel: 'email', date: '2026-02' }],
}

/** Sends a command that has to succeed. */
export async function act(site: Site, target: string, body: unknown = {}, as: Person = 'ann'): Promise<Answer> {
  const answer = await site.send('POST', target, { body, as })
  expect(answer.text && answer.status, answer.text).toBeLessThan(300)
  return answer
}

/** Case KH0001 with its first batch in the archive, by everybody whose work it is. */
export async function archiveFirst(site: Site, documents: readonly object[] = client.documents): Promise<void> {
  await act(site, '/cases', { ...client, documents })
  await act(site, '/batches/KH0001-P01/sort')
  await act(site, '/batches/KH0001-P01/number')
  await act(site, '/batches/KH0001-P01/submit')
  await act(site, '/batches/KH0001-P01/approve', {}, 'hana')
  await act(site, '/transfers', { batches: ['KH0001-P01'] })
  await act(site, '/transfers/YJ2026-0001/receipt', { accept: ['KH0001-P01'] }, 'arno')
}

/** One member of each item of a page. */
export function each(page: Answer, member: string): readonly unknown[] {
  return (page.body.items as unknown as readonly Loose[]).map((item) => item[member])
}
