import * as z from 'zod'
import { may } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import type { Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import type { Certificate } from './certificate.ts'
import { casesToDestroy } from './destroyed-cases.ts'
import { type DisposalWork, findDisposal } from './facts.ts'
import { digestOfLines } from './lines.ts'
import { advanceWork, countedOutput, disposalInput } from './shared.ts'
import { asJson, type DisposalTransfer, viewLine } from './view.ts'

/**
 * The archive certifies what was carried out, once every witness has signed (P9.2). Keys that are still there, because a key
 * store did not answer, are destroyed first: what is certified is so.
 */
export const certify = command({
  name: 'disposals.certify',
  summary: 'Certify an execution: when, where, how, by whom, before whom, and what',
  input: () => z.strictObject(disposalInput),
  output: countedOutput,
  destroysKeys: { when: 'before', of: (read, input, context) => casesToDestroy(read, input.disposal, context) },
  facts: async (read, input, context) => {
    const work = await findDisposal(read, input.disposal, context)
    const lines = await findAll(read, 'destroyed.ofDisposal', { tenant: context.tenant, disposal: input.disposal })
    return { ...work, lines }
  },
  access: (_work, _input, { actor, policy }) => may('disposals.certify', '', actor, policy),
  decide: (work, input, context) => {
    const { disposal, lines } = work
    current('disposal', disposal.number, disposal, input.version)
    const patch = work.execution === null ? {} : { certificate: asJson(certificateOf(work, lines, context)) }
    const { changes, result } = advanceWork(work, 'certify', { patch }, context)
    return {
      chains: [tenantChain],
      changes,
      events: [{ type: 'disposal.certified', data: { disposal: disposal.number } }],
      result,
    }
  },
})

function certificateOf(
  { disposal, steps, entries, execution }: DisposalWork,
  lines: readonly Row<'destroyed'>[],
  context: Context,
): Certificate {
  const { place, method, operator, witnesses, begun } = execution!
  const are = (state: string) => entries.filter((entry) => entry.state === state)
  const isHandedOn = (entry: Row<'disposalEntries'>) => entry.export !== null
  const documents = lines.filter(({ kind }) => kind !== null)
  return {
    format: 'casekeep.certificate.1',
    number: disposal.number,
    title: disposal.title,
    proposed: { by: disposal.proposedBy, at: disposal.proposed },
    approvals: steps.flatMap(({ step, role, decisions }) =>
      decisions.map(({ person, behalf, at }) => ({ step, role, person, behalf, at })),
    ),
    place,
    method,
    operator,
    // What is certified was signed by all of them.
    witnesses: witnesses.map(({ person, signed, form }) => ({ person, signed: signed ?? '', form })),
    begun,
    executed: lines.at(-1)?.at ?? null,
    counts: {
      cases: lines.length - documents.length,
      documents: documents.length,
      pages: documents.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
      destroyed: are('done').filter((entry) => !isHandedOn(entry)).length,
      transferred: are('done').filter(isHandedOn).length,
      extended: are('extended').length,
      released: are('released').length,
    },
    list: { lines: lines.length, digest: digestOfLines(lines.map((line) => viewLine(line, context))) },
    transfers: are('done')
      .filter(isHandedOn)
      .map((entry) => ({ entry: entry.position, ...(entry.export as unknown as DisposalTransfer) })),
    certified: { by: context.actor.person, at: context.now },
    policy: context.policy.version,
  }
}
