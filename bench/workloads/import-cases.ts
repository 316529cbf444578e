import { capturedImport } from '../capture.ts'
import type { Database } from '../databases/database.ts'
import { columnsOf } from '../hand/cells.ts'
import { finished, type Rows, unfinished } from '../hand/finish.ts'
import type { Bulk, Taking } from '../hand/hand.ts'
import { Template } from '../hand/template.ts'
import { archivist, oldCase, openArchive } from '../office.ts'
import type { WritingWorkload } from '../workload.ts'
import { counter, measureTurns, tenantOf, type WritingSide } from './writing.ts'

const tables = ['series', 'cases', 'caseFields', 'duties', 'trail', 'outbox'] as const

/** W5: cases of an old register are taken over, many in each call. */
export const importCases: WritingWorkload = {
  kind: 'writing',
  id: 'W5',
  title: 'Taking over the cases of an old register',
  async *run(database, { rounds, imports }, tell) {
    const sides = await sidesOn(database, imports.cases)
    const what = `${imports.cases} cases a call`
    const pace = { rounds, acts: imports.calls, callers: 1 }
    yield { ...(await measureTurns(database, 'W5', what, sides, tables, pace, tell)), items: imports.cases }
  },
}

async function sidesOn({ hosts, hand }: Database, count: number): Promise<readonly WritingSide[]> {
  const sides = hosts.map(({ name, storage }, index): WritingSide => {
    const tenant = tenantOf('W5', index)
    const { cases } = openArchive(storage, tenant).as(archivist)
    const next = counter()
    const calls: ReturnType<typeof oldCase>[][] = []
    const prepare = async (acts: number) => {
      for (let call = 0; call < acts; call++) calls.push(next(count).map(oldCase))
    }
    return { name, by: 'casekeep', tenant, prepare, act: () => cases.import({ cases: calls.shift()! }) }
  })
  const tenant = tenantOf('W5', hosts.length)
  const template = Template.of(await capturedImport(tenant), hand.booleans)
  const next = counter()
  const calls: { readonly rows: Rows; readonly taking: Taking }[] = []
  const prepare = async (acts: number) => {
    for (let call = 0; call < acts; call++) {
      const sequences = next(count)
      calls.push({
        rows: unfinished(withEventsOfOneCall(template.many(sequences))),
        taking: { tenant, first: sequences[0]!, count },
      })
    }
  }
  const act = async () => {
    const { rows, taking } = calls.shift()!
    await hand.write(finished(rows), taking)
  }
  return [...sides, { name: 'many rows a statement', by: 'hand', tenant, prepare, act }]
}

/** The events of a call are counted through, under the number of its first case. */
function withEventsOfOneCall(bulk: Bulk): Bulk {
  const events = bulk.get('outbox')!
  const id = columnsOf('outbox').indexOf('id')
  const [first] = String(events[0]![id]).split('.')
  return new Map([...bulk, ['outbox', events.map((cells, index) => cells.with(id, `${first}.${index}`))]])
}
