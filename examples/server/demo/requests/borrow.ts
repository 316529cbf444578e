import type { PlainDate, WholeRequest } from 'casekeep'
import { allowed, archivistFor, hourOf, type Scene } from './stage.ts'
import { lossReasons, recallReasons, remarks, renewalReasons } from './texts.ts'

/** What was granted is handed over, confirmed, used and brought back; now and then late, or not at all. */
export async function borrow(granted: WholeRequest, scene: Scene): Promise<void> {
  const { office, time, random, who, stage } = scene
  const { number: request, kind } = granted.request
  const [desk, archive] = [office.desk(who), office.desk(archivistFor(who))]
  await time.later(random.between(0, 1), hourOf(random))
  // Somebody else may still have the original, or the period has not begun.
  for (let days = 0; !(await allowed(() => archive.requests.handOver({ request }))); days++) {
    if (days === 3) {
      await allowed(() => desk.requests.withdraw({ request, reason: '資料外借中，改日再申請。' }))
      return
    }
    await time.later(random.between(1, 3), hourOf(random))
  }
  if (stage === 'offered') return
  if (stage === 'over' && random.chance(0.08)) await time.later(random.between(1, 3), hourOf(random))
  // What is electronic is open at once.
  const { items } = await desk.requests.get({ request })
  if (items.some(({ state }) => state === 'offered')) await allowed(() => desk.requests.confirm({ request }))
  if (stage === 'out') return
  if (kind === 'consultation') return read(request, scene)
  await keep(request, scene)
}

/** Paper is read and returned the same day; what is open on screen ends with its days. */
async function read(request: string, scene: Scene): Promise<void> {
  const { office, time, random, who, stage } = scene
  const { items } = await office.desk(who).requests.get({ request })
  // One or another forgets to bring it back.
  await time.later(random.chance(0.12) ? random.between(1, 2) : 0, 3)
  await bringBack(request, scene)
  if (stage === 'givenBack') return
  const last = items.reduce<PlainDate>((latest, { due, medium }) => {
    return medium === 'electronic' && due !== null && due > latest ? due : latest
  }, time.today)
  await time.until(last, 3)
  await checkIn(request, scene)
}

async function keep(request: string, scene: Scene): Promise<void> {
  const { office, time, random, who, stage } = scene
  const [desk, archive] = [office.desk(who), office.desk(archivistFor(who))]
  const { items } = await desk.requests.get({ request })
  const [first] = items.filter(({ state }) => state === 'out')
  if (first?.due == null) return
  const one = { request, item: first.position }
  const fate = stage === 'over' ? random.next() : stage === 'lost' ? 0 : stage === 'renewal' ? 0.1 : 1
  if (fate < 0.03) {
    await time.later(random.between(1, 4), hourOf(random))
    await desk.requests.reportLost({ ...one, reason: random.pick(lossReasons) })
    if (stage === 'lost') return
    await time.later(random.between(5, 15), hourOf(random))
    await archive.requests.settle({ ...one, by: random.pick(['paid', 'replaced'] as const) })
  } else if (fate < 0.28) {
    await time.until(time.before(first.due, random.between(1, 3)), hourOf(random))
    const reason = random.pick(renewalReasons)
    const isAsked = await allowed(() => desk.requests.renew({ ...one, reason }))
    if (stage === 'renewal') return
    await time.later(random.between(0, 2), hourOf(random))
    const verdict = random.chance(0.85) ? 'grant' : 'refuse'
    if (isAsked) {
      await allowed(() => archive.requests.decideRenewal({ ...one, verdict, reason: '請依期限辦理。' }))
    }
  } else if (fate < 0.33) {
    await time.later(random.between(1, 3), hourOf(random))
    await archive.requests.recall({ ...one, reason: random.pick(recallReasons) })
  }
  await returned(request, scene)
}

/** Most bring it back in time, some late. */
async function returned(request: string, scene: Scene): Promise<void> {
  const { office, time, random, who, stage } = scene
  const { items } = await office.desk(who).requests.get({ request })
  const due = items.find(({ state, medium }) => state === 'out' && medium === 'paper')?.due
  if (due != null && stage === 'over') {
    if (random.chance(0.16)) {
      await time.until(due, 3)
      await time.later(random.between(1, 8), hourOf(random))
    } else await time.until(time.before(due, random.between(0, 4)), hourOf(random))
  }
  await bringBack(request, scene)
  if (stage === 'givenBack') return
  await time.later(random.between(0, 1), hourOf(random))
  await checkIn(request, scene)
  // What is electronic ends with its day, each with its own.
  for (;;) {
    const { items: now } = await office.desk(who).requests.get({ request })
    const rest = now.find(({ state, medium }) => state === 'out' && medium === 'electronic')
    if (rest?.due == null) return
    await time.until(rest.due, 3)
    await checkIn(request, scene)
  }
}

/** Who has it gives back what is on paper. */
async function bringBack(request: string, { office, who }: Scene): Promise<void> {
  const desk = office.desk(who)
  const { items } = await desk.requests.get({ request })
  const mine = items
    .filter(({ state, medium }) => medium === 'paper' && (state === 'out' || state === 'inReading'))
    .map(({ position }) => position)
  if (mine.length > 0) await desk.requests.giveBack({ request, items: mine })
}

/** The archive checks in what came back, and ends what is electronic once its days are over. */
async function checkIn(request: string, { office, time, random, who }: Scene): Promise<void> {
  const archive = office.desk(archivistFor(who))
  const { items } = await archive.requests.get({ request })
  const back = items.filter(({ state, medium, due }) => {
    const isOver = medium === 'electronic' && due !== null && due <= time.today
    return state === 'returning' || (isOver && (state === 'out' || state === 'inReading'))
  })
  if (back.length === 0) return
  await archive.requests.takeBack({
    request,
    items: back.map(({ position, medium }) =>
      medium === 'paper' && random.chance(0.06)
        ? { item: position, condition: 'damaged' as const, remark: random.pick(remarks) }
        : { item: position },
    ),
  })
}
