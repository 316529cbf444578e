import { createArchive, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { Browser } from './browser.ts'
import { numberedRetention } from './numbered-retention.ts'

/** Once for all: what the library makes of a policy is made once. */
const policy: Policy = demoPolicy()

/** An office with old cases, their lists and holds, and its console. What that reports as its own fault is in `failures`. */
export async function retentionOffice() {
  let now = 0
  const archive = createArchive<Shapes, never>({ policy, storage: memoryAdapter(), clock: () => new Date(now) })
  const deskOf = (id: string) => archive.as(actorOf(company.people.find((person) => person.id === id)!, 'en'))
  let typed = 1000
  const at = (day: string) => {
    now = Date.parse(`${day}T02:00:00Z`)
  }
  const numbers = await numberedRetention({ desk: deskOf, text: () => String(++typed), at })
  at('2026-11-18')
  const failures: unknown[] = []
  const app = consoleApp({ archive, company, report: (error) => failures.push(error), clock: () => new Date() })
  return { ...numbers, archive, app, failures, deskOf, at, as: (person: string) => new Browser(app).signIn(person) }
}
export type RetentionOffice = Awaited<ReturnType<typeof retentionOffice>>
