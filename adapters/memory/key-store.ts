import type { KeptKey, KeyName, KeyStore } from '../../src/sealing/key-store.ts'
import { compareValues } from './order.ts'

/** Keeps wrapped keys in the memory of this process, for tests and demonstrations: nothing survives it. */
export function memoryKeyStore(): KeyStore {
  const kept = new Map<string, KeptKey>()
  return {
    get: async (names) => names.map((name) => kept.get(textOf(name)) ?? null),
    add: async (keys) =>
      keys.map((key) => {
        const text = textOf(key)
        if (!kept.has(text)) kept.set(text, { ...key })
        return kept.get(text)!
      }),
    replace: async (was, wrapped) => {
      const now = kept.get(textOf(was))
      if (now === undefined || now.wrapped === null || now.wrapped.text !== was.wrapped?.text) return false
      kept.set(textOf(was), { ...now, wrapped })
      return true
    },
    destroy: async (of, keep) => {
      let destroyed = 0
      for (const [text, key] of kept) {
        if (key.tenant !== of.tenant || key.case !== of.case || key.wrapped === null) continue
        if (keep.includes(key.document)) continue
        kept.set(text, { ...key, wrapped: null })
        destroyed += 1
      }
      return destroyed
    },
    list: async (after, limit) =>
      [...kept.values()]
        .filter((key) => after === null || compare(key, after) > 0)
        .sort(compare)
        .slice(0, limit),
  }
}

function textOf({ tenant, case: file, document }: KeyName): string {
  return JSON.stringify([tenant, file, document])
}

function compare(one: KeyName, other: KeyName): number {
  return (
    compareValues(one.tenant, other.tenant) ||
    compareValues(one.case, other.case) ||
    compareValues(one.document, other.document)
  )
}
