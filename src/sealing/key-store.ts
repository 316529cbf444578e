import type { WrappedKey } from './keyring.ts'

/** Whose key it is. */
export interface KeyName {
  readonly tenant: string
  /** The number of a case; `tenant` for the tenant's own key. */
  readonly case: string
  /** The position of a document of the case that has a key of its own; 0 for the case's. */
  readonly document: number
}

export interface KeptKey extends KeyName {
  /** Null once it was destroyed, for ever. */
  readonly wrapped: WrappedKey | null
}

/**
 * Keeps wrapped keys, outside of the database that the records are in, its dumps and its exports: what is removed here
 * makes all of those unreadable. What was answered must survive the process, as it must in a database; a key that
 * is lost is as good as destroyed.
 */
export interface KeyStore {
  /** In the order of the names; null where there never was a key. */
  get(names: readonly KeyName[]): Promise<readonly (KeptKey | null)[]>
  /**
   * Adds keys, and answers in their order what is kept under their names now: where two add a key of one name the first
   * wins, and where it was destroyed it stays so.
   */
  add(keys: readonly KeptKey[]): Promise<readonly KeptKey[]>
  /** Puts another wrapping in the place of that of `was`; false, with nothing changed, where that is not there any more. */
  replace(was: KeptKey, wrapped: WrappedKey): Promise<boolean>
  /**
   * Forgets the wrapped keys of a case and of its documents, but for those of the documents to be kept, and keeps
   * that there were such. Answers how many it forgot now.
   */
  destroy(of: Omit<KeyName, 'document'>, keep: readonly number[]): Promise<number>
  /** So many keys after one that was answered before, in an order that stays the same; null for the beginning. */
  list(after: KeyName | null, limit: number): Promise<readonly KeptKey[]>
}

/** What tells a name from all others. */
export function nameText({ tenant, case: file, document }: KeyName): string {
  return JSON.stringify([tenant, file, document])
}

/** No archive's tenant is empty: what stands under it is nobody's. */
export const nobody = ''
