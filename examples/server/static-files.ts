import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { stylesheet } from './stylesheet.ts'
import type { Env } from './visit.ts'

const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const ofPackage = (name: string) => readFileSync(createRequire(import.meta.url).resolve(name), 'utf8')

const files = {
  'style.css': { type: 'text/css; charset=utf-8', content: stylesheet() },
  'keyboard.js': { type: 'text/javascript; charset=utf-8', content: own('scripts/keyboard.js') },
  'batch-work.js': { type: 'text/javascript; charset=utf-8', content: own('scripts/batch-work.js') },
  'keep-form.js': { type: 'text/javascript; charset=utf-8', content: own('keep-form.js') },
  'hash-file.js': { type: 'text/javascript; charset=utf-8', content: own('scripts/hash-file.js') },
  'htmx.js': { type: 'text/javascript; charset=utf-8', content: ofPackage('htmx.org/dist/htmx.min.js') },
  'icon.svg': { type: 'image/svg+xml', content: own('icon.svg') },
} as const

const versions = Object.fromEntries(
  Object.entries(files).map(([name, { content }]) => [
    name,
    createHash('sha256').update(content).digest('base64url').slice(0, 10),
  ]),
)

/** The address of a file, which changes with its content: a browser keeps it for as long as it likes. */
export function fileAt(name: keyof typeof files): string {
  return `/static/${name}?v=${versions[name]}`
}

export function serveFiles(app: Hono<Env>): void {
  for (const [name, { type, content }] of Object.entries(files)) {
    const packed = gzipSync(content)
    app.get(`/static/${name}`, (c) => {
      const kept = c.req.query('v') === versions[name] ? 'max-age=31536000, immutable' : 'max-age=300'
      const headers = {
        'Content-Type': type,
        'Cache-Control': kept,
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Accept-Encoding',
      }
      if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(content, 200, headers)
      return c.body(new Uint8Array(packed), 200, { ...headers, 'Content-Encoding': 'gzip' })
    })
  }
}
