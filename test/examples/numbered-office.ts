import { type Archive, createArchive, type NewDocument, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { type NumberedOutsiders, numberedOutsiders } from './numbered-outsiders.ts'
import { type NumberedRequests, numberedRequests } from './numbered-requests.ts'
import { type NumberedRetention, numberedRetention } from './numbered-retention.ts'
import { type NumberedSubject, numberedSubject } from './numbered-subject.ts'

/** Numbers of what an office has on its desks, by how far it has come. */
export interface NumberedOffice {
  readonly archive: Archive<Shapes>
  readonly collecting: string
  readonly sorting: string
  readonly inReview: string
  readonly returned: string
  readonly approved: string
  readonly sent: string
  readonly archived: string
  readonly withdrawn: string
  readonly voided: string
  readonly merged: string
  readonly ended: string
  readonly others: readonly string[]
  readonly requests: NumberedRequests
  readonly outsiders: NumberedOutsiders
  /** Old cases and their lists, where they were asked for: they take a while. */
  readonly retention: NumberedRetention | null
  /** Somebody whom some of these are about. */
  readonly subject: NumberedSubject | null
  /** Sets the clock to the morning of a day. */
  readonly at: (day: string) => void
}

/** Once for all: what the library makes of a policy is made once. */
const policy: Policy = demoPolicy()

/**
 * An office in which everything that people type is a number: whatever is written on its pages is the console's own,
 * the library's or the company's.
 */
export async function numberedOffice({ retention: withRetention = false } = {}): Promise<NumberedOffice> {
  let now = Date.parse('2026-10-01T02:00:00Z')
  const archive = createArchive<Shapes, never>({ policy, storage: memoryAdapter(), clock: () => new Date(now) })
  const desk = (id: string) => archive.as(actorOf(company.people.find((person) => person.id === id)!, 'en'))
  const [clerk, head, archivist] = [desk('lin.yating'), desk('wong.kelvin'), desk('lin.hsiuying')]
  let typed = 1000
  const text = () => String(++typed)

  const paper = (kind = 'needs', more: Partial<NewDocument> = {}): NewDocument => {
    return { kind, title: text(), channel: 'email', date: '2026-09', pages: 2, ...more } as NewDocument
  }
  const fields = () => ({ name: text(), address: text(), contacts: text(), amount: 125000.5 })
  const open = async (documents: readonly NewDocument[] = [paper(), paper('agreement'), paper('communication')]) => {
    const opened = await clerk.cases.open({ category: 'client', title: text(), fields: fields(), documents })
    return { file: opened.case.number, batch: opened.batch!.number }
  }
  const sorted = async (documents?: readonly NewDocument[]) => {
    const opened = await open(documents)
    await clerk.batches.sort({ batch: opened.batch })
    return opened
  }
  const submitted = async () => {
    const opened = await sorted()
    await clerk.batches.number({ batch: opened.batch })
    await clerk.batches.submit({ batch: opened.batch })
    return opened
  }
  const approved = async () => {
    const opened = await submitted()
    await head.batches.approve({ batch: opened.batch })
    return opened
  }

  const archived = await approved()
  const refused = await approved()
  const { transfer } = await clerk.transfers.send({ batches: [archived.batch, refused.batch], note: text() })
  await archivist.transfers.receive({
    transfer: transfer.number,
    accept: [archived.batch],
    refuse: [{ batch: refused.batch, reasons: [text()] }],
  })
  await archivist.documents.correct({ document: `${archived.file}-001`, reason: text(), changes: { pages: 3 } })
  const revision = await clerk.batches.collect({
    case: archived.file,
    event: '2026-09-30',
    documents: [paper('agreement', { revises: `${archived.file}-002` })],
  })
  const at = (day: string) => {
    now = Date.parse(`${day}T02:00:00Z`)
  }
  const retention = withRetention ? await numberedRetention({ desk, text, at }) : null
  // What was done so far is late by now.
  now = Date.parse('2026-11-18T02:00:00Z')
  const twin = paper()
  const sorting = await sorted([twin, { ...twin, channel: 'handover' }, paper('agreement')])
  const inReview = await submitted()
  const returned = await submitted()
  await head.batches.return({ batch: returned.batch, reasons: [text(), text()] })
  const ready = await approved()
  const onItsWay = await approved()
  const { transfer: sent } = await clerk.transfers.send({ batches: [onItsWay.batch] })
  const collecting = await open()
  const withdrawn = await open()
  await clerk.batches.withdraw({ batch: withdrawn.batch, reason: text() })
  const bare = async () => (await clerk.cases.open({ category: 'client', title: text(), fields: fields() })).case.number
  const [voided, merged, ended] = [await bare(), await bare(), await bare()]
  await head.cases.void({ case: voided, reason: text() })
  await head.cases.merge({ case: merged, into: archived.file, reason: text() })
  await clerk.cases.end({ case: ended, on: '2026-11-02' })

  const requests = await numberedRequests({ desk, text })
  const outsiders = await numberedOutsiders({ desk, text, case: requests.case })
  const subject = withRetention ? await numberedSubject({ desk, text }) : null
  const project = await desk('brandt.lukas').cases.open({
    category: 'project',
    title: text(),
    fields: { name: text(), leader: 'brandt.lukas' },
  })
  const employee = await desk('wu.shufen').cases.open({
    category: 'employee',
    title: text(),
    fields: { name: text(), education: 'bachelor', pay: 61000 },
  })
  const supplier = await desk('tseng.meiling').cases.open({
    category: 'supplier',
    title: text(),
    fields: { name: text(), country: 'de', rating: 'a', soleSource: true, paymentTerms: 'net30' },
  })
  return {
    archive,
    collecting: collecting.batch,
    sorting: sorting.batch,
    inReview: inReview.batch,
    returned: returned.batch,
    approved: ready.batch,
    sent: sent.number,
    archived: archived.file,
    withdrawn: withdrawn.batch,
    voided,
    merged,
    ended,
    requests,
    outsiders,
    retention,
    subject,
    at,
    others: [
      revision.batch.case,
      refused.batch,
      transfer.number,
      project.case.number,
      employee.case.number,
      supplier.case.number,
    ],
  }
}
