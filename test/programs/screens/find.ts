import type { Page } from 'playwright-core'

/*
 * Ways to a thing to show: the person's own worklist and lists, read from the API of the server.
 */

interface Duties {
  readonly items: readonly { readonly kind: string; readonly subject: string; readonly case: string }[]
}
interface Batches {
  readonly batches: readonly { readonly number: string; readonly state: string }[]
}

async function read<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(path)
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}`)
  return (await response.json()) as T
}

/** What the person's first duty of a kind is about. */
export const dutyOf = (kind: string) => async (page: Page) => {
  const { items } = await read<Duties>(page, '/api/duties?limit=200')
  const found = items.find((duty) => duty.kind === kind)
  if (found === undefined) throw new Error(`nobody has a duty ${kind}`)
  return found.subject
}

/** The number of the first thing on a list that the person may see. */
export const firstOf = (list: string) => async (page: Page) => {
  const { items } = await read<{ readonly items: readonly { readonly number: string }[] }>(page, `/api/${list}`)
  if (items[0] === undefined) throw new Error(`nothing to show at ${list}`)
  return items[0].number
}

/** A batch in a state, of a case that the person has a duty in. */
export const batchIn = (state: string) => async (page: Page) => {
  const { items } = await read<Duties>(page, '/api/duties?limit=200')
  for (const number of new Set(items.map((duty) => duty.case))) {
    const { batches } = await read<Batches>(page, `/api/cases/${number}/batches`)
    const found = batches.find((batch) => batch.state === state)
    if (found !== undefined) return found.number
  }
  throw new Error(`no batch is ${state}`)
}

/** The last batch of the case whose title begins so. */
export const batchOfCaseTitled = (title: string) => async (page: Page) => {
  const number = await firstOf(`cases?title=${encodeURIComponent(title)}`)(page)
  const { batches } = await read<Batches>(page, `/api/cases/${number}/batches`)
  const last = batches.at(-1)
  if (last === undefined) throw new Error(`${number} has no batch`)
  return last.number
}

/** The case of the person's first duty of a kind. */
export const caseWith = (kind: string) => async (page: Page) => {
  const { items } = await read<Duties>(page, '/api/duties?limit=200')
  const found = items.find((duty) => duty.kind === kind)
  if (found === undefined) throw new Error(`nobody has a duty ${kind}`)
  return found.case
}

interface Register {
  readonly items: readonly { readonly request: string; readonly item: { readonly renewal: unknown } }[]
}

/** The request of the first line of the register in a state, or of the first with a renewal that is asked for. */
export const itemOf = (kind: string, state: string) => async (page: Page) => {
  const inState = state === 'renewal' ? 'out' : state
  const { items } = await read<Register>(page, `/api/requests/register?kind=${kind}&state=${inState}&limit=200`)
  const found = items.find(({ item }) => state !== 'renewal' || item.renewal !== null)
  if (found === undefined) throw new Error(`nothing of a ${kind} is ${state}`)
  return found.request
}

/** An address around a number. */
export const at = (before: string, find: (page: Page) => Promise<string>, after = '') => {
  return async (page: Page) => `${before}${await find(page)}${after}`
}

/** Sends the form that is filled in. */
export const submit =
  (selector = 'form.entry .submit button') =>
  async (page: Page) => {
    await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()])
  }
