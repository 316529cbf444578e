import type { Desk, NewDocument, Shapes } from 'casekeep'

/** Numbers of old cases, of lists by how far they have come, and of holds. */
export interface NumberedRetention {
  /** Due, and on no list. */
  readonly due: readonly [string, string]
  readonly held: string
  readonly hold: string
  readonly lifted: string
  /** Its documents of one kind outlive it. */
  readonly project: string
  /** Nobody has decided how long it is kept. */
  readonly undecided: string
  readonly destroyed: string
  readonly appraising: string
  readonly approving: string
  readonly waiting: string
  readonly executing: string
  readonly toWitness: string
  readonly certified: string
  readonly aborted: string
}

interface Given {
  readonly desk: (person: string) => Desk<Shapes>
  readonly text: () => string
  readonly at: (day: string) => void
}

/** Cases that ended long ago, on lists of every state; what is typed in is a number, as elsewhere in the office. */
export async function numberedRetention({ desk, text, at }: Given): Promise<NumberedRetention> {
  const [clerk, head, archivist, chief] = [
    desk('lin.yating'),
    desk('wong.kelvin'),
    desk('lin.hsiuying'),
    desk('li.kuohua'),
  ]
  at('2026-09-01')
  const paper = (kind: string, more: Partial<NewDocument> = {}): NewDocument => {
    return { kind, title: text(), channel: 'email', date: '2009-09', pages: 2, ...more }
  }
  const batches: string[] = []
  const client = async (ended: string) => {
    const opened = await clerk.cases.open({
      category: 'client',
      title: text(),
      fields: { name: text() },
      documents: [paper('needs'), paper('agreement', { channel: 'handover' })],
    })
    const batch = opened.batch!.number
    await clerk.batches.sort({ batch })
    await clerk.batches.number({ batch })
    await clerk.batches.submit({ batch })
    await head.batches.approve({ batch })
    batches.push(batch)
    await clerk.cases.end({ case: opened.case.number, on: ended })
    return opened.case.number
  }
  const project = async (ended: string) => {
    const lead = desk('brandt.lukas')
    const opened = await lead.cases.open({
      category: 'project',
      title: text(),
      fields: { name: text(), leader: 'brandt.lukas' },
      documents: [paper('plan'), paper('agreement')],
    })
    const batch = opened.batch!.number
    await lead.batches.sort({ batch })
    await lead.batches.number({ batch })
    await lead.batches.submit({ batch })
    await desk('hsu.chienkuo').batches.approve({ batch })
    const { transfer } = await lead.transfers.send({ batches: [batch] })
    await archivist.transfers.receive({ transfer: transfer.number, accept: [batch] })
    await lead.cases.end({ case: opened.case.number, on: ended })
    return opened.case.number
  }
  const cases: string[] = []
  for (let month = 1; month <= 12; month++) cases.push(await client(`2010-${String(month).padStart(2, '0')}-15`))
  const { transfer } = await clerk.transfers.send({ batches })
  await archivist.transfers.receive({ transfer: transfer.number, accept: batches })
  const [
    first,
    second,
    held,
    toAppraise,
    alsoToAppraise,
    toApprove,
    toWait,
    toDestroy,
    toHandOn,
    toWitness,
    toAbort,
    left,
  ] = cases as [string, string, string, string, string, string, string, string, string, string, string, string]
  const kept = await project('2011-05-31')
  const gone = await project('2010-05-31')

  const propose = async (...named: readonly string[]) =>
    (await archivist.disposals.propose({ title: text(), cases: named.map((one) => ({ case: one })) })).disposal.number
  const appraise = (disposal: string, verdicts: readonly ('destroy' | 'transfer')[]) =>
    chief.disposals.appraise({
      disposal,
      entries: verdicts.map((verdict, index) => ({ entry: index + 1, verdict, reason: text() })),
    })
  const approve = async (disposal: string) => {
    await archivist.disposals.submit({ disposal })
    await desk('chang.juilin').disposals.decide({ disposal, verdict: 'approve', reason: text() })
    await desk('kao.minghsien').disposals.decide({ disposal, verdict: 'approve' })
  }
  const begin = (disposal: string) =>
    chief.disposals.begin({
      disposal,
      place: text(),
      method: text(),
      operator: 'lin.hsiuying',
      witnesses: ['kuo.yichun', 'lau.margaret'],
    })

  const appraising = await propose(toAppraise, alsoToAppraise)
  await chief.disposals.appraise({
    disposal: appraising,
    entries: [{ entry: 1, verdict: 'extend', until: '2030-12-31', reason: text() }],
  })
  const approving = await propose(toApprove)
  await appraise(approving, ['destroy'])
  await archivist.disposals.submit({ disposal: approving })
  const certified = await propose(gone)
  await appraise(certified, ['destroy'])
  await approve(certified)
  const executing = await propose(toDestroy, toHandOn, left)
  await appraise(executing, ['destroy', 'transfer', 'destroy'])
  await approve(executing)
  const signing = await propose(toWitness)
  await appraise(signing, ['destroy'])
  await approve(signing)
  const aborted = await propose(toAbort)
  await chief.disposals.abort({ disposal: aborted, reason: text() })

  at('2026-09-18')
  for (const disposal of [certified, executing, signing]) await begin(disposal)
  for (const disposal of [certified, signing]) await archivist.disposals.execute({ disposal })
  await archivist.disposals.execute({ disposal: executing, entries: [1] })
  for (const witness of ['kuo.yichun', 'lau.margaret']) await desk(witness).disposals.witness({ disposal: certified })
  await desk('kuo.yichun').disposals.witness({ disposal: signing })
  await chief.disposals.certify({ disposal: certified })
  const waiting = await propose(toWait)
  await appraise(waiting, ['destroy'])
  at('2026-11-10')
  await approve(waiting)

  const place = async (number: string, review: string) =>
    (await chief.holds.place({ kind: 'legal', on: { scope: 'case', case: number }, reason: text(), review })).hold
      .number
  const hold = await place(held, '2026-11-12')
  const lifted = await place(first, '2027-01-01')
  await chief.holds.lift({ hold: lifted, reason: text() })
  const other = await desk('kuo.yichun').cases.open({
    category: 'other',
    title: text(),
    fields: { subject: text(), nature: text(), occurred: '2026-09' },
  })
  return {
    due: [first, second],
    held,
    hold,
    lifted,
    project: kept,
    undecided: other.case.number,
    destroyed: gone,
    appraising,
    approving,
    waiting,
    executing,
    toWitness: signing,
    certified,
    aborted,
  }
}
