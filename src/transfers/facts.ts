import { is } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import type { Reader, Row } from '../storage.ts'

/** Who knows of a transfer list: the department that made it, the archive, and auditors. */
export function seesTransfer(transfer: Pick<Row<'transfers'>, 'department'>, { actor, policy, sight }: Context) {
  return sight.all || is('responsible', transfer.department, actor, policy)
}

export async function findTransfer(read: Reader, number: string, context: Context): Promise<Row<'transfers'>> {
  const transfer = await read.get('transfers', { tenant: context.tenant, number })
  if (transfer === null || !seesTransfer(transfer, context)) {
    return refuse('NOT_FOUND', { what: 'transfer', number })
  }
  return transfer
}
