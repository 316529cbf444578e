import type {
  FieldCondition,
  FilterArguments,
  FindArguments,
  QuerySpec,
  Sight,
  SummarySpec,
} from '../../../src/storage.ts'
import type { Cells } from './rows.ts'

/** All ways to choose some of a list. */
function choices<T>([first, ...others]: readonly T[]): T[][] {
  if (first === undefined) return [[]]
  return choices(others).flatMap((some) => [some, [first, ...some]])
}

/** Who sees everything, and who sees two departments, the own and what was granted. */
export function sights(sample: Cells): readonly Sight[] {
  const everything = { all: true, departments: [], maxLevel: 2, person: 'p-150', granted: [] }
  const some = { ...everything, all: false, departments: [String(sample.department), 'it'] }
  return [everything, { ...some, granted: ['KH100003', 'KH100004', 'KH119999'] }]
}

const fields: readonly (readonly FieldCondition[])[] = [
  [{ category: 'client', field: 'taxId', column: 'text', equal: 'T10001' }],
  [{ category: 'client', field: 'rating', column: 'number', from: 5, to: 95 }],
  [
    { category: 'client', field: 'rating', column: 'number', from: 5 },
    { category: 'client', field: 'taxId', column: 'text', equal: 'T10001' },
  ],
]

/** Everything that can be asked of a query, with the values of a sample. */
export function filtersOf(description: QuerySpec | SummarySpec, sample: Cells): FilterArguments[] {
  const { equal, optional = [], range, prefix } = description
  const valuesOf = (columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, sample[column]!]))
  const plain = choices(optional).map((some) => ({ equal: valuesOf([...equal, ...some]) }))
  // How these are found does not depend on what else is asked.
  const each = [[], optional.slice(0, 1)].map((some) => ({ equal: valuesOf([...equal, ...some]) }))
  const bound = range === undefined ? undefined : (sample[range] as string | number)
  const more: FilterArguments[] = [
    ...(bound === undefined
      ? []
      : each.flatMap((one) => [
          { ...one, range: { from: bound } },
          { ...one, range: { to: bound } },
        ])),
    ...(prefix === undefined
      ? []
      : each.flatMap((one) => beginnings(String(sample[prefix])).map((begin) => ({ ...one, prefix: begin })))),
    ...(description.fields === undefined
      ? []
      : each.flatMap((one) => fields.map((conditions) => ({ ...one, fields: conditions })))),
  ]
  const asked = [...plain, ...more]
  if (description.sight === undefined) return asked
  return sights(sample).flatMap((sight) => asked.map((one) => ({ ...one, sight })))
}

/** The whole of a title, some of it, and what most begin with. */
const beginnings = (title: string) => [title, title.slice(0, 3), 'onboarding']

/** The first page, and one that is resumed in the middle. */
export function pagesOf(description: QuerySpec, sample: Cells): FindArguments[] {
  const after = description.order.map(([column]) => sample[column]!)
  return filtersOf(description, sample).flatMap((filter) => [
    { ...filter, limit: 50 },
    { ...filter, after, limit: 50 },
  ])
}
