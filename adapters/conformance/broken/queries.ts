import {
  type FilterArguments,
  type FindArguments,
  type QueryName,
  queries,
  type Row,
  type Scalar,
  type Sight,
  type SummaryName,
} from '../../../src/storage.ts'
import { type PlainRow, placeOf } from '../rows.ts'
import { everyone } from '../sights.ts'
import { type Break, withUnits } from './wrap.ts'

const all = Number.MAX_SAFE_INTEGER

/** One list is found with other arguments than were given. */
function finding(query: QueryName, other: (find: FindArguments) => FindArguments): Break['broken'] {
  return withUnits(() => (unit) => ({
    find: (name, find) => unit.find(name, name === query ? other(find) : find),
  }))
}

/** One count is made of other rows than were asked for. */
function counting(summary: SummaryName, other: (filter: FilterArguments) => FilterArguments): Break['broken'] {
  return withUnits(() => (unit) => ({
    summarize: (name, filter) => unit.summarize(name, name === summary ? other(filter) : filter),
  }))
}

const seenBy = <A extends FilterArguments>(filter: A, other: (sight: Sight) => Partial<Sight>): A =>
  filter.sight === undefined ? filter : { ...filter, sight: { ...filter.sight, ...other(filter.sight) } }

/** Adapters that find or count something else. */
export const queryBreaks: readonly Break[] = [
  {
    name: 'skips a row between two pages (of duties.ofAudience)',
    breaks: 'list of duties.ofAudience',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) => {
        if (name !== 'duties.ofAudience' || find.after === undefined) return await unit.find(name, find)
        return (await unit.find(name, { ...find, limit: find.limit + 1 })).slice(1)
      },
    })),
  },
  {
    name: 'repeats the last row on the next page (of transfers.newest)',
    breaks: 'list of transfers.newest',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) => {
        if (name !== 'transfers.newest' || find.after === undefined) return await unit.find(name, find)
        const { after, ...first } = find
        const [whole, rest] = [
          await unit.find(name, { ...first, limit: all }),
          await unit.find(name, { ...find, limit: all }),
        ]
        return whole.slice(Math.max(0, whole.length - rest.length - 1)).slice(0, find.limit)
      },
    })),
  },
  {
    name: 'answers more rows than were asked for (of batches.ofCase)',
    breaks: 'list of batches.ofCase',
    broken: finding('batches.ofCase', (find) => ({ ...find, limit: find.limit + 1 })),
  },
  {
    name: 'tells all of a row where some columns are asked for (of trail.head)',
    breaks: 'list of trail.head',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) =>
        (await unit.find(name === 'trail.head' ? 'trail.last' : name, find)) as Awaited<
          ReturnType<typeof unit.find<typeof name>>
        >,
    })),
  },
  {
    name: 'shows what is above the clearance (of duties.all)',
    breaks: 'list of duties.all',
    broken: finding('duties.all', (find) => seenBy(find, () => ({ maxLevel: all }))),
  },
  {
    name: 'forgets the grants (of duties.ofAudience)',
    breaks: 'list of duties.ofAudience',
    broken: finding('duties.ofAudience', (find) => seenBy(find, () => ({ granted: [] }))),
  },
  {
    name: 'forgets one’s own (of duties.all)',
    breaks: 'list of duties.all',
    broken: finding('duties.all', (find) => seenBy(find, () => ({ person: 'none such' }))),
  },
  {
    name: 'looks at the first condition on fields alone',
    breaks: 'list of cases.newest',
    broken: finding('cases.newest', (find) => (find.fields ? { ...find, fields: find.fields.slice(0, 1) } : find)),
  },
  {
    name: 'forgets the beginning where conditions on fields are given too',
    breaks: 'list of cases.newest',
    broken: finding('cases.newest', ({ prefix, ...find }) =>
      find.fields || prefix === undefined ? find : { ...find, prefix },
    ),
  },
  {
    name: 'forgets the range (of documents.ofBatch)',
    breaks: 'list of documents.ofBatch',
    broken: finding('documents.ofBatch', ({ range: _, ...find }) => find),
  },
  {
    name: 'forgets the upper bound (of duties.ofCase)',
    breaks: 'list of duties.ofCase',
    broken: finding('duties.ofCase', ({ range, ...find }) =>
      range?.from === undefined ? find : { ...find, range: { from: range.from } },
    ),
  },
  {
    name: 'forgets optional filters (of transfers.newest)',
    breaks: 'list of transfers.newest',
    broken: finding('transfers.newest', (find) => ({ ...find, equal: { tenant: find.equal.tenant! } })),
  },
  {
    name: 'counts for everybody what one may see (by cases.byState)',
    breaks: 'count of cases.byState',
    broken: counting('cases.byState', (filter) => seenBy(filter, () => everyone)),
  },
  {
    name: 'counts without the filter (by duties.byKind)',
    breaks: 'count of duties.byKind',
    broken: counting('duties.byKind', ({ equal: { tenant, state }, sight }) => ({
      equal: { tenant: tenant!, state: state! },
      ...(sight && { sight }),
    })),
  },
  {
    name: 'answers no group where all are counted and there is none',
    breaks: 'count-of-nothing',
    broken: withUnits(() => (unit) => ({
      summarize: async (name, filter) => (await unit.summarize(name, filter)).filter(({ count }) => count > 0),
    })),
  },
  {
    name: 'orders texts by UTF-16',
    breaks: 'code-points',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) => {
        if (name !== 'outbox.all') return await unit.find(name, find)
        const rows = (await unit.find('outbox.all', { equal: find.equal, limit: all })) as readonly Row<'outbox'>[]
        const after = find.after?.[0] as string | undefined
        const rest = rows.filter(({ id }) => after === undefined || id > after)
        return rest.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, find.limit) as never
      },
    })),
  },
  {
    name: 'takes % in a beginning for anything',
    breaks: 'beginning',
    broken: finding('cases.newest', (find) =>
      find.prefix === undefined ? find : { ...find, prefix: find.prefix.split('%')[0]! },
    ),
  },
  {
    name: 'finds nothing by null',
    breaks: 'null-equals-null',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) =>
        name === 'documents.byNumber' && find.equal.number === null ? [] : await unit.find(name, find),
    })),
  },
  {
    name: 'turns pages by counting rows',
    breaks: 'steady-pages',
    broken: withUnits(() => {
      const offsets = new Map<string, number>()
      return (unit) => ({
        find: async (name, find) => {
          const { after, limit, ...filter } = find
          const placed = (place: readonly Scalar[]) => JSON.stringify([name, filter, place])
          const offset = after === undefined ? 0 : offsets.get(placed(after))
          if (offset === undefined) return await unit.find(name, find)
          const page = (await unit.find(name, { ...filter, limit: offset + limit })).slice(offset)
          const last = page.at(-1)
          if (last !== undefined)
            offsets.set(placed(placeOf(queries[name], last as unknown as PlainRow)), offset + page.length)
          return page
        },
      })
    }),
  },
  {
    name: 'finds a row once for each time that its department is listed',
    breaks: 'seen-once',
    broken: withUnits(() => (unit) => ({
      find: async (name, find) => {
        const rows = await unit.find(name, find)
        const departments = find.sight?.departments ?? []
        const times = (row: unknown) =>
          Math.max(1, departments.filter((department) => department === (row as PlainRow).department).length)
        return rows.flatMap((row) => Array.from({ length: times(row) }, () => row)).slice(0, find.limit)
      },
    })),
  },
  {
    name: 'looks at the first thousand departments of a sight alone',
    breaks: 'wide-sight',
    broken: finding('cases.newest', (find) =>
      seenBy(find, ({ departments, granted }) => ({
        departments: departments.slice(0, 1_000),
        granted: granted.slice(0, 1_000),
      })),
    ),
  },
  {
    name: 'answers without a sight',
    breaks: 'checked-arguments',
    broken: finding('cases.newest', (find) => ({ sight: everyone, ...find })),
  },
  {
    name: 'takes tenants for the same but for blanks at the end',
    breaks: 'tenants-apart',
    broken: finding('cases.newest', (find) => ({
      ...find,
      equal: { ...find.equal, ...(typeof find.equal.tenant === 'string' && { tenant: find.equal.tenant.trimEnd() }) },
    })),
  },
]
