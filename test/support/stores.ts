import { openMemoryStore } from './memory-store.ts'
import { available, type ServerName } from './servers.ts'
import { openServerStore, openSqlStore } from './sql-store.ts'
import type { StoreKind } from './store.ts'

const servers: readonly (readonly [ServerName, string])[] = [
  ['postgres', 'PostgreSQL'],
  ['mariadb', 'MariaDB'],
]
const answering: StoreKind[] = []
for (const [server, name] of servers)
  if (await available(server)) answering.push({ name, open: () => openServerStore(server) })

/**
 * Where one test body runs, and what `npm run conformance` checks: every store that is there. A server that is not, and
 * is not required to be, is left out aloud.
 */
export const stores: readonly StoreKind[] = [
  { name: 'memory', open: async () => openMemoryStore() },
  { name: 'SQLite', open: openSqlStore },
  ...answering,
]
