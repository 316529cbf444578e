import { may } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import { type Reader, type Row, sees, tables } from '../storage.ts'

/** Who knows of a transfer list: the department that made it, the archive, and auditors; never above their clearance. */
export function seesTransfer(transfer: Pick<Row<'transfers'>, 'department' | 'level'>, context: Context): boolean {
  const { actor, policy } = context
  return transfer.level <= actor.clearance && may('transfers.get', transfer.department, actor, policy).allowed
}

export async function findTransfer(read: Reader, number: string, context: Context): Promise<Row<'transfers'>> {
  const transfer = await read.get('transfers', { tenant: context.tenant, number })
  if (transfer === null || !seesTransfer(transfer, context)) {
    return refuse('NOT_FOUND', { what: 'transfer', number })
  }
  return transfer
}

/** The batches on a list, and those of them whose cases the actor may discover. */
export async function findItems(read: Reader, transfer: string, { tenant, sight }: Context) {
  const items = await findAll(read, 'items.ofTransfer', { tenant, transfer })
  const files = await read.getMany(
    'cases',
    items.map((item) => ({ tenant, number: item.case })),
  )
  const seen = items.filter((_item, index) => {
    const file = files[index]
    return file != null && sees(sight, file, tables.cases.sight)
  })
  return { items, seen }
}
