import type { Browser, Page } from './browser.ts'

/** A form as a browser without scripts has it: its controls as they stand, and what its buttons send. */
export class PlainForm {
  readonly #browser: Browser
  readonly #action: string
  readonly #fields: (readonly [name: string, value: string])[]
  readonly #boxes: readonly (readonly [name: string, value: string])[]
  readonly #buttons: readonly string[]

  private constructor(browser: Browser, html: string, action: string) {
    const start = html.indexOf(`action="${action}"`)
    if (start < 0) throw new Error(`no form is sent to ${action}`)
    const form = html.slice(start, html.indexOf('</form>', start))
    this.#browser = browser
    this.#action = action
    this.#fields = fieldsOf(form)
    this.#boxes = [...form.matchAll(/<input type="checkbox"([^>]*)>/g)].map(([, inner]) => [
      attribute(inner!, 'name')!,
      attribute(inner!, 'value')!,
    ])
    this.#buttons = [...form.matchAll(/<button([^>]*)>/g)].flatMap(([, inner]) =>
      attribute(inner!, 'name') === 'do' ? [attribute(inner!, 'value')!] : [],
    )
  }

  static async at(browser: Browser, page: string, action: string): Promise<PlainForm> {
    return new PlainForm(browser, (await browser.get(page)).html, action)
  }
  /** The same form in the page that came of sending it. */
  in({ html }: Page): PlainForm {
    return new PlainForm(this.#browser, html, this.#action)
  }

  value(name: string): string | undefined {
    return this.#fields.find(([one]) => one === name)?.[1]
  }
  values(name: string): readonly string[] {
    return this.#fields.flatMap(([one, value]) => (one === name ? [value] : []))
  }
  get buttons(): readonly string[] {
    return this.#buttons
  }

  /** Types into a control, which must be there. */
  type(name: string, value: string): this {
    const at = this.#fields.findIndex(([one]) => one === name)
    if (at < 0) throw new Error(`the form has no ${name}`)
    this.#fields[at] = [name, value]
    return this
  }
  /** Ticks a box, which must be there. */
  tick(name: string, value: string): this {
    if (!this.#boxes.some(([one, other]) => one === name && other === value)) {
      throw new Error(`the form has no box ${name} ${value}`)
    }
    this.#fields.push([name, value])
    return this
  }

  /** Presses a button, which must be there, and gives the page that is answered or led to. */
  async press(button: string): Promise<Page> {
    if (!this.#buttons.includes(button)) throw new Error(`the form has no button ${button}`)
    const sent = new URLSearchParams([
      ...this.#fields.map(([name, value]): [string, string] => [name, value]),
      ['do', button],
    ])
    const page = await this.#browser.post(this.#action, sent)
    return page.to === null ? page : this.#browser.get(page.to)
  }
  /** As {@link press}, and the form again. */
  async act(button: string): Promise<PlainForm> {
    return this.in(await this.press(button))
  }
}

function fieldsOf(form: string): (readonly [string, string])[] {
  const fields: (readonly [string, string])[] = []
  const controls = /<input([^>]*)>|<select([^>]*)>([\s\S]*?)<\/select>|<textarea([^>]*)>([\s\S]*?)<\/textarea>/g
  for (const [, input, select, options, area, text] of form.matchAll(controls)) {
    const name = attribute(input ?? select ?? area ?? '', 'name')
    if (name === undefined) continue
    if (input !== undefined) {
      const isBox = attribute(input, 'type') === 'checkbox'
      if (!isBox || /\schecked(=|\s|$)/.test(input)) fields.push([name, attribute(input, 'value') ?? ''])
    } else if (area !== undefined) {
      fields.push([name, decoded(text ?? '')])
    } else {
      const all = [...(options ?? '').matchAll(/<option([^>]*)>/g)].map(([, inner]) => inner!)
      const chosen = all.find((inner) => /\sselected(=|\s|$)/.test(inner)) ?? all[0]
      fields.push([name, attribute(chosen ?? '', 'value') ?? ''])
    }
  }
  return fields
}

function attribute(inner: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(inner)?.[1]
  return found === undefined ? undefined : decoded(found)
}

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, sign: string) => signs[sign]!)
}
