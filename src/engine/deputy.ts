import type { Context } from './context.ts'

/** The actor in the place of a department's head, where they are a deputy of theirs today; null where they are not. */
export async function asDeputy(department: string, context: Context): Promise<Context | null> {
  const { actor, directory, today } = context
  const head = await directory.headOf(department)
  if (head === null || head === actor.person) return null
  const deputies = await directory.deputiesOf(head, today)
  return deputies.includes(actor.person)
    ? { ...context, actor: { ...actor, actsFor: { person: head, department } } }
    : null
}
