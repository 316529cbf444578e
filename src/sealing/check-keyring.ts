import { refuse } from '../errors.ts'
import { newKeyBytes } from './cipher.ts'
import { type KeyName, nobody } from './key-store.ts'
import { contextOf, isWrapped, unwrapped } from './operation-keys.ts'
import { answerOf, mustBeSealing, type Sealing } from './sealing.ts'

/** The name of a key that seals nothing: whether it is unwrapped tells if a key of the keyring is the right one. */
function checkName(key: string): KeyName {
  return { tenant: nobody, case: key, document: 0 }
}

/**
 * Checks that the keyring's keys are those that were used under their names before. An archive does it at its first use;
 * a host can do it at its start. For a key that is used for the first time a check value is added to the key store.
 *
 * @throws {CasekeepError} `WRONG_KEYRING`, and `KEYS_FAILED` where the keyring or the key store does not answer
 */
export async function checkKeyring(sealing: Sealing): Promise<void> {
  mustBeSealing(sealing)
  const { keyring, keyStore } = sealing
  const names = keyring.keys.map(checkName)
  const found = await answerOf(
    'get',
    () => keyStore.get(names),
    (answer) => answer.length === names.length,
  )
  for (const [index, kept] of found.entries()) {
    const key = keyring.keys[index]!
    const known = kept ?? (key === keyring.current ? await addCheck(sealing, checkName(key)) : null)
    if (known === null) continue
    const bytes = await unwrapped(sealing, known)
    if (bytes === null) refuse('WRONG_KEYRING', { key })
    bytes.fill(0)
  }
}

async function addCheck({ keyring, keyStore }: Sealing, name: KeyName) {
  const bytes = newKeyBytes()
  try {
    const wrapped = await answerOf('wrap', () => keyring.wrap(bytes, contextOf(name)), isWrapped)
    const [kept] = await answerOf(
      'add',
      () => keyStore.add([{ ...name, wrapped }]),
      (answer) => answer.length === 1,
    )
    return kept!
  } finally {
    bytes.fill(0)
  }
}
