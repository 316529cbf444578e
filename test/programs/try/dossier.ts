import { type NewDocument, type OpenCase, sha256 } from 'casekeep'
import type { Line } from './csv.ts'
import type { Filled, OwnShapes } from './policy.ts'

/** A case as the data gives it: how it is found again, how it is opened, and when it ended. */
export interface Dossier {
  readonly category: Filled
  /** The indexed field by which the host knows it. */
  readonly key: { readonly field: string; readonly value: string }
  readonly open: OpenCase<OwnShapes, Filled> & { readonly documents: readonly FiledDocument[] }
  /** The month of its end; null where it goes on. */
  readonly ended: string | null
}
export type FiledDocument = NewDocument<OwnShapes[Filled]['kind']> & { readonly hash: string }

/** A row filed as an electronic document, as the host's system exported it. */
export function rowDocument<Kind extends string>(
  row: Line<unknown>,
  about: Omit<NewDocument<Kind>, 'channel' | 'hash'>,
): NewDocument<Kind> & { readonly hash: string } {
  return { ...about, channel: 'internalSystem', hash: sha256(row.text) }
}

/** The same row as a sheet of paper that was handed over. */
export function onPaper<Document extends { readonly channel: string }>(
  document: Document,
): Omit<Document, 'channel'> & { readonly channel: 'handover' } {
  return { ...document, channel: 'handover' }
}

/** The parts that are there, as one text; undefined where none is. */
export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(', ') || undefined
}

/** The lines of each key, in their order. */
export function grouped<Values>(
  lines: readonly Line<Values>[],
  keyOf: (values: Values) => string,
): ReadonlyMap<string, readonly Line<Values>[]> {
  const groups = new Map<string, Line<Values>[]>()
  for (const line of lines) {
    const key = keyOf(line.values)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return groups
}
