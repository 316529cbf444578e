import { createHash } from 'node:crypto'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { platformCipher } from '../../adapters/sql/index.ts'
import { type Keyring, localKeyring, type Sealing } from '../../src/index.ts'
import { openRows } from '../../src/sealing/open-rows.ts'
import { OperationKeys } from '../../src/sealing/operation-keys.ts'
import { type Cells, sealedSpec } from '../../src/sealing/sealed-columns.ts'
import type { Row, TableName } from '../../src/storage.ts'
import { letter, type Office, type OfficeOptions, officeOver } from '../support/office.ts'
import type { OpenStore, StoreKind } from '../support/store.ts'

/** A key that is the same for the same name. */
export function secretOf(name: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`test ${name}`).digest())
}

/** A keyring of keys by these names, the last of which is the current one. */
export function keyringOf(...names: readonly [string, ...string[]]): Keyring {
  const keys = Object.fromEntries(names.map((name) => [name, secretOf(name)]))
  return localKeyring({ current: names.at(-1)!, keys, cipher: platformCipher() })
}

export function newSealing(more: Partial<Sealing> = {}): Sealing {
  return { keyring: keyringOf('k1'), keyStore: memoryKeyStore(), ...more }
}

/** An office over a sealed store. What its `store` shows is what is stored. */
export interface SealedOffice extends Office {
  readonly sealing: Sealing
  /** As the archive reads them. */
  opened<T extends TableName>(table: T): Promise<readonly Row<T>[]>
}

export function sealedOfficeOver(
  store: OpenStore,
  sealing: Sealing = newSealing(),
  options: OfficeOptions = {},
): SealedOffice {
  const office = officeOver(store, { ...options, sealing })
  return {
    ...office,
    sealing,
    opened: async (table) => {
      const rows = await store.rows(table)
      const spec = sealedSpec(table)
      if (spec === undefined) return rows
      return (await openRows(spec, rows as readonly Cells[], new OperationKeys(sealing), 'read')) as never
    },
  }
}

export async function inSealedOffice(
  kind: StoreKind,
  work: (office: SealedOffice) => Promise<void>,
  sealing?: Sealing,
): Promise<void> {
  const store = await kind.open()
  try {
    await work(sealedOfficeOver(store, sealing))
  } finally {
    await store.close()
  }
}

/** What nobody may find in anything that was written: it stands in fields, in what was corrected, and nowhere in plain. */
export const secrets = {
  address: 'Obere Strasse 57, 12209 Berlin',
  needs: 'Discretion about the succession of Maria Anders',
} as const

/** A client with two secrets in its fields, and one archived document that was corrected once. */
export async function secretClient(office: Office) {
  const opened = await office.desk('ann').cases.open({
    category: 'client',
    title: 'Alfreds Futterkiste',
    fields: { name: 'Alfreds Futterkiste', ...secrets },
    documents: [letter('First contact', { author: 'Anders, Maria' })],
    idempotencyKey: 'crm-1',
  })
  const batch = opened.batch!.number
  const clerk = office.desk('ann')
  await clerk.batches.sort({ batch })
  await clerk.batches.number({ batch })
  await clerk.batches.submit({ batch })
  await office.desk('hana').batches.approve({ batch })
  const { transfer } = await clerk.transfers.send({ batches: [batch] })
  await office.desk('arno').transfers.receive({ transfer: transfer.number, accept: [batch] })
  const document = `${opened.case.number}-001`
  await office.desk('arno').documents.correct({ document, reason: 'Misspelt', changes: { author: 'Anders, M.' } })
  return { number: opened.case.number, document }
}

/** A keyring that shows what bytes went through it: the very ones. */
export function watched(keyring: Keyring): {
  readonly keyring: Keyring
  readonly seen: Uint8Array[]
  readonly copies: Uint8Array[]
} {
  const seen: Uint8Array[] = []
  const copies: Uint8Array[] = []
  const see = (bytes: Uint8Array | null) => {
    if (bytes === null) return bytes
    seen.push(bytes)
    copies.push(Uint8Array.from(bytes))
    return bytes
  }
  return {
    seen,
    copies,
    keyring: {
      ...keyring,
      wrap: (key, context) => {
        see(key)
        return keyring.wrap(key, context)
      },
      unwrap: async (wrapped, context) => see(await keyring.unwrap(wrapped, context)),
    },
  }
}
