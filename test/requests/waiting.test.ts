import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Actor,
  createArchive,
  type Directory,
  isCasekeepError,
  type Role,
  type SettingsInput,
} from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, monday, type Office, officeOver, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { archivedLetters } from '../support/requests.ts'

type Desk = ReturnType<Office['desk']>

/** Everything that waits for somebody, page by page. */
async function allWaiting({ requests }: Desk, limit: number) {
  const items: Awaited<ReturnType<typeof requests.waiting>>['items'][number][] = []
  let after: string | undefined
  do {
    const page = await requests.waiting({ limit, after })
    expect(page.items.length === limit || page.next === null).toBe(true)
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return items
}
const numbers = (items: readonly { readonly number: string }[]) => items.map(({ number }) => number)

/** Whether the rules would let somebody decide: then nothing but the reason of a rejection is missing. */
async function mayDecide({ requests }: Desk, request: string): Promise<boolean> {
  try {
    await requests.decide({ request, verdict: 'reject' })
  } catch (error) {
    if (isCasekeepError(error, 'INVALID_INPUT')) return true
    if (isCasekeepError(error) && ['FORBIDDEN', 'SEPARATION', 'NOT_FOUND', 'ILLEGAL'].includes(error.code)) return false
    throw error
  }
  throw new Error('was decided without a reason')
}

const loan = { kind: 'loan', documents: ['KH0001-002'], purpose: 'To prepare a visit' } as const
const ask = async (office: Office, who: Person) => (await office.desk(who).requests.ask(loan)).request.number

/** Archived letters of sales, and the heads of the directory. */
async function furnished(office: Office) {
  await archivedLetters(office)
  const { departments } = office.desk('adam')
  await departments.record({ department: 'sales', name: 'Sales', head: 'p-hana' })
  await departments.record({ department: 'marketing', name: 'Marketing', head: 'p-mark' })
}
const appoint = (office: Office, person: string, deputy: string, from = monday, until = monday) =>
  office.desk('adam').deputies.appoint({ person, deputy, from, until })
const named = (
  ...steps: SettingsInput['approvals'] extends { loan?: infer L } | undefined ? NonNullable<L> : never
) => ({
  settings: { approvals: { loan: steps } } satisfies SettingsInput,
})

overStores((kind) => {
  describe('what waits for one’s decision', () => {
    it('P6.2: of the head of another department, for who stands in for them today', () =>
      inOffice(kind, async (office) => {
        await furnished(office)
        const request = await ask(office, 'ben')
        await appoint(office, 'p-hana', 'p-uma')
        office.clock.set('2026-02-23')
        await appoint(office, 'p-hana', 'p-rita', '2026-02-23', '2026-03-01')
        office.clock.set(monday)
        await appoint(office, 'p-hana', 'p-mia', '2026-03-03', '2026-03-31')
        await appoint(office, 'p-mark', 'p-rolf')
        const waits = async (who: Person) => numbers(await allWaiting(office.desk(who), 1))
        expect(await waits('uma')).toEqual([request])
        for (const who of ['rita', 'mia', 'rolf', 'mark', 'ben'] as const) expect(await waits(who)).toEqual([])
        const [one] = await allWaiting(office.desk('uma'), 1)
        expect(one).toMatchObject({ behalf: 'p-hana', since: '2026-03-02T02:00:00.000Z' })
        expect((await allWaiting(office.desk('hana'), 1))[0]!.behalf).toBeNull()
        await office.desk('uma').requests.decide({ request, verdict: 'approve' })
        expect(await waits('uma')).toEqual([])
      }))

    it('P6.2: of people who are named, for who stands in for them; nobody decides for two', () =>
      inOffice(
        kind,
        async (office) => {
          await furnished(office)
          const request = await ask(office, 'ben')
          await appoint(office, 'p-eve', 'p-uma')
          await appoint(office, 'p-leo', 'p-uma')
          const waits = async (who: Person) =>
            (await allWaiting(office.desk(who), 1)).map(({ number, behalf }) => [number, behalf])
          expect(await waits('uma')).toEqual([[request, 'p-eve']])
          // Eve decides herself: then it is Leo for whom Uma would.
          await office.desk('eve').requests.decide({ request, verdict: 'approve' })
          expect(await waits('uma')).toEqual([[request, 'p-leo']])
          const other = await ask(office, 'ivy')
          await office.desk('uma').requests.decide({ request: other, verdict: 'approve' })
          expect(await waits('uma')).toEqual([[request, 'p-leo']])
          expect(await mayDecide(office.desk('uma'), other)).toBe(false)
          // Nor can what is left be handed to her.
          const handed = office.desk('leo').requests.reassign({ request: other, to: 'p-uma', reason: 'R' })
          await expect(handed).rejects.toMatchObject({
            code: 'INVALID_INPUT',
            details: { issues: [{ path: ['to'], rule: 'decided' }] },
          })
          expect(await waits('leo')).toEqual([
            [request, null],
            [other, null],
          ])
          await office.desk('uma').requests.decide({ request, verdict: 'approve' })
          expect(await waits('uma')).toEqual([])
        },
        named({ role: 'supervisingExecutive', people: ['p-eve', 'p-leo'], need: 'all' }),
      ))

    it('P6.2: never one’s own, nor that of whom one stands in for', () =>
      inOffice(
        kind,
        async (office) => {
          await furnished(office)
          const request = await ask(office, 'ben')
          // Heads the department since they asked.
          await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-ben' })
          await appoint(office, 'p-ben', 'p-uma')
          for (const who of ['ben', 'uma'] as const) {
            expect(await allWaiting(office.desk(who), 1)).toEqual([])
            expect(await mayDecide(office.desk(who), request)).toBe(false)
          }
          expect(numbers(await allWaiting(office.desk('hana'), 1))).toEqual([request])
        },
        named({ role: 'departmentHead' }),
      ))

    it('P1.5: by role, by name and in the place of others in one list, what waits longest first', () =>
      inOffice(kind, async (office) => {
        await furnished(office)
        await appoint(office, 'p-mark', 'p-hana')
        await appoint(office, 'p-eve', 'p-hana')
        const askers = ['ben', 'mia', 'ann', 'mia', 'ivy', 'mia', 'ben'] as const
        const asked: string[] = []
        for (const [index, who] of askers.entries()) {
          office.clock.pass(60_000)
          // Who may not know of the case asks in words.
          const { request } = await office
            .desk(who)
            .requests.ask(who === 'mia' ? { kind: 'loan', description: 'A letter', purpose: 'To read' } : loan)
          if (who === 'mia')
            await office.desk('arno').requests.resolve({ request: request.number, documents: ['KH0001-002'] })
          if (index % 3 === 1) {
            const [head, to] = who === 'mia' ? (['mark', 'p-eve'] as const) : (['hana', 'p-hana'] as const)
            await office.desk(head).requests.reassign({ request: request.number, to, reason: 'R' })
          }
          asked.push(request.number)
        }
        for (const limit of [1, 2, 3, 50]) expect(numbers(await allWaiting(office.desk('hana'), limit))).toEqual(asked)
        // What is asked meanwhile comes after it.
        const first = await office.desk('hana').requests.waiting({ limit: 2 })
        office.clock.pass(60_000)
        const late = await ask(office, 'ivy')
        const rest = await office.desk('hana').requests.waiting({ limit: 50, after: first.next! })
        expect([...numbers(first.items), ...numbers(rest.items)]).toEqual([...asked, late])
        // To hand it on does not put it at the end of the line.
        await office.desk('hana').requests.reassign({ request: asked[0]!, to: 'p-leo', reason: 'R' })
        expect(numbers(await allWaiting(office.desk('leo'), 1))).toEqual([asked[0]])
        expect((await allWaiting(office.desk('leo'), 1))[0]!.since).toBe('2026-03-02T02:01:00.000Z')
      }))

    it('P1.4: an outsider is known to who decides by name, organization and sponsor, never by their papers', () =>
      inOffice(kind, async (office) => {
        await furnished(office)
        const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
        await office.desk('ben').outsiders.record(li)
        await office.desk('arno').agreements.record({ person: 'g-li', signed: monday, form: 'a'.repeat(64) })
        const asked = await office.desk('ben').requests.ask({ ...loan, outsider: 'g-li' })
        const { number: request } = asked.request
        const { requests } = office.desk('hana')
        const waits = await requests.waiting()
        const got = await requests.get({ request })
        const possible = await requests.possible({ request })
        const decided = await requests.decide({ request, verdict: 'approve' })
        const listed = await office.desk('olga').requests.list({ scope: 'all' })
        const outsider = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', sponsor: 'p-ben' }
        for (const one of [waits.items[0], got.request, decided.request, listed.items[0]]) {
          expect(one!.outsider).toEqual(outsider)
        }
        const told = [waits, got, possible, decided, listed]
        for (const one of told) expect(JSON.stringify(one)).not.toContain('E1234567')
      }))
  })
})

const departments = ['sales', 'hr', 'it'] as const
const ids = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5'] as const
const who = fc.constantFrom(...ids)
const days = fc.constantFrom('2026-02-27', '2026-03-01', monday, '2026-03-03', '2026-03-09')

const decidingRoles = ['departmentHead', 'archiveHead', 'supervisingExecutive'] as const
const step = fc.record({
  role: fc.constantFrom<Role>(...decidingRoles),
  people: fc.uniqueArray(who, { maxLength: 3 }),
  need: fc.constantFrom('any' as const, 'all' as const),
})
const staff = fc.tuple(
  ...ids.map((id) =>
    fc.record({
      id: fc.constant(id),
      departments: fc.uniqueArray(fc.constantFrom<string>(...departments), { minLength: 1, maxLength: 2 }),
      roles: fc.uniqueArray(fc.constantFrom<Role>(...decidingRoles, 'archivist', 'auditor'), { maxLength: 2 }),
      clearance: fc.constantFrom('internal', 'secret'),
    }),
  ),
)
const act = fc.oneof(
  fc.record({ act: fc.constant('ask' as const), who, department: fc.nat(1) }),
  fc.record({ act: fc.constant('decide' as const), who, pick: fc.nat(7) }),
  fc.record({ act: fc.constant('reassign' as const), who, to: who, pick: fc.nat(7) }),
  fc.record({ act: fc.constant('appoint' as const), who, deputy: who, from: days, until: days }),
  fc.record({ act: fc.constant('head' as const), who, department: fc.constantFrom(...departments) }),
)

describe('of a small office', () => {
  it.each([
    ['the archive’s own directory', true],
    ['the host’s', false],
  ] as const)(
    'P6.2: exactly what each may decide waits for them, by %s',
    async (_which, isOwn) => {
      await fc.assert(
        fc.asyncProperty(
          staff,
          fc.array(step, { minLength: 1, maxLength: 3 }),
          fc.array(act, { minLength: 8, maxLength: 24 }),
          fc.integer({ min: 1, max: 3 }),
          (actors, chain, acts, limit) => consistent(actors as readonly Actor[], chain, acts, limit, isOwn),
        ),
        { numRuns: 60 },
      )
    },
    120_000,
  )
})

it('P1.5: the host’s directory is asked of all heads at once, and then of all their deputies', async () => {
  const store = await memory.open()
  const office = officeOver(store)
  await archivedLetters(office)
  for (const who of ['ben', 'mia', 'rita'] as const) {
    const { request } = await office
      .desk(who)
      .requests.ask({ kind: 'loan', description: 'Letters', purpose: 'To read' })
    await office.desk('arno').requests.resolve({ request: request.number, case: 'KH0001' })
  }
  const rounds: string[][] = []
  let open = 0
  const answer = async <T>(question: string, value: T): Promise<T> => {
    if (open++ === 0) rounds.push([])
    rounds.at(-1)!.push(question)
    await new Promise((resolve) => setTimeout(resolve, 5))
    open--
    return value
  }
  const directory: Directory = {
    person: (id) => answer(`person ${id}`, null),
    headOf: (department) => answer(`headOf ${department}`, `p-${department}`),
    deputiesOf: (person) => answer(`deputiesOf ${person}`, person === 'p-hr' ? ['p-uma'] : []),
  }
  const archive = createArchive({ policy: officePolicy(), storage: store.adapter, clock: office.clock.read, directory })
  expect((await archive.as(people.uma).requests.waiting()).items).toMatchObject([{ department: 'hr', behalf: 'p-hr' }])
  const of = (question: string, prefix = '') => ['hr', 'marketing', 'sales'].map((one) => `${question} ${prefix}${one}`)
  expect(rounds.map((one) => one.toSorted())).toEqual([of('headOf'), of('deputiesOf', 'p-')])
  await store.close()
})

async function consistent(
  actors: readonly Actor[],
  chain: readonly { readonly role: Role; readonly people: string[]; readonly need: 'any' | 'all' }[],
  acts: readonly (typeof act extends fc.Arbitrary<infer A> ? A : never)[],
  limit: number,
  isOwn: boolean,
): Promise<void> {
  const store = await memory.open()
  const office = officeOver(store)
  const { case: file } = await archivedLetters(office)
  const heads = new Map<string, string>()
  const away: { person: string; deputy: string; from: string; until: string }[] = []
  const host: Directory = {
    person: async () => null,
    headOf: async (department) => heads.get(department) ?? null,
    deputiesOf: async (person, on) =>
      away.filter((one) => one.person === person && one.from <= on && on <= one.until).map(({ deputy }) => deputy),
  }
  const loan = chain.map(({ people: some, ...rest }) =>
    some.length === 0 ? { role: rest.role } : { ...rest, people: some },
  )
  const archive = createArchive({
    policy: officePolicy({ approvals: { loan } }, 'test-2'),
    storage: store.adapter,
    clock: office.clock.read,
    ...(!isOwn && { directory: host }),
  })
  const desks = new Map(actors.map((actor) => [actor.id, archive.as(actor)]))
  const [admin, archivist] = [archive.as(people.adam), archive.as(people.arno)]
  const asked: string[] = []
  const tolerated = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => {
      if (!isCasekeepError(error) || ['STORAGE', 'CONFLICT', 'CONTENTION'].includes(error.code)) throw error
    })
  }
  for (const one of acts) {
    office.clock.pass(1000)
    const { requests } = desks.get(one.who)!
    const request = 'pick' in one ? asked[one.pick % Math.max(1, asked.length)] : undefined
    if (one.act === 'ask') {
      const { departments: own } = actors.find(({ id }) => id === one.who)!
      const department = own[one.department % own.length]!
      const words = { kind: 'loan', description: 'Letters', purpose: 'To read', department } as const
      const { number } = (await requests.ask(words)).request
      asked.push(number)
      await tolerated(archivist.requests.resolve({ request: number, case: file }))
    } else if (one.act === 'head') {
      heads.set(one.department, one.who)
      if (isOwn) await admin.departments.record({ department: one.department, name: 'D', head: one.who })
    } else if (one.act === 'appoint') {
      if (one.deputy === one.who || one.until < one.from) continue
      away.push({ person: one.who, deputy: one.deputy, from: one.from, until: one.until })
      const { who: person, deputy, from, until } = one
      if (isOwn) await tolerated(admin.deputies.appoint({ person, deputy, from, until }))
    } else if (request !== undefined) {
      if (one.act === 'decide') await tolerated(requests.decide({ request, verdict: 'approve' }))
      else await tolerated(requests.reassign({ request, to: one.to, reason: 'R' }))
    }
  }
  for (const desk of desks.values()) {
    const waits = await allWaiting(desk as unknown as Desk, limit)
    const may: string[] = []
    for (const request of asked) if (await mayDecide(desk as unknown as Desk, request)) may.push(request)
    expect(numbers(waits).toSorted()).toEqual(may.toSorted())
    const order = waits.map(({ since, number }) => `${since} ${number}`)
    expect(order).toEqual(order.toSorted())
  }
  await store.close()
}
