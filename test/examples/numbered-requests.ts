import type { Desk, NewDocument, Shapes } from 'casekeep'

/** Numbers of requests, by how far they have come. */
export interface NumberedRequests {
  /** The case with paper in the archive, its documents -001 to -012. */
  readonly case: string
  readonly submitted: string
  readonly deciding: string
  readonly approved: string
  readonly offered: string
  readonly out: string
  readonly renewal: string
  readonly returning: string
  readonly lost: string
  readonly closed: string
  readonly rejected: string
}

interface Made {
  readonly desk: (person: string) => Desk<Shapes>
  /** What people type: a number that nobody has typed yet. */
  readonly text: () => string
}

/**
 * A case of twelve papers in the archive, and a request in every state that waits for somebody. Nobody asks for what they
 * have: what is approved is asked for by the assistant, while the clerk has it.
 */
export async function numberedRequests({ desk, text }: Made): Promise<NumberedRequests> {
  const [clerk, head, archivist, archiveHead] = [
    desk('lin.yating'),
    desk('wong.kelvin'),
    desk('lin.hsiuying'),
    desk('li.kuohua'),
  ]
  const papers = Array.from({ length: 12 }, (_, index): NewDocument => {
    return { kind: 'needs', title: text(), channel: 'handover', date: '2026-09', pages: index + 1 } as NewDocument
  })
  const opened = await clerk.cases.open({
    category: 'client',
    title: text(),
    fields: { name: text() },
    documents: papers,
  })
  const batch = opened.batch!.number
  await clerk.batches.sort({ batch })
  await clerk.batches.number({ batch })
  await clerk.batches.submit({ batch })
  await head.batches.approve({ batch })
  const { transfer } = await clerk.transfers.send({ batches: [batch] })
  await archivist.transfers.receive({ transfer: transfer.number, accept: [batch] })
  const file = opened.case.number

  const askedBy = async (asker: typeof clerk, ...nths: readonly number[]) => {
    const documents = nths.map((nth) => `${file}-${String(nth).padStart(3, '0')}`)
    const { request } = await asker.requests.ask({ kind: 'loan', documents, purpose: text(), copies: 2 })
    return request.number
  }
  const ask = (...nths: readonly number[]) => askedBy(clerk, ...nths)
  const approve = async (request: string) => {
    await head.requests.decide({ request, verdict: 'approve', reason: text() })
    await archiveHead.requests.decide({ request, verdict: 'approve' })
    return request
  }
  const offered = async (...nths: readonly number[]) => {
    const request = await approve(await ask(...nths))
    await archivist.requests.handOver({ request })
    return request
  }
  const out = async (...nths: readonly number[]) => {
    const request = await offered(...nths)
    await clerk.requests.confirm({ request })
    return request
  }

  const renewal = await out(4)
  await clerk.requests.renew({ request: renewal, item: 1, reason: text() })
  const returning = await out(5, 6)
  await clerk.requests.giveBack({ request: returning })
  const lost = await out(7)
  await clerk.requests.reportLost({ request: lost, item: 1, reason: text() })
  const closed = await out(8)
  await clerk.requests.giveBack({ request: closed })
  await archivist.requests.takeBack({
    request: closed,
    items: [{ item: 1, condition: 'damaged', remark: text() }],
  })
  const rejected = await ask(9)
  await head.requests.decide({ request: rejected, verdict: 'reject', reason: text() })
  const submitted = await desk('chen.jason').requests.ask({
    kind: 'consultation',
    description: text(),
    purpose: text(),
  })
  return {
    case: file,
    submitted: submitted.request.number,
    deciding: await ask(10, 11, 12),
    offered: await offered(1),
    out: await out(2, 3),
    approved: await approve(await askedBy(desk('chen.jason'), 1, 2)),
    renewal,
    returning,
    lost,
    closed,
    rejected,
  }
}
