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
        (row) =>
          row && {
            name: row.name,
            departments: row.departments as readonly string[],
            email: row.email,
            until: row.until,
          },
      )
    },
    headOf: async (department) => (await read.get('departments', { tenant, department }))?.head ?? null,
    headsOf: async (departments) => {
      const rows = await read.getMany(
        'departments',
        departments.map((department) => ({ tenant, department })),
        ['head'],
      )
      return rows.map((row) => row?.head ?? null)
    },
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
    standsInFor: async (deputy, people, on) => {
      if (people.length === 0) return []
      const found = new Set<string>()
      let last: Row<'deputies'> | undefined
      do {
        const rows: readonly Row<'deputies'>[] = await read.find('deputies.ofDeputy', {
          equal: { tenant, deputy },
          range: { from: on },
          limit: mostDeputies,
          ...(last && { after: [last.until, last.person, last.from] }),
        })
        for (const row of rows) if (row.from <= on) found.add(row.person)
        last = rows.length === mostDeputies ? rows.at(-1) : undefined
      } while (last !== undefined)
      return people.filter((person) => found.has(person))
    },
  }
}
