import { type Archive, createArchive, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy, demoUpcoming } from '../../examples/server/demo/policy.ts'
import { seed } from '../../examples/server/demo/seed.ts'
import { Browser } from './browser.ts'

/** The day on which everybody works here. */
export const today = '2026-11-18'

/** Once for all: what the library makes of a policy is made once. */
const policy: Policy = demoPolicy()

/** A small demo company in memory, with its console. What the console reports as its own fault is in `failures`. */
export async function demoOffice(cases: number, days: number) {
  const storage = memoryAdapter()
  await seed({ policy, storage, cases, days, today })
  const archive: Archive<Shapes> = createArchive<Shapes, never>({
    policy,
    upcoming: demoUpcoming(today),
    storage,
    clock: () => new Date(`${today}T02:00:00Z`),
  })
  const failures: unknown[] = []
  const app = consoleApp({ archive, company, report: (error) => failures.push(error) })
  return {
    archive,
    app,
    failures,
    deskOf: (id: string) => archive.as(actorOf(company.people.find((person) => person.id === id)!, 'en')),
    as: (person: string) => new Browser(app).signIn(person),
  }
}
