/** What stands in a document that is HTML and well-formed XML at once. */
export interface ReadElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Text in it and in what it holds. */
  text: string
}

const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** What HTML closes by itself, and therefore has to be closed at once here. */
const empty = new Set(['meta', 'col', 'path'])

/** Reads strictly: throws at what is not closed, not quoted or not escaped. */
export function readMarkup(markup: string): readonly ReadElement[] {
  const elements: ReadElement[] = []
  const open: ReadElement[] = []
  let rest = markup.replace(/^<!DOCTYPE html>/, '')
  if (rest === markup) throw new Error('no document type')
  while (rest !== '') {
    if (!rest.startsWith('<')) {
      const text = /^[^<]+/.exec(rest)![0]
      for (const element of open) element.text += unescaped(text)
      rest = rest.slice(text.length)
      continue
    }
    const found = tag.exec(rest)
    if (!found) throw new Error(`no tag: ${rest.slice(0, 80)}`)
    const [whole, end, name, attributes, closed] = found
    rest = rest.slice(whole.length)
    if (end) {
      if (open.pop()?.name !== name) throw new Error(`not open: ${name}`)
      continue
    }
    const element: ReadElement = { name: name!, attributes: readAttributes(attributes!), text: '' }
    elements.push(element)
    if (empty.has(name!) !== Boolean(closed)) throw new Error(`closed wrongly: ${name}`)
    if (!closed) open.push(element)
  }
  if (open.length > 0) throw new Error(`never closed: ${open.map(({ name }) => name)}`)
  return elements
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value!)]),
  )
}

function unescaped(text: string): string {
  return text.replace(/&([^;]{0,10};)?/g, (whole, name: string | undefined) => {
    const sign = entities[name?.slice(0, -1) ?? '']
    if (sign === undefined) throw new Error(`no entity: ${whole}`)
    return sign
  })
}
