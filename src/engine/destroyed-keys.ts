import { refuse } from '../errors.ts'
import type { Reader, StorageAdapter } from '../storage.ts'
import type { Command, KeysOfCase } from './command.ts'
import type { Context } from './context.ts'

/** The store that says of which cases keys are destroyed, and what destroys them; null where all is plain. */
interface Destroying {
  readonly storage: StorageAdapter<unknown>
  readonly destroyKeys: ((cases: readonly KeysOfCase[]) => Promise<unknown>) | null
}

/**
 * Destroys the keys of the cases that a command says, where now is when it does. It reads what is committed, and goes on
 * outside of every transaction: a key store is another database.
 */
export async function destroyKeysOf<Input>(
  when: 'after' | 'before',
  { storage, destroyKeys }: Destroying,
  { name, destroysKeys }: Pick<Command<Input, never, never>, 'name' | 'destroysKeys'>,
  input: Input,
  begin: (read: Reader) => Context,
  isJoined: boolean,
): Promise<void> {
  if (destroyKeys === null || destroysKeys === undefined || destroysKeys.when !== when) return
  if (isJoined) {
    if (when === 'after') return
    refuse('STORAGE', { during: `within: ${name} destroys keys, which no transaction brings back` })
  }
  const cases = await storage.read((read) => destroysKeys.of(read, input, begin(read)))
  if (cases.length > 0) await destroyKeys(cases)
}
