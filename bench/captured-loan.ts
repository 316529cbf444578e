import { yearlySeries } from '../src/numbering/series.ts'
import type { Row } from '../src/storage.ts'
import { recorded } from './capture.ts'
import {
  archiveHead,
  archivist,
  capturedNumber,
  capturedSequence,
  clerk,
  head,
  newCase,
  openArchive,
} from './office.ts'

/** A loan that is out, as casekeep itself writes it: one paper document of a case. */
export interface CapturedLoan {
  readonly number: string
  readonly request: Row<'requests'>
  readonly item: Row<'requestItems'>
  readonly steps: readonly Row<'requestSteps'>[]
  /** The last entry of its case's chain. */
  readonly entry: Row<'trail'>
}

export async function capturedLoan(tenant: string): Promise<CapturedLoan> {
  const { storage } = await recorded(tenant)
  const archive = openArchive(storage, tenant)
  const year = Number(archive.today().slice(0, 4))
  await storage.transaction((unit) => unit.take(tenant, yearlySeries('loan', year), capturedSequence - 1))
  const number = await lend(archive)
  return storage.read(async (read) => {
    const ofRequest = { equal: { tenant, request: number }, limit: 100 }
    const [item] = await read.find('items.ofRequest', ofRequest)
    const [entry] = await read.find('trail.last', { equal: { tenant, chain: capturedNumber }, limit: 1 })
    return {
      number,
      request: (await read.get('requests', { tenant, number }))!,
      item: item!,
      steps: await read.find('steps.ofRequest', ofRequest),
      entry: entry!,
    }
  })
}

/** Brings a case into the archive and lends a document of it, which is on paper. */
async function lend(archive: ReturnType<typeof openArchive>): Promise<string> {
  const [own, heads, desk] = [archive.as(clerk), archive.as(head), archive.as(archivist)]
  const batch = `${capturedNumber}-P01`
  const onPaper = newCase.documents.filter(({ channel }) => channel === 'handover')
  await own.cases.open({ ...newCase, documents: onPaper })
  await own.batches.sort({ batch })
  const { documents } = await own.batches.number({ batch })
  await own.batches.submit({ batch })
  await heads.batches.approve({ batch })
  const { transfer } = await own.transfers.send({ batches: [batch] })
  await desk.transfers.receive({ transfer: transfer.number, accept: [batch] })
  const asked = await own.requests.ask({ kind: 'loan', documents: [documents[0]!.number!], purpose: '與客戶商談續約' })
  const request = asked.request.number
  await heads.requests.decide({ request, verdict: 'approve' })
  await archive.as(archiveHead).requests.decide({ request, verdict: 'approve' })
  await desk.requests.handOver({ request })
  await own.requests.confirm({ request })
  return request
}
