import type { NewDocument } from '../../src/index.ts'
import { bring, letter, type Office } from './office.ts'

/** A case about somebody of the company, with a CV in the archive; ended where a day of leaving is given. */
export async function employeeCase(
  office: Office,
  {
    number: employeeNumber = 'E-17',
    left = null as string | null,
    level = 'confidential',
    pay = 0,
    more = [] as readonly NewDocument<'cv' | 'training'>[],
  } = {},
): Promise<string> {
  const hr = office.desk('rita')
  const opened = await hr.cases.open({
    category: 'employee',
    title: 'Nancy Davolio',
    level,
    fields: { name: 'Nancy Davolio', employeeNumber, ...(pay > 0 && { pay }) },
    documents: [letter<'cv' | 'training'>('Curriculum vitae', { kind: 'cv', pages: 2 }), ...more],
  })
  await bring(office, opened.batch!.number, 'archived', { sorter: 'rita', reviewer: 'rolf' })
  const { number } = opened.case
  if (left !== null) await hr.cases.end({ case: number, on: left })
  return number
}
