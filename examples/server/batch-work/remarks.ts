import type { CaseDocument, Locale } from 'casekeep'

/** What a reviewer says of one document. */
export interface Remark {
  readonly number: string
  readonly text: string
}

/** The name of the field in which a document's remark is typed. */
export function remarkAt(position: number | string): string {
  return `remark.${position}`
}

/** Long enough for some hundred numbers, and within what the library takes as one reason. */
const longest = 1900

/** The reasons of a return: documents with the same remark share one, each named by its number. */
export function reasonsOf(remarks: readonly Remark[], language: Locale): readonly string[] {
  const [comma, colon] = language === 'en' ? [', ', ': '] : ['、', '：']
  const numbersOf = new Map<string, string[]>()
  for (const { number, text } of remarks) numbersOf.set(text, [...(numbersOf.get(text) ?? []), number])
  return [...numbersOf].flatMap(([text, numbers]) => {
    const reasons: string[] = []
    let named = ''
    for (const number of numbers) {
      if (named !== '' && named.length + comma.length + number.length + colon.length + text.length > longest) {
        reasons.push(`${named}${colon}${text}`)
        named = ''
      }
      named = named === '' ? number : `${named}${comma}${number}`
    }
    return [...reasons, `${named}${colon}${text}`]
  })
}

/** Reasons read again: what was said of each document, and what of the batch as a whole. */
export function remarksIn(reasons: readonly string[], documents: readonly CaseDocument[]) {
  const positions = new Map(documents.flatMap(({ number, position }) => (number === null ? [] : [[number, position]])))
  const byPosition = new Map<number, string[]>()
  const whole: string[] = []
  for (const reason of reasons) {
    const [, head = '', text = ''] = /^([^:：]+)[:：]\s*(.*)$/su.exec(reason) ?? []
    const named = head.split(/[,、]/u).map((number) => positions.get(number.trim()))
    if (text === '' || named.some((position) => position === undefined)) {
      whole.push(reason)
      continue
    }
    for (const position of named) byPosition.set(position!, [...(byPosition.get(position!) ?? []), text])
  }
  return { byPosition, whole } as {
    readonly byPosition: ReadonlyMap<number, readonly string[]>
    readonly whole: readonly string[]
  }
}
