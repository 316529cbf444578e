/** The names of the texts that are worth keeping prepared. Global by name: a program can hold two copies of this. */
const keptTexts = Symbol.for('casekeep.kept-texts')

function namesByText(): Map<string, string> {
  const holder = globalThis as { [keptTexts]?: Map<string, string> }
  holder[keptTexts] ??= new Map()
  return holder[keptTexts]
}

/** Gives a text the name under which a database may keep it. */
export function nameForKeeping(text: string): void {
  const names = namesByText()
  if (!names.has(text)) names.set(text, `casekeep_${names.size + 1}`)
}

/** The name of a text that is worth keeping; undefined for any other. */
export function keptName(text: string): string | undefined {
  return namesByText().get(text)
}
