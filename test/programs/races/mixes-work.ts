import { randomUUID } from 'node:crypto'
import { Random } from '../../../adapters/conformance/random.ts'
import { inHostTransaction } from './host.ts'
import { archivist, clerk, head, type Post } from './post.ts'
import { newTally, type Tally, tallied } from './tally.ts'

/** What one round is about: a few cases that everybody wants at once. */
export interface World {
  /** Cases without documents, which can be merged. */
  readonly empty: readonly string[]
  /** Cases with a batch that was approved, and can go on a list. */
  readonly full: readonly string[]
}
export interface WorldOrder {
  readonly worlds: number
  readonly member: number
}
export interface RoundOrder {
  readonly world: World
  readonly acts: number
  readonly member: number
  readonly seed: number
}

const [emptyCases, fullCases] = [3, 4]
const firstBatch = (file: string) => `${file}-P01`

export async function prepareWorlds({ archive }: Post, { worlds, member }: WorldOrder): Promise<readonly World[]> {
  const desk = archive.as(clerk(`opener-${member}`))
  const reviewer = archive.as(head(`reviewer-${member}`))
  const client = { category: 'client', title: 'T', fields: { name: 'N' } } as const
  const open = async () => (await desk.cases.open(client)).case.number
  const openFull = async () => {
    const documents = [{ kind: 'communication', title: 'Letter', channel: 'email' }] as const
    const opened = await desk.cases.open({ ...client, documents })
    const batch = opened.batch!.number
    await desk.batches.sort({ batch })
    await desk.batches.number({ batch })
    await desk.batches.submit({ batch })
    await reviewer.batches.approve({ batch })
    return opened.case.number
  }
  const made: World[] = []
  for (let index = 0; index < worlds; index++) {
    const [empty, full] = [[] as string[], [] as string[]]
    for (let one = 0; one < emptyCases; one++) empty.push(await open())
    for (let one = 0; one < fullCases; one++) full.push(await openFull())
    made.push({ empty, full })
  }
  return made
}

/** Some acts on a few cases at random: most touch several, in any order, and all processes do the same at once. */
export async function mix(post: Post, { world, acts, member, seed }: RoundOrder): Promise<Tally> {
  const tally = newTally()
  const random = new Random(seed)
  for (let index = 0; index < acts; index++) {
    const [kind, act] = chosenAct(post, world, member, random)
    await tallied(tally, kind, act)
  }
  return tally
}

function chosenAct(post: Post, world: World, member: number, random: Random) {
  const desk = post.archive.as(clerk(`clerk-${member}`))
  const keeper = post.archive.as(archivist(`archivist-${member}`))
  const everything = [...world.empty, ...world.full]
  const [one, other] = shuffled(everything, random) as [string, string]
  const [twin, merged] = shuffled(world.empty, random) as [string, string]
  const batches = shuffled(world.full, random).slice(0, random.integer(2, world.full.length)).map(firstBatch)
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    'amend two in a host transaction': () => {
      const account = `host-${randomUUID()}`
      return inHostTransaction(post, account, random.chance(0.5), async (tx) => {
        const within = post.archive.as(clerk(account)).within(tx)
        const first = await within.cases.amend({ case: one, title: account })
        const second = await within.cases.amend({ case: other, title: account })
        return [...first.events, ...second.events]
      })
    },
    merge: () => keeper.cases.merge({ case: merged, into: twin, reason: 'Opened twice' }),
    collect: () =>
      desk.batches.collect({ case: one, documents: [{ kind: 'needs', title: 'Note', channel: 'minutes' }] }),
    send: () => desk.transfers.send({ batches }),
    receive: async () => {
      const { batch } = await keeper.batches.get({ batch: batches[0]! })
      if (batch.transfer === null) return
      const { items } = await keeper.transfers.get({ transfer: batch.transfer })
      const mine = shuffled(items, random).map((item) => item.batch)
      const refused = random.chance(0.3) ? mine.slice(0, 1) : []
      await keeper.transfers.receive({
        transfer: batch.transfer,
        accept: mine.slice(refused.length),
        refuse: refused.map((number) => ({ batch: number, reasons: ['Wet'] })),
      })
    },
  }
  const kind = random.pick(Object.keys(acts))
  return [kind, acts[kind]!] as const
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
