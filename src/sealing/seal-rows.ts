import { textOnce } from '../canonical.ts'
import { refuse } from '../errors.ts'
import type { Json, Reader } from '../storage.ts'
import type { Cipher, CipherKey } from './cipher.ts'
import type { Owner } from './envelope.ts'
import { type KeyName, nameText } from './key-store.ts'
import { placeIn } from './open-rows.ts'
import type { Held, OperationKeys } from './operation-keys.ts'
import type { Cells, SealedSpec } from './sealed-columns.ts'
import { sealText } from './sealed-text.ts'
import { wasSealed } from './was-sealed.ts'

/** A row that is to be written, and whose keys its value is sealed by. */
export interface Target {
  readonly spec: SealedSpec
  readonly row: Cells
  readonly names: readonly KeyName[]
}

/**
 * The rows as they are stored, by the rows that were given. `opening`: the names of keys that may be made without a look,
 * since their cases are new. `reader` is the store's own.
 */
export async function sealRows(
  targets: readonly Target[],
  opening: ReadonlySet<string>,
  reader: Reader,
  keys: OperationKeys,
): Promise<ReadonlyMap<Cells, Cells>> {
  const held = await keysFor(targets, opening, reader, keys)
  return new Map(
    await Promise.all(targets.map(async (target) => [target.row, await sealRow(target, held, keys.cipher)] as const)),
  )
}

/** All keys that are needed, made where they are not there and may be; or the refusal. */
async function keysFor(
  targets: readonly Target[],
  opening: ReadonlySet<string>,
  reader: Reader,
  keys: OperationKeys,
): Promise<ReadonlyMap<string, CipherKey>> {
  const all = [...new Map(targets.flatMap(({ names }) => names).map((name) => [nameText(name), name])).values()]
  const fresh = all.filter((name) => opening.has(nameText(name)))
  const others = all.filter((name) => !opening.has(nameText(name)))
  const found = await keys.find(others)
  const held = new Map<string, Held>(others.map((name, index) => [nameText(name), found[index]!]))
  const toMake = [...fresh]
  for (const name of others.filter((each) => held.get(nameText(each)) === 'lost')) {
    // A key that was there once is not made anew: what it sealed would be lost silently.
    if (await wasSealed(reader, name)) held.set(nameText(name), (await keys.findStored([name]))[0]!)
    else toMake.push(name)
  }
  const made = toMake.length === 0 ? [] : await keys.make(toMake)
  for (const [index, name] of toMake.entries()) held.set(nameText(name), made[index]!)
  for (const name of all) {
    const key = held.get(nameText(name))!
    if (typeof key === 'string') refuse('UNREADABLE', about(targets, name, key))
  }
  return held as ReadonlyMap<string, CipherKey>
}

/** What could not be sealed: the first value that needs the key. */
function about(targets: readonly Target[], name: KeyName, because: Extract<Held, string>) {
  const target = targets.find(({ names }) => names.some((needed) => nameText(needed) === nameText(name)))!
  return { case: name.case, column: target.spec.label, because }
}

async function sealRow(
  { spec, row, names }: Target,
  held: ReadonlyMap<string, CipherKey>,
  cipher: Cipher,
): Promise<Cells> {
  const owners = names.map(({ case: file, document }): Owner => ({ case: file, document }))
  const keys = names.map((name) => held.get(nameText(name))!)
  const text = `{${spec.columns.map((column) => `${JSON.stringify(column)}:${jsonOf(column, row[column])}`).join(',')}}`
  return { ...row, ...spec.blank, [spec.into]: await sealText(cipher, text, placeIn(spec, row), owners, keys) }
}

function jsonOf(column: string, value: Json | undefined): string {
  const text = textOnce(value) ?? JSON.stringify(value)
  if (text === undefined) refuse('INVALID_INPUT', { issues: [{ path: [column], rule: 'json', message: 'not JSON' }] })
  return text
}
