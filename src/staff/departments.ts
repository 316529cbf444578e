import * as z from 'zod'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import { current, cursor, department, pageSize, personId, seenInput, text } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import type { Row } from '../storage.ts'
import { checkKept, mayKeep } from './kept.ts'

/** A department, as the archive's own directory knows it. */
export interface Department {
  readonly department: string
  readonly name: string
  /** `personId` of its head; null while it has none. */
  readonly head: string | null
  readonly version: number
}

const departmentSchema = z
  .object({ department: z.string(), name: z.string(), head: z.string().nullable(), version: z.int() })
  .meta({ id: 'Department' })

function viewDepartment({ department, name, head, version }: Row<'departments'>): Department {
  return { department, name, head, version }
}

/** A department is entered in the directory with its head, or its entry is brought up to date. */
export const record = command({
  name: 'departments.record',
  summary: 'Enter a department and its head in the directory, or bring the entry up to date',
  input: () => z.strictObject({ department, name: text(200), head: personId.nullable().default(null), ...seenInput }),
  output: () => z.object({ department: departmentSchema }),
  facts: (read, input, { tenant }) => read.get('departments', { tenant, department: input.department }),
  access: (_known, _input, context) => mayKeep('departments.record', null, context),
  decide: (known, input, { tenant }) => {
    const { department, name, head } = input
    current('department', department, known ?? { version: 0 }, input.version)
    const { row, change } =
      known === null
        ? add('departments', { tenant, department, name, head, version: 1 })
        : amend('departments', known, { name, head })
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'department.recorded', data: { department } }],
      result: { department: viewDepartment(row) },
    }
  },
})

export const list = query({
  name: 'departments.list',
  summary: 'The departments of the directory and their heads',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(departmentSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    checkKept(context)
    const equal = { tenant: context.tenant }
    const page = await findPage(read, 'departments.all', { equal }, input.limit, input.after)
    return { items: page.items.map(viewDepartment), next: page.next }
  },
})
