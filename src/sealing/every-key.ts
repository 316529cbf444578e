import { type KeptKey, type KeyName, nobody } from './key-store.ts'
import type { WrappedKey } from './keyring.ts'
import { answerOf, type Sealing } from './sealing.ts'

const pageSize = 500

/** A key that was not destroyed. */
export interface LiveKey extends KeptKey {
  readonly wrapped: WrappedKey
}

/** Pages of all keys that there are, of all tenants, destroyed ones and check values left out. */
export async function* everyKey(
  { keyStore }: Sealing,
  after: KeyName | null = null,
): AsyncGenerator<{ readonly keys: readonly LiveKey[]; readonly last: KeyName }> {
  let last = after
  for (;;) {
    const page = await answerOf('list', () => keyStore.list(last, pageSize), Array.isArray)
    const { tenant, case: file, document } = page.at(-1) ?? {}
    if (tenant === undefined || file === undefined || document === undefined) return
    last = { tenant, case: file, document }
    yield { keys: page.filter(isLive), last }
    if (page.length < pageSize) return
  }
}

function isLive(key: KeptKey): key is LiveKey {
  return key.tenant !== nobody && key.wrapped !== null
}
