import type { Batch, CaseDocument, Desk, NewDocument, PlainDate, Shapes } from 'casekeep'
import type { Matter } from './matters/matter.ts'
import type { Office } from './office.ts'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'

const returnReasons = [
  '題名未寫明文件日期，請補充。',
  '附件二缺頁，請補齊後再送。',
  '資料種類分類有誤，請重新整理。',
  'The agreement is not signed on the last page.',
] as const

/** One case from its opening to today, told by those who handle it. */
export async function live(matter: Matter, begin: PlainDate, office: Office, time: Timeline, random: Random) {
  const hour = () => random.between(0, 3)
  await time.until(begin, hour())
  const clerk = office.desk(matter.clerk)
  const papers = matter.first(time.today)
  // Some bring everything at once, some open the case first.
  const atOnce = random.chance(0.6)
  const opened = await clerk.cases.open({
    category: matter.category,
    title: matter.title,
    fields: matter.fields,
    department: matter.department,
    ...(atOnce && { documents: papers }),
  })
  const number = opened.case.number
  const head = office.head(matter.department)
  if (matter.headsFields !== undefined && head !== undefined) {
    await office.desk(head).cases.amend({ case: number, fields: matter.headsFields })
  }
  // A few are left lying until somebody asks for them.
  if (random.chance(0.06)) await time.later(random.between(9, 22), hour())
  let batch = opened.batch
  if (batch === null) {
    await time.later(random.between(1, 4), hour())
    batch = (await clerk.batches.collect({ case: number, documents: papers })).batch
  }
  if (random.chance(0.15)) {
    // The same paper comes twice, from somebody of another desk.
    await time.later(1, hour())
    const again: NewDocument = { ...papers[0]!, channel: 'handover', handedInBy: '櫃台代收' }
    batch = (await clerk.batches.collect({ case: number, batch: batch.number, documents: [again] })).batch
  }
  await bring(batch, matter, office, time, random)

  for (let news = random.between(0, 2); news > 0; news--) {
    await time.later(random.between(15, 70), hour())
    const { note, fields, documents } = matter.news(time.today)
    if (fields !== undefined) await clerk.cases.amend({ case: number, fields })
    const update = await clerk.batches.collect({
      case: number,
      documents: await revising(number, documents, clerk, random),
      note,
    })
    await bring(update.batch, matter, office, time, random)
  }
  if (!random.chance(matter.ends)) return
  await time.later(random.between(10, 60), hour())
  const { note, fields, documents } = matter.final(time.today)
  await clerk.cases.end({ case: number, on: time.daysAgo(random.between(0, 5)) })
  if (fields !== undefined) await clerk.cases.amend({ case: number, fields })
  if (documents.length > 0) {
    await time.later(random.between(1, 6), hour())
    const last = await clerk.batches.collect({ case: number, documents, note })
    await bring(last.batch, matter, office, time, random)
  } else if (random.chance(0.25)) {
    if (head === undefined) return
    await time.later(random.between(4, 15), hour())
    await office.desk(head).cases.reopen({ case: number, reason: '對方恢復往來，繼續辦理。' })
  }
}

/** A new agreement now and then takes the place of the one in the archive. */
async function revising(
  number: string,
  documents: readonly NewDocument[],
  desk: Desk<Shapes>,
  random: Random,
): Promise<readonly NewDocument[]> {
  const agreement = documents.find((document) => document.kind === 'agreement')
  if (agreement === undefined || random.chance(0.4)) return documents
  const { items } = await desk.documents.list({ case: number })
  const old = items.find((document) => document.kind === 'agreement' && document.state === 'archived')
  if (old?.number == null) return documents
  return documents.map((document) => (document === agreement ? { ...document, revises: old.number! } : document))
}

/** The way of one batch into the archive. */
export async function bring(
  batch: Batch,
  { clerk }: Pick<Matter, 'clerk'>,
  office: Office,
  time: Timeline,
  random: Random,
): Promise<void> {
  const hour = () => random.between(0, 3)
  const desk = office.desk(clerk)
  const name = { batch: batch.number }
  await time.later(random.between(1, 4), hour())
  const sorted = await desk.batches.sort(name)
  // It takes its time, and now and then somebody forgets it half-way.
  if (random.chance(0.6)) await time.later(random.chance(0.1) ? random.between(6, 20) : random.between(1, 3), hour())
  const twins = sorted.repeated
  if (twins.length > 0) {
    await desk.batches.screen({
      ...name,
      out: twins.map(({ position, of }) => ({ position, because: 'duplicate' as const, duplicateOf: of })),
    })
  }
  if (random.chance(0.35)) await describe(sorted.documents, name, desk, random)
  await desk.batches.number({ ...name, order: random.pick(['time', 'time', 'importance'] as const) })
  const submitted = await desk.batches.submit(name)
  const reviewer = office.desk(office.reviewer(batch.department, submitted.batch.sorters))
  for (let round = 1; ; round++) {
    await time.later(random.chance(0.08) ? random.between(6, 16) : random.between(1, 4), hour())
    if (round === 1 && random.chance(0.13)) {
      await reviewer.batches.return({ ...name, reasons: [random.pick(returnReasons)] })
    } else {
      const approved = await reviewer.batches.approve(name)
      const receipt = await office.handIn(approved.batch)
      if (receipt === 'accepted') return
    }
    await time.later(random.between(1, 4), hour())
    await describe(sorted.documents, name, desk, random)
    await desk.batches.submit(name)
  }
}

async function describe(
  documents: readonly CaseDocument[],
  name: { readonly batch: string },
  desk: Desk<Shapes>,
  random: Random,
): Promise<void> {
  const first = documents.find((document) => document.screened === null)!
  await desk.batches.arrange({
    ...name,
    documents: [
      {
        position: first.position,
        title: first.title.replace(/（已補充）$/, '').concat('（已補充）'),
        important: random.chance(0.3),
      },
    ],
  })
}
