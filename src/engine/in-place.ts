import type { Context } from './context.ts'

/**
 * The actor as the head of a department, where the directory says that they head it, or are a deputy of its head
 * today; null where it does not. The host's own word, the role `departmentHead`, needs no directory.
 */
export async function inPlaceOfHead(department: string, context: Context): Promise<Context | null> {
  const { actor, directory, today } = context
  const head = await directory.headOf(department)
  if (head === null) return null
  const may = head === actor.person || (await directory.standsInFor(actor.person, [head], today)).length > 0
  return may ? { ...context, actor: { ...actor, actsFor: { person: head, department } } } : null
}
