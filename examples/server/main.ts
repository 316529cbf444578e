import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { createArchive, type Sha256, todayIn } from 'casekeep'
import { sqlAdapter } from 'casekeep/sql'
import { consoleApp } from './app.tsx'
import { company } from './demo/company.ts'
import { openDemo } from './demo/database.ts'
import { demoPolicy, demoUpcoming } from './demo/policy.ts'

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } })
const port = Number(process.env.PORT ?? 3000)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is a number from 0 to 65535, not ${process.env.PORT}.`)
  process.exit(1)
}
const hostname = process.env.HOST ?? '127.0.0.1'
const file = process.env.CASEKEEP_DB ?? '.data/demo.sqlite'
// A proxy before the server names who calls, and says whether they came by https.
const behindProxy = process.env.CASEKEEP_BEHIND_PROXY === '1'
const hash: Sha256 = (data) => createHash('sha256').update(data).digest('hex')

const policy = demoPolicy()
const began = performance.now()
let month = ''
const db = await openDemo({
  file,
  policy,
  hash,
  fresh: values.fresh,
  onDay: (day) => {
    if (day.slice(0, 7) === month) return
    if (month === '') process.stdout.write(`Making the demo company's records in ${file}:`)
    month = day.slice(0, 7)
    process.stdout.write(` ${month}`)
  },
})
if (month !== '') process.stdout.write(`, done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)

const upcoming = demoUpcoming(todayIn(policy.timeZone, new Date()))
const archive = createArchive({ policy, upcoming, storage: sqlAdapter(db), hash })
const app = consoleApp({ archive, company, behindProxy })
const server = serve({ fetch: app.fetch, port, hostname }, (info) => {
  console.log(`casekeep demo: http://${hostname}:${info.port}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void db.destroy().then(() => process.exit(0)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
