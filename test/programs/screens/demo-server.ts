import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export interface DemoServer {
  readonly url: string
  readonly process: ChildProcess
}

/** The example server with a demo company made anew; what it says of errors is a fault. */
export async function startDemo(database: string, fault: (text: string) => void): Promise<DemoServer> {
  const port = await freePort()
  const server = spawn(process.execPath, ['--import', 'tsx', 'examples/server/main.ts'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', CASEKEEP_DB: database },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  server.stderr!.on('data', (data) => fault(`server: ${String(data).trim()}`))
  const url = `http://127.0.0.1:${port}`
  for (let wait = 0; wait < 600; wait++) {
    if (server.exitCode !== null) throw new Error('the server ended before it answered')
    const answered = await fetch(`${url}/sign-in`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return { process: server, url }
    await new Promise((later) => setTimeout(later, 100))
  }
  server.kill()
  throw new Error('the server did not start within a minute')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise<void>((closed) => server.close(() => closed()))
  if (typeof address !== 'object' || address === null) throw new Error('no port is free')
  return address.port
}
