import type { Desk, NewDocument, Shapes } from 'casekeep'

/** Numbers of requests, by how far they have come. */
export interface NumberedRequests {
  /** The case with paper in the archive, its documents -001 to -009. */
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

/** A case of nine papers in the archive, and a request in every state that waits for somebody; clerk and archive act. */
export async function numberedRequests({ desk, text }: Made): Promise<NumberedRequests> {
  const [clerk, head, archivist, archiveHead] = [
    desk('lin.yating'),
    desk('wong.kelvin'),
    desk('lin.hsiuying'),
    desk('li.kuohua'),
  ]
  const papers = Array.from({ length: 9 }, (_, index): NewDocument => {
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

  const ask = async (...nths: readonly number[]) => {
    const documents = nths.map((nth) => `${file}-00${nth}`)
    const { request } = await clerk.requests.ask({ kind: 'loan', documents, purpose: text(), copies: 2 })
    return request.number
  }
  const approved = async (...nths: readonly number[]) => {
    const request = await ask(...nths)
    await head.requests.decide({ request, verdict: 'approve', reason: text() })
    await archiveHead.requests.decide({ request, verdict: 'approve' })
    return request
  }
  const offered = async (...nths: readonly number[]) => {
    const request = await approved(...nths)
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
    deciding: await ask(1, 2, 9),
    offered: await offered(1),
    out: await out(2, 3),
    approved: await approved(1, 2),
    renewal,
    returning,
    lost,
    closed,
    rejected,
  }
}
