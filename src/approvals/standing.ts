import { is } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import type { Role } from '../policy/settings.ts'

/** By what right somebody decides a step. */
export interface Standing {
  /** In whose place; null in one's own right. */
  readonly behalf: string | null
  /** The named person whose decision it is; null where the role decides, or who acts has decided already. */
  readonly named: string | null
}

/** Who decided, and in whose place. */
export interface Decided {
  readonly person: string
  readonly behalf: string | null
}

/** A step of a chain of approvals, as far as it says who decides it. */
export interface Turn {
  readonly role: string
  /** Whose head decides, where the role is a department's. */
  readonly department: string
  readonly decisions: readonly Decided[]
  /** People who are named for it; null where the holders of the role decide. */
  readonly named: readonly { readonly person: string; readonly state: string }[] | null
}

/** How an actor may decide a step: as one who is named for it, as holder of its role, or in the place of one of these. */
export async function standingOf(turn: Turn, context: Context): Promise<Standing | null> {
  const { actor, policy } = context
  if (turn.named !== null) return byName(turn.decisions, turn.named, context)
  if (turn.role !== 'departmentHead') {
    return actor.roles.includes(turn.role as Role) ? { behalf: null, named: null } : null
  }
  if (is('head', turn.department, actor, policy)) return { behalf: null, named: null }
  const head = (await inPlaceOfHead(turn.department, context))?.actor.actsFor?.person
  return head === undefined ? null : { behalf: head === actor.person ? null : head, named: null }
}

/** For themselves, or for the first whose deputy they are and who is waited for: but nobody decides for two (§13). */
async function byName(
  decisions: Turn['decisions'],
  named: NonNullable<Turn['named']>,
  { actor, directory, today }: Context,
): Promise<Standing | null> {
  const decided = decidedBy(decisions, actor.person)
  if (decided !== null) return { behalf: decided.behalf, named: null }
  const own = named.find(({ person }) => person === actor.person)
  if (own?.state === 'open') return { behalf: null, named: actor.person }
  const others = named.filter(({ person }) => person !== actor.person)
  const away = await directory.standsInFor(
    actor.person,
    others.map(({ person }) => person),
    today,
  )
  const inPlace = others.filter(({ person }) => away.includes(person))
  const meant = inPlace.find(({ state }) => state === 'open') ?? own ?? inPlace[0]
  if (meant === undefined) return null
  return { behalf: meant === own ? null : meant.person, named: meant.person }
}

/** What somebody decided at a step, whosever decision it was; null where they did not. */
export function decidedBy<D extends Decided>(decisions: readonly D[], person: string): D | null {
  return decisions.find((one) => one.person === person) ?? null
}
