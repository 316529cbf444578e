import * as z from 'zod'
import { allowed } from '../access/rules.ts'
import { type BatchStanding, batchFacts, findBatchStanding, mayHandle } from '../batches/facts.ts'
import { batchSchema, viewBatch } from '../batches/view.ts'
import { isKept } from '../documents/prepare.ts'
import { closeDuty, openDuty } from '../duties/changes.ts'
import { advanceBatch } from '../engine/advance.ts'
import { byLevel } from '../engine/by-level.ts'
import { amend, insert } from '../engine/changes.ts'
import { command, numbered } from '../engine/command.ts'
import { commandInput, contentHash, note, numberOf } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { formatYearlyNumber } from '../numbering/format.ts'
import { yearlySeries } from '../numbering/series.ts'
import type { Change, Row } from '../storage.ts'
import { itemSchema, transferSchema, viewItem, viewTransfer } from './view.ts'

/** Approved batches go to the archive on one list, which the department signs (P5.2). */
export const send = command({
  name: 'transfers.send',
  summary: 'Hand approved batches to the archive on one transfer list',
  input: () =>
    z.strictObject({
      batches: z.array(numberOf('batch')).min(1).max(200),
      note: note.optional(),
      form: contentHash.optional().meta({ description: 'SHA-256 of the list signed on paper' }),
      ...commandInput,
    }),
  output: () => z.object({ transfer: transferSchema, items: z.array(itemSchema), batches: z.array(batchSchema) }),
  facts: async (read, input, context) => {
    const works: BatchStanding[] = []
    for (const batch of input.batches) works.push(await findBatchStanding(read, batch, context))
    return works
  },
  access: (works, _input, context) =>
    works.map((work) => mayHandle('transfers.send', work, context)).find((verdict) => !verdict.allowed) ?? allowed,
  decide: (works, input, context) => {
    const { tenant, policy, actor, now, today } = context
    works.forEach((work, index) => {
      if (works.findIndex((other) => other.batch.number === work.batch.number) < index) {
        invalid(['batches', index], 'twice', `${work.batch.number} is named twice`)
      }
      if (work.file.department !== works[0]!.file.department) {
        invalid(['batches', index], 'department', `belongs to ${work.file.department}: a list is of one department`, [
          works[0]!.file.department,
        ])
      }
    })
    const states = works.map((work) => advanceBatch(work.batch, 'transfer', batchFacts(work)))
    const year = Number(today.slice(0, 4))
    return numbered(yearlySeries('transfer', year), 1, (sequence) => {
      const number = formatYearlyNumber('transfer', year, sequence)
      const transfer: Row<'transfers'> = {
        tenant,
        number,
        year,
        sequence,
        state: 'sent',
        department: works[0]!.file.department,
        level: Math.min(...works.map((work) => work.file.level)),
        note: input.note ?? null,
        sent: now,
        sentBy: actor.person,
        sentSignature: { person: actor.person, at: now, form: input.form ?? null },
        received: null,
        receivedBy: null,
        receivedSignature: null,
        policy: policy.version,
        version: 1,
      }
      const items = works.map(
        ({ batch, file, documents }, index): Row<'transferItems'> => ({
          tenant,
          transfer: number,
          position: index + 1,
          batch: batch.number,
          case: file.number,
          documents: documents.filter(isKept).length,
          byLevel: byLevel(documents.filter(isKept).map(({ level }) => level)),
          state: 'sent',
          reasons: [],
          version: 1,
        }),
      )
      const amended = works.map(({ batch }, index) =>
        amend('batches', batch, { state: states[index]!, transfer: number, policy: policy.version }),
      )
      // An insert a row: each belongs to the chain of its own case.
      const changes: Change[] = [insert('transfers', transfer), ...items.map((item) => insert('transferItems', item))]
      works.forEach(({ batch, file, duties }, index) => {
        const duty = { kind: 'receive', subject: batch.number, round: batch.round, since: today, file } as const
        changes.push(
          amended[index]!.change,
          ...closeDuty(duties, 'transfer', batch.number, context),
          openDuty(duty, context),
        )
      })
      return {
        chains: [...new Set(works.map((work) => work.file.number))],
        changes,
        events: [{ type: 'transfer.sent', data: { transfer: number, batches: input.batches } }],
        result: {
          transfer: viewTransfer(transfer),
          items: items.map((item) => viewItem(item, context)),
          batches: amended.map(({ row }) => viewBatch(row)),
        },
      }
    })
  },
})
