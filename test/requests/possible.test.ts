import { describe, expect, it } from 'vitest'
import {
  type AnyDesk,
  type Change,
  type CommandName,
  createArchive,
  isCasekeepError,
  type Reader,
  type StorageAdapter,
} from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, monday, type Office, officeOver, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const done = new Error('done')
/** A store on which nothing is ever written: what would be is told by `done`; the refusal log is lost. */
function undoing(storage: StorageAdapter): StorageAdapter {
  const commit = async (changes: readonly Change[]) => {
    if (changes.some(({ table }) => table !== 'refusals')) throw done
    return null
  }
  return { ...storage, transaction: (work) => storage.transaction((unit) => work({ ...unit, commit })) }
}

const reason = 'As it should be'
const form = 'f'.repeat(64)
interface Of {
  readonly request: string
  readonly isOutside: boolean
}
/** What each act is asked for, of whom it is possible. */
const ofRequest: Partial<Record<CommandName, object>> = {
  'requests.resolve': { nothing: reason },
  'requests.decide': { verdict: 'approve' },
  'requests.reassign': { to: 'p-nobody', reason },
  'requests.withdraw': {},
}
const ofItem: Partial<Record<CommandName, (item: number, of: Of) => object>> = {
  'requests.handOver': (item, { isOutside }) => ({ items: [item], ...(isOutside && { form }) }),
  'requests.callOff': (item) => ({ items: [item] }),
  'requests.confirm': (item) => ({ items: [item] }),
  'requests.copy': (item) => ({ item, copies: 1, mark: 'M' }),
  'requests.giveBack': (item) => ({ items: [item] }),
  'requests.takeBack': (item) => ({ items: [{ item }], form }),
  'requests.renew': (item) => ({ item, reason }),
  'requests.decideRenewal': (item) => ({ item, verdict: 'refuse', reason }),
  'requests.recall': (item) => ({ item, reason }),
  'requests.reportLost': (item) => ({ item, reason }),
  'requests.find': (item) => ({ item }),
  'requests.settle': (item) => ({ item, by: 'paid' }),
}

/** What an act comes to: `done`, or the refusal without whose number. */
async function outcome(desk: AnyDesk, operation: CommandName, input: object): Promise<unknown> {
  try {
    await desk.run(operation, input)
  } catch (error) {
    if (error === done) return 'done'
    if (!isCasekeepError(error)) throw error
    const { number: _, operation: __, ...details } = error.details as { number?: string; operation?: string }
    return { code: error.code, details }
  }
  throw new Error(`${operation} was done on a store that writes nothing`)
}

/** For every act and item what `requests.possible` says of it, as {@link outcome} would. */
async function told({ requests }: ReturnType<Office['desk']>, request: string): Promise<ReadonlyMap<string, unknown>> {
  const { possible, refused } = await requests.possible({ request })
  const all = new Map<string, unknown>()
  const tell = (operation: CommandName, items: readonly number[], what: unknown) => {
    for (const item of operation in ofRequest ? [0] : items) {
      const key = `${operation} ${item}`
      expect(all.has(key), key).toBe(false)
      all.set(key, what)
    }
  }
  for (const { operation, items } of possible) tell(operation, items, 'done')
  for (const { operation, items, code, details } of refused) tell(operation, items, { code, details })
  return all
}

type Scene = (office: Office) => Promise<string>
const both = ['KH0001-001', 'KH0001-002']
const three = async (office: Office, kind: 'loan' | 'consultation', station: Parameters<typeof requestAt>[1]) => {
  await archivedLetters(office)
  return await requestAt(office, station, { kind, documents: both, copies: 2 })
}
const scenes: Readonly<Record<string, Scene>> = {
  'asked in words': async (office) => {
    await archivedLetters(office)
    return await requestAt(office, 'submitted')
  },
  'waiting for its approval': (office) => three(office, 'loan', 'deciding'),
  rejected: async (office) => {
    const request = await three(office, 'loan', 'deciding')
    await office.desk('hana').requests.decide({ request, verdict: 'reject', reason })
    return request
  },
  'a consultation that was approved': (office) => three(office, 'consultation', 'approved'),
  'approved, and not yet begun': async (office) => {
    await archivedLetters(office)
    const asked = { kind: 'consultation', documents: both, purpose: 'To read', from: '2026-03-09' } as const
    const { number: request } = (await office.desk('ben').requests.ask(asked)).request
    for (const one of ['hana', 'aida'] as const) await office.desk(one).requests.decide({ request, verdict: 'approve' })
    return request
  },
  'approved, and somebody else has it': async (office) => {
    await archivedLetters(office)
    await requestAt(office, 'out', { asker: 'ann' })
    return await requestAt(office, 'approved', { documents: both })
  },
  'handed over': (office) => three(office, 'loan', 'offered'),
  'out, and all copies made': async (office) => {
    const request = await three(office, 'loan', 'out')
    await office.desk('arno').requests.copy({ request, item: 1, copies: 2, mark: 'M' })
    return request
  },
  'out, and overdue': async (office) => {
    const request = await three(office, 'loan', 'out')
    office.clock.set('2026-04-01')
    return request
  },
  'a renewal asked for': async (office) => {
    const request = await three(office, 'loan', 'out')
    await office.desk('ben').requests.renew({ request, item: 1, reason })
    return request
  },
  'called back, and others wait': async (office) => {
    const request = await three(office, 'loan', 'out')
    await office.desk('arno').requests.recall({ request, item: 1, reason })
    await requestAt(office, 'approved', { asker: 'ann' })
    return request
  },
  'read at the archive': (office) => three(office, 'consultation', 'out'),
  'brought back': (office) => three(office, 'loan', 'returning'),
  back: (office) => three(office, 'loan', 'returned'),
  lost: async (office) => {
    const request = await three(office, 'loan', 'out')
    await office.desk('ben').requests.reportLost({ request, item: 1, reason })
    return request
  },
  'paid for': async (office) => {
    const request = await three(office, 'loan', 'out')
    await office.desk('ben').requests.reportLost({ request, item: 1, reason })
    await office.desk('arno').requests.settle({ request, item: 1, by: 'paid' })
    return request
  },
  'an outsider’s': async (office) => {
    await archivedLetters(office)
    await office.desk('ben').outsiders.record({ person: 'g-li', name: 'Li', organization: 'O', identity: 'I' })
    await office.desk('arno').agreements.record({ person: 'g-li', signed: monday, form })
    const asked = { kind: 'loan', documents: both, purpose: 'The audit', outsider: 'g-li' } as const
    const { number: request } = (await office.desk('ben').requests.ask(asked)).request
    const approvers = ['hana', 'aida', 'leo'] as const
    for (const one of approvers) await office.desk(one).requests.decide({ request, verdict: 'approve' })
    return request
  },
  'an outsider’s whose agreement was ended': async (office) => {
    const request = await scenes['an outsider’s']!(office)
    await office.desk('arno').agreements.end({ person: 'g-li', signed: monday, reason })
    return request
  },
  'the archivist’s own': async (office) => {
    await archivedLetters(office)
    const approvers = ['aida'] as const
    return await requestAt(office, 'approved', { asker: 'arno', documents: both, approvers })
  },
}

describe('what is possible with a request, and why the rest is not', () => {
  const actors: readonly Person[] = ['ben', 'hana', 'aida', 'arno', 'abel', 'eve', 'leo', 'olga', 'mark']

  it.each(Object.keys(scenes))('P6.2, P7.2: is what its acts come to: %s', async (name) => {
    const store = await memory.open()
    const office = officeOver(store)
    const request = await scenes[name]!(office)
    const before = await store.snapshot()
    const archive = createArchive({
      policy: officePolicy(),
      storage: undoing(store.adapter),
      clock: office.clock.read,
    })
    const { items, request: asked } = await office.desk('olga').requests.get({ request })
    const of = { request, isOutside: asked.outsider !== null }
    const acts = [
      ...Object.entries(ofRequest).map(([operation, input]) => [operation, 0, input] as const),
      ...Object.entries(ofItem).flatMap(([operation, inputOf]) =>
        items.map(({ position }) => [operation, position, inputOf(position, of)] as const),
      ),
    ]
    let known = 0
    for (const person of actors) {
      const desk = archive.as(people[person])
      const isKnown = await desk.requests.get({ request }).then(
        () => true,
        () => false,
      )
      if (!isKnown) {
        await expect(desk.requests.possible({ request })).rejects.toMatchObject({ code: 'NOT_FOUND' })
        continue
      }
      known += 1
      const all = await told(desk as ReturnType<Office['desk']>, request)
      for (const [operation, item, input] of acts) {
        const expected = await outcome(desk, operation as CommandName, { request, ...input })
        expect(all.get(`${operation} ${item}`), `${person} ${operation} ${item}`).toEqual(expected)
      }
      expect(all.size).toBe(acts.length)
    }
    expect(known).toBeGreaterThan(3)
    expect(known).toBeLessThan(actors.length)
    // To look changes nothing, and refuses nothing.
    expect(await store.snapshot()).toEqual(before)
    await store.close()
  })

  it('P1.5: of many items tells each reason once, and reads nothing twice', async () => {
    const store = await memory.open()
    const office = officeOver(store)
    const request = await scenes['out, and overdue']!(office)
    const asked: string[] = []
    const watched = (reader: Reader): Reader => {
      const watch =
        (name: keyof Reader) =>
        (...args: readonly unknown[]) => {
          asked.push(JSON.stringify([name, ...args]))
          return (reader[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args)
        }
      return {
        get: watch('get'),
        getMany: watch('getMany'),
        find: watch('find'),
        summarize: watch('summarize'),
      } as Reader
    }
    const storage: StorageAdapter = {
      ...store.adapter,
      read: (work) => store.adapter.read((one) => work(watched(one))),
    }
    const archive = createArchive({ policy: officePolicy(), storage, clock: office.clock.read })
    const { refused } = await archive.as(people.ben).requests.possible({ request })
    const ofRequests = asked.filter((one) => !one.includes('policies'))
    expect(ofRequests.length).toBeGreaterThan(5)
    expect(ofRequests).toEqual([...new Set(ofRequests)])
    const renewal = refused.filter(({ operation }) => operation === 'requests.renew')
    expect(renewal).toMatchObject([{ items: [1, 2], code: 'BLOCKED', details: { blocks: [{ because: 'afterDue' }] } }])
    const archives = refused.filter(({ operation }) => operation === 'requests.recall')
    expect(archives).toMatchObject([{ items: [1, 2], code: 'FORBIDDEN', details: { relations: ['archive'] } }])
    await store.close()
  })
})

overStores((kind) => {
  it('P7.2: a loan that may not be renewed says all that stands against it', () =>
    inOffice(kind, async (office) => {
      const request = await scenes['called back, and others wait']!(office)
      office.clock.set('2026-04-01')
      const { possible, refused } = await office.desk('ben').requests.possible({ request })
      const renewal = refused.find(({ operation, items }) => operation === 'requests.renew' && items.includes(1))!
      const because = (renewal.details as { blocks: readonly { because: string }[] }).blocks.map((one) => one.because)
      expect([renewal.code, because]).toEqual([
        'BLOCKED',
        expect.arrayContaining(['afterDue', 'recalled', 'waitedFor']),
      ])
      expect(possible).toContainEqual({ operation: 'requests.giveBack', items: [1, 2] })
    }))
})
