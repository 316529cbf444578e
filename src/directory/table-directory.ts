import type { Reader } from '../storage.ts'
import type { Directory } from './directory.ts'

/** Somebody has few deputies at a time; whoever appoints more than this has appointed everybody. */
const mostDeputies = 100

/** The directory that the archive keeps in its own tables. */
export function tableDirectory(read: Reader, tenant: string): Directory {
  return {
    person: async (id) => {
      const row = await read.get('people', { tenant, person: id })
      return row && { name: row.name, departments: row.departments as readonly string[], email: row.email }
    },
    headOf: async (department) => (await read.get('departments', { tenant, department }))?.head ?? null,
    deputiesOf: async (person, on) => {
      const equal = { tenant, person }
      const rows = await read.find('deputies.ofPerson', { equal, range: { from: on }, limit: mostDeputies })
      return [...new Set(rows.filter((row) => row.from <= on).map((row) => row.deputy))]
    },
  }
}
