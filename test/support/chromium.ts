import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is a browser to look with. */
export const hasChromium = existsSync(executablePath)

export function launchChromium(): Promise<Browser> {
  // It runs as whoever runs the tests, in containers too.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}

/** Something that is looked at: on a port of its own, until it is closed. */
export interface Site {
  readonly url: string
  close(): Promise<void>
}

export async function openSite(fetch: (request: Request) => Response | Promise<Response>): Promise<Site> {
  const server = await new Promise<ServerType>((started) => {
    const begun = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => started(begun))
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
