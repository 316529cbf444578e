import { is } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import type { Role } from '../policy/settings.ts'
import type { Asker } from './chain.ts'

/** Who asks, as far as the chain depends on it: the head by the host's word or by the directory's. */
export async function findAsker(department: string, context: Context): Promise<Asker> {
  const { actor, policy, directory } = context
  const isHead = is('head', department, actor, policy) || (await directory.headOf(department)) === actor.person
  return { person: actor.person, roles: actor.roles as readonly Role[], isHead }
}
