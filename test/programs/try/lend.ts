import type { WholeRequest } from 'casekeep'
import type { Pace } from './chunks.ts'
import { days, type Step } from './clock.ts'
import { type Errand, stepsOf } from './errands.ts'
import type { Desk, Office } from './office.ts'

/** Somebody does something with a request as it was last seen, and everybody sees what became of it. */
interface Act {
  readonly step: Step
  /** By which it is known that it was done before. */
  readonly name: string
  readonly work: (request: string, idempotencyKey: string, seen: WholeRequest) => Promise<WholeRequest>
}

/**
 * Lends and shows what was planned, day by day, and says how many requests were new. Every act has a name of its own, by
 * which the archive knows it again: a run after this one, or after one that was interrupted, does none of them twice.
 */
export async function lendAll(office: Office, errands: readonly Errand[], { clock, progress }: Pace): Promise<number> {
  const before = await countRequests(office)
  const seen = new Map<Errand, WholeRequest>()
  const asked = errands.map((errand) => ({ errand, act: asking(office, errand) }))
  const others = errands.flatMap((errand) => actsOf(office, errand).map((act) => ({ errand, act })))
  const order = Object.keys(days) as Step[]
  const acts = [...asked, ...others].sort((one, other) => order.indexOf(one.act.step) - order.indexOf(other.act.step))
  let minute = 0
  for (const [index, { errand, act }] of acts.entries()) {
    progress('acts of consultation and loan', index, acts.length)
    minute = acts[index - 1]?.act.step === act.step ? minute + 1 : 0
    clock.move(act.step, minute)
    const last = seen.get(errand)
    const number = last?.request.number ?? ''
    seen.set(errand, await act.work(number, `${errand.name}: ${act.name}`, last ?? nothing))
  }
  clock.move('chase', 0)
  for (let round = 1, more = true; more; round++) {
    more = (await office.archivist.requests.chase({ limit: 500, idempotencyKey: `chase ${round}` })).more
  }
  return (await countRequests(office)) - before
}

const nothing = { items: [], steps: [] } as unknown as WholeRequest

async function countRequests({ archivist }: Office): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const page = await archivist.requests.list({ scope: 'all', limit: 200, after })
    count += page.items.length
    after = page.next ?? undefined
  } while (after !== undefined)
  return count
}

const isDescribed = ({ manner }: Errand) => manner === 'described' || manner === 'nothingFound'

/** Who asks: one of the department whose case it is; by description somebody who knows nothing of the case. */
function requesterOf(office: Office, errand: Errand): { readonly desk: Desk; readonly head: Desk } {
  const { category, taker } = errand
  if (isDescribed(errand)) {
    const own = category === 'project' ? 'supplier' : 'project'
    return { desk: office.clerk[own], head: office.head[own] }
  }
  // Of a client, who took the first order.
  const desk = category === 'client' && taker !== null ? office.salesperson(taker) : office.clerk[category]
  return { desk, head: office.head[category] }
}

function asking(office: Office, errand: Errand): Act {
  const { kind, manner, documents, title } = errand
  const step = stepsOf(errand).ask
  const what = isDescribed(errand) ? { description: `What there is on ${title}` } : { documents }
  const more = {
    ...(manner === 'copied' && { copies: 3 }),
    // As long as the policy allows; on screen until the day of the report.
    ...(manner === 'onScreen' && { until: days.report }),
  }
  const purpose = kind === 'loan' ? 'To prepare a visit' : 'To check a figure'
  const { desk } = requesterOf(office, errand)
  return {
    step,
    name: 'ask',
    work: (_, idempotencyKey) => desk.requests.ask({ kind, ...what, purpose, ...more, idempotencyKey }),
  }
}

function actsOf(office: Office, errand: Errand): readonly Act[] {
  const { kind, manner, documents, sequence } = errand
  const { archivist, archiveHead } = office
  const { desk, head } = requesterOf(office, errand)
  const steps = stepsOf(errand)
  const act = (step: Step, name: string, work: Act['work']): Act => ({ step, name, work })
  const one = (request: string, idempotencyKey: string) => ({ request, item: 1, idempotencyKey })
  const approve = (step: Step, by: Desk, name: string, more: object = {}) =>
    act(step, name, (request, idempotencyKey) =>
      by.requests.decide({ request, verdict: 'approve', idempotencyKey, ...more }),
    )
  const reject = (step: Step, by: Desk, name: string, reason: string) =>
    act(step, name, (request, idempotencyKey) =>
      by.requests.decide({ request, verdict: 'reject', reason, idempotencyKey }),
    )
  const resolve = (what: object) =>
    act('resolve', 'resolve', (request, idempotencyKey) =>
      archivist.requests.resolve({ request, ...what, idempotencyKey }),
    )
  const withdraw = act('withdraw', 'withdraw', (request, idempotencyKey) =>
    desk.requests.withdraw({ request, reason: 'No longer needed', idempotencyKey }),
  )
  // Of two documents the archive refuses the second.
  const inPart = manner === 'inPart' && documents.length > 1 ? { refuse: [{ item: 2, reason: 'Not needed' }] } : {}
  const copies = manner === 'copied' ? { copies: 2 } : {}
  const approved = [
    approve(steps.head, head, 'head'),
    approve(steps.chief, archiveHead, 'chief', { ...inPart, ...copies }),
  ]
  const handed = [
    ...approved,
    act(steps.handOver, 'handOver', (request, idempotencyKey) =>
      archivist.requests.handOver({ request, idempotencyKey }),
    ),
    // What is electronic is open at once.
    act(steps.handOver, 'confirm', async (request, idempotencyKey, seen) =>
      seen.items.some(({ state }) => state === 'offered')
        ? await desk.requests.confirm({ request, idempotencyKey })
        : seen,
    ),
  ]
  const giveBack = (step: Step) =>
    act(step, 'giveBack', (request, idempotencyKey) => desk.requests.giveBack({ request, idempotencyKey }))
  const takeBack = (step: Step, more: object = {}) =>
    act(step, 'takeBack', (request, idempotencyKey) =>
      archivist.requests.takeBack({ request, items: [{ item: 1, ...more }], idempotencyKey }),
    )
  const back = kind === 'loan' ? 'giveBack' : 'handOver'
  const returned = [giveBack(back), takeBack(back)]

  switch (manner) {
    case 'returned':
    case 'inPart':
      return [...handed, ...returned]
    case 'described':
      return [resolve({ documents }), ...handed, ...returned]
    case 'nothingFound':
      return [resolve({ nothing: 'There is nothing that says so' })]
    case 'rejected':
      return kind === 'loan'
        ? [reject(steps.head, head, 'head', 'A copy is at hand')]
        : [approved[0]!, reject(steps.chief, archiveHead, 'chief', 'It does not serve the purpose')]
    case 'undecided':
      return [approved[0]!]
    case 'notFetched':
      return approved
    case 'withdrawn':
      return [approved[0]!, withdraw]
    case 'stillOut':
    case 'onScreen':
    case 'overdue':
    case 'notGivenBack':
      return handed
    case 'renewed':
      return [
        ...handed,
        act('renew', 'renew', (request, key) =>
          desk.requests.renew({ ...one(request, key), reason: 'The visit was put off' }),
        ),
        act('renewal', 'renewal', (request, key) =>
          archivist.requests.decideRenewal({ ...one(request, key), verdict: 'grant' }),
        ),
      ]
    case 'copied':
      return [
        ...handed,
        act(steps.handOver, 'copy', (request, key) =>
          archivist.requests.copy({ ...one(request, key), copies: 1, mark: 'Copy' }),
        ),
        ...returned,
      ]
    case 'recalled':
      return [
        ...handed,
        act('recall', 'recall', (request, key) =>
          archivist.requests.recall({ ...one(request, key), reason: 'Needed by the auditors' }),
        ),
        giveBack(back),
        takeBack(back, { condition: 'damaged', remark: 'A stain on page 1' }),
      ]
    case 'lost':
      return [
        ...handed,
        act('lose', 'lose', (request, key) =>
          desk.requests.reportLost({ ...one(request, key), reason: 'Left in a train' }),
        ),
        ...afterLoss(office, sequence),
      ]
  }
}

/** Some of what was lost stays so, some is paid for, some turns up. */
function afterLoss({ archivist }: Office, sequence: number): readonly Act[] {
  const turn = Math.floor(sequence / 20) % 3
  if (turn === 1) {
    return [
      {
        step: 'afterLoss',
        name: 'settle',
        work: (request, idempotencyKey) => archivist.requests.settle({ request, item: 1, by: 'paid', idempotencyKey }),
      },
    ]
  }
  if (turn === 2) {
    return [
      {
        step: 'afterLoss',
        name: 'find',
        work: (request, idempotencyKey) => archivist.requests.find({ request, item: 1, idempotencyKey }),
      },
    ]
  }
  return []
}
