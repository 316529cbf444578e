import { createHash } from 'node:crypto'
import { addDays, type PlainDate } from 'casekeep'
import type { Office } from './office.ts'
import { randomOf } from './random.ts'
import { approve } from './requests/approve.ts'
import { archivedOf, type Looked } from './requests/ask.ts'
import { allowed, type Scene, type Stage } from './requests/stage.ts'
import type { Timeline } from './timeline.ts'

interface Visitor {
  readonly person: string
  readonly name: string
  readonly organization: string
  readonly identity: string
  readonly sponsor: string
  readonly hasLetter: boolean
  /** Calendar days before and after today; null where nothing was signed. */
  readonly signed: { readonly before: number; readonly until: number; readonly ended?: string } | null
  /** What is asked for them: how many working days ago, how far it comes. */
  readonly asks: readonly {
    readonly days: number
    readonly stage: Stage
    readonly looked: Looked
    readonly purpose: string
  }[]
}

const visitors: readonly Visitor[] = [
  {
    person: 'fang.chihyuan',
    name: '方志遠',
    organization: '明睿法律事務所',
    identity: '律師證 109 字第 2231 號',
    sponsor: 'lin.yating',
    hasLetter: true,
    signed: { before: 62, until: 303 },
    asks: [
      {
        days: 19,
        stage: 'over',
        looked: { kind: 'consultation', medium: 'paper', most: 2 },
        purpose: '客戶爭議案出庭前核對原件。',
      },
      {
        days: 6,
        stage: 'toLeadership',
        looked: { kind: 'consultation', medium: 'paper', most: 2 },
        purpose: '撰擬答辯書狀，需查閱往來文件。',
      },
    ],
  },
  {
    person: 'keller.anna',
    name: 'Anna Keller',
    organization: 'Nordcert Inspection GmbH',
    identity: 'Passport C4F7K2M19',
    sponsor: 'brandt.lukas',
    hasLetter: true,
    signed: { before: 351, until: 14 },
    asks: [
      {
        days: 8,
        stage: 'out',
        looked: { kind: 'loan', medium: 'paper', most: 1 },
        purpose: 'Third-party inspection of the pressure vessels before delivery.',
      },
    ],
  },
  {
    person: 'tang.minhua',
    name: '湯敏華',
    organization: '安衡會計師事務所',
    identity: '會計師證 第 5120 號',
    sponsor: 'kuo.yichun',
    hasLetter: false,
    signed: { before: 240, until: 125, ended: '年度查核結束，不再需要接觸資料。' },
    // Asked for after the agreement was ended: it is refused, and stands in the log.
    asks: [
      {
        days: 3,
        stage: 'asked',
        looked: { kind: 'consultation', most: 2 },
        purpose: '補查上年度付款憑證。',
      },
    ],
  },
  {
    person: 'mak.waikit',
    name: '麥偉傑',
    organization: '港灣保險公證行',
    identity: '身分證 Z683914(4)',
    sponsor: 'tseng.meiling',
    hasLetter: false,
    signed: null,
    asks: [
      {
        days: 2,
        stage: 'asked',
        looked: { kind: 'consultation', medium: 'paper', most: 1 },
        purpose: '貨損理賠公證，需核對進貨單據。',
      },
    ],
  },
]

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const archivist = 'lin.hsiuying'

/** People from outside: who sponsors them enters them, the archive enters what they signed, and then they are asked for. */
export function outsiders(office: Office, time: Timeline, today: PlainDate, seed: number) {
  return visitors.map((visitor, nth) => async () => {
    await time.until(time.before(today, 24), nth)
    const { person, name, organization, identity, sponsor, hasLetter } = visitor
    const letter = hasLetter ? hashOf(`letter of ${person}`) : null
    await office.desk(sponsor).outsiders.record({ person, name, organization, identity, letter })
    await sign(visitor, office, time, today)
    for (const { days, stage, looked, purpose } of visitor.asks) {
      await time.until(time.before(today, days), nth)
      const random = randomOf(seed + nth * 10 + days)
      await read(visitor, looked, purpose, { office, time, random, who: sponsor, stage })
    }
  })
}

async function sign({ person, signed }: Visitor, office: Office, time: Timeline, today: PlainDate): Promise<void> {
  if (signed === null) return
  const archive = office.desk(archivist)
  const agreement = { person, signed: addDays(today, -signed.before) }
  await archive.agreements.record({
    ...agreement,
    until: addDays(today, signed.until),
    form: hashOf(`agreement of ${person}`),
  })
  if (signed.ended === undefined) return
  await time.later(2, 2)
  await archive.agreements.end({ ...agreement, reason: signed.ended })
}

/** From the asking to the return; on paper they sign, and the archive enters the hash of that. */
async function read({ person }: Visitor, looked: Looked, purpose: string, scene: Scene): Promise<void> {
  const { office, time, who, stage } = scene
  const desk = office.desk(who)
  const documents = await archivedOf(desk, looked, scene)
  if (documents.length === 0) return
  let number = ''
  const isAsked = await allowed(async () => {
    const asked = await desk.requests.ask({ kind: looked.kind, documents, purpose, outsider: person })
    number = asked.request.number
  })
  if (!isAsked) return
  const granted = await approve(await desk.requests.get({ request: number }), { ...scene, stage: approvalOf(stage) })
  if (granted === null) return
  const archive = office.desk(archivist)
  const form = hashOf(`slip of ${number}`)
  // Somebody else may still have it.
  for (let days = 0; !(await allowed(() => archive.requests.handOver({ request: number, form }))); days++) {
    if (days === 4) return
    await time.later(1, 1)
  }
  if (stage === 'out') return
  await time.later(0, 3)
  const { items } = await archive.requests.get({ request: number })
  const out = items.filter(({ state }) => state === 'inReading' || state === 'out')
  await allowed(() =>
    archive.requests.takeBack({ request: number, items: out.map(({ position }) => ({ item: position })), form }),
  )
}

/** Whatever comes later is approved without a hitch. */
const approvalOf = (stage: Stage): Stage => (stage === 'over' ? 'out' : stage)
