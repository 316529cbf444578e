import type { Context } from 'hono'

/**
 * What is known of the connection that a request came by. Behind a proxy it is the proxy that says so; without one
 * such headers are anybody's word, and not believed.
 */
export interface Connection {
  readonly secure: boolean
  readonly address: string
}

export function connectionOf(c: Context, behindProxy: boolean): Connection {
  const url = new URL(c.req.url)
  const own = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  // Each proxy adds the address that it was called from at the end.
  const forwarded = behindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  const protocol = behindProxy ? c.req.header('X-Forwarded-Proto')?.split(',').at(-1)?.trim() : undefined
  return {
    secure: (protocol ?? url.protocol.replace(':', '')) === 'https',
    address: forwarded || own?.remoteAddress || 'unknown',
  }
}
