import type { Reader, Row } from '../storage.ts'
import { type KnownDirectory, mostDeputies } from './directory.ts'

/** The directory that the archive keeps in its own tables. */
export function tableDirectory(read: Reader, tenant: string): KnownDirectory {
  return {
    people: async (ids) => {
      const rows = await read.getMany(
        'people',
        ids.map((person) => ({ tenant, person })),
      )
      return rows.map(
        (row) => row && { name: row.name, departments: row.departments as readonly string[], email: row.email },
      )
    },
    headOf: async (department) => (await read.get('departments', { tenant, department }))?.head ?? null,
    deputiesOf: async (person, on) => {
      const found = new Set<string>()
      let last: Row<'deputies'> | undefined
      do {
        const rows: readonly Row<'deputies'>[] = await read.find('deputies.ofPerson', {
          equal: { tenant, person },
          range: { from: on },
          limit: mostDeputies,
          ...(last && { after: [last.until, last.deputy, last.from] }),
        })
        // Appointments that begin later stand among them.
        for (const row of rows) if (row.from <= on && found.size < mostDeputies) found.add(row.deputy)
        last = rows.length === mostDeputies ? rows.at(-1) : undefined
      } while (last !== undefined)
      return [...found]
    },
  }
}
