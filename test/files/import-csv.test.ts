import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { csvMapping, type ImportOptions, type ImportReport, importCsv, readCsv } from 'casekeep/files'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChains, checkSeries, numberOf } from '../core/import-register.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, type Office, openClient } from '../support/office.ts'
import { refusalOf, refused } from '../support/refused.ts'

/** A small register as a company keeps one. */
const register = `编号,客户名称,建档日期,结束日期,金额,密级,责任部门,备注,传真
KH0003,阿尔弗雷德,2016/3/1,,"1,280.50",内部,销售部,,1
KH0001,安娜,2015年12月31日,2019年5月,,秘密,市场部,一般,2
,新客户,113/03/05,,12,内部,销售部,,3
`
const mapping = {
  category: 'client',
  number: '编号',
  title: '客户名称',
  department: { column: '责任部门', values: { 销售部: 'sales', 市场部: 'marketing' } },
  level: { column: '密级', values: { 内部: 'internal', 秘密: 'confidential' } },
  opened: { column: '建档日期', date: ['YYYY/M/D', 'YYYY年M月D日', 'roc/MM/DD'] },
  ended: { column: '结束日期', date: ['YYYY年M月'] },
  fields: { name: '客户名称', amount: { column: '金额', as: 'number' }, needs: { column: '备注', default: 'unknown' } },
  documents: [{ kind: { value: 'communication' }, title: '备注', channel: { value: 'handover' } }],
  reason: 'The old card index',
} as const

const rows = (text: string) => readCsv(new TextEncoder().encode(text))
const take = (office: Office, text: string, options?: ImportOptions, by: object = mapping) =>
  importCsv(office.desk('arno'), rows(text), by, options)
/** Dry, whatever it says: nothing changes. */
async function rehearse(office: Office, text: string, options: ImportOptions = {}, by: object = mapping) {
  const before = await office.store.snapshot()
  const report = await take(office, text, { ...options, dryRun: true }, by)
  expect(await office.store.snapshot()).toEqual(before)
  return report
}
const told = ({ rows: all }: ImportReport) =>
  all.map(({ row, outcome, number, issues }) => [
    row,
    outcome,
    number,
    ...issues.map(({ path, rule, column }) => `${path.join('.')} ${rule} ${column}`),
  ])
const plain = { category: 'client', number: 'n', title: 't', department: { value: 'sales' }, fields: { name: 't' } }

overStores((kind) => {
  it('P2.2: a register comes in as its mapping says, with its numbers', () =>
    inOffice(kind, async (office) => {
      const dry = await rehearse(office, register)
      expect(told(dry)).toEqual([
        [2, 'fine', 'KH0003'],
        [3, 'fine', 'KH0001'],
        [4, 'fine', null],
      ])
      expect(dry).toMatchObject({ dryRun: true, counts: { imported: 0, fine: 3, refused: 0, held: 0 } })
      const report = await take(office, register)
      expect(told(report)).toEqual([
        [2, 'imported', 'KH0003'],
        [3, 'imported', 'KH0001'],
        [4, 'imported', 'KH0004'],
      ])
      expect(report).toMatchObject({
        counts: { imported: 3, fine: 0, refused: 0, held: 0 },
        series: [{ category: 'client', last: 4, unused: 1 }],
        unusedColumns: ['传真'],
      })
      expect(report.series).toEqual(dry.series)
      const cases = (await office.store.rows('cases')).map((file) => [
        file.number,
        file.title,
        file.department,
        file.level,
        file.opened,
        file.ended,
        file.fields,
        file.lastPosition,
      ])
      expect(cases).toEqual([
        [
          'KH0001',
          '安娜',
          'marketing',
          2,
          '2015-12-30T16:00:00.000Z',
          '2019-05-31',
          { name: '安娜', needs: '一般', cooperationEnd: '2019-05' },
          1,
        ],
        [
          'KH0003',
          '阿尔弗雷德',
          'sales',
          1,
          '2016-02-29T16:00:00.000Z',
          null,
          { name: '阿尔弗雷德', amount: 1280.5, needs: 'unknown' },
          0,
        ],
        [
          'KH0004',
          '新客户',
          'sales',
          1,
          '2024-03-04T16:00:00.000Z',
          null,
          { name: '新客户', amount: 12, needs: 'unknown' },
          0,
        ],
      ])
      expect(await office.store.rows('registerGaps')).toMatchObject([
        { first: 2, last: 2, reason: 'The old card index' },
      ])
      await checkChains(office)
    }))

  it('sent again it adds nothing, and a dry run of it is fine', () =>
    inOffice(kind, async (office) => {
      const first = await take(office, register, { chunk: 2 })
      const before = await office.store.snapshot()
      expect(await take(office, register, { chunk: 2 })).toEqual(first)
      expect(await office.store.snapshot()).toEqual(before)
      const dry = await rehearse(office, register, { chunk: 2 })
      expect(dry.counts).toMatchObject({ fine: 3, refused: 0 })
      // In other chunks it is another act: its numbers are there already.
      expect(told(await rehearse(office, register, { chunk: 3 })).map(([, outcome]) => outcome)).toEqual([
        'refused',
        'refused',
        'held',
      ])
    }))

  it('P2.2: the report tells gaps of the register from numbers that others were given meanwhile', () =>
    inOffice(kind, async (office) => {
      const desk = {
        run: async (...given: Parameters<ReturnType<Office['desk']>['run']>) => {
          await openClient(office, [])
          return await office.desk('arno').run(...given)
        },
      }
      const report = await importCsv(desk, rows('n,t\nKH0003,A\nKH0007,B\n,C'), plain, { chunk: 1 })
      expect(told(report).map(([, , number]) => number)).toEqual(['KH0003', 'KH0007', 'KH0009'])
      expect(report.series).toEqual([{ category: 'client', last: 9, unused: 3 }])
      await checkSeries(office)
    }))

  it('rows that are alike are cases of their own, each once', () =>
    inOffice(kind, async (office) => {
      const text = `n,t\n${',Alike\n'.repeat(5)}`
      for (const chunk of [1, 1]) await take(office, text, { chunk }, plain)
      expect((await office.store.rows('cases')).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5].map(numberOf))
    }))

  it('what was interrupted goes on, and comes to the same', () =>
    inOffice(kind, async (office) => {
      const lines = Array.from({ length: 10 }, (_, index) => `${index < 5 ? numberOf(3 * index + 2) : ''},T${index}`)
      const text = `n,t\n${lines.join('\n')}`
      let sent = 0
      const failing = {
        run: (...given: Parameters<ReturnType<Office['desk']>['run']>) =>
          ++sent === 3 ? Promise.reject(new Error('the power failed')) : office.desk('arno').run(...given),
      }
      await expect(importCsv(failing, rows(text), plain, { chunk: 3 })).rejects.toThrow('power')
      const report = await take(office, text, { chunk: 3 }, plain)
      expect(report.rows.map(({ number }) => number)).toEqual([
        'KH0002',
        'KH0005',
        'KH0008',
        'KH0011',
        'KH0014',
        'KH0015',
        'KH0016',
        'KH0017',
        'KH0018',
        'KH0019',
      ])
      expect(await office.store.rows('cases')).toHaveLength(10)
      await checkSeries(office)
    }))

  describe('every fault of the whole file is found in a dry run, that of its row', () => {
    const faulty = `编号,客户名称,建档日期,结束日期,金额,密级,责任部门,备注
KH0001,A,2016/3/1,,1,内部,销售部,
KH0002,,2016-03-01,,much,机密,食堂,
kh0003,C,2016/3/1,2015年5月,1,内部,销售部
KH0004,D,2016/3/1,2015年5月,1.234,内部,销售部,
KH0001,E,2027/1/1,,1,内部,销售部,
YG0001,F,2016/2/30,,1,内部,销售部,
KH0009,G,2016/3/1,,1,内部,销售部,
`
    const found = [
      ['', 2, []],
      [
        'refused',
        3,
        [
          'fields.amount type 金额',
          'department choice 责任部门',
          'level choice 密级',
          'opened day 建档日期',
          'fields.name required 客户名称',
          'title required 客户名称',
        ],
      ],
      ['refused', 4, [' cells null']],
      ['refused', 5, ['ended order 结束日期', 'fields.amount decimals 金额']],
      ['refused', 6, ['number twice 编号', 'opened future 建档日期']],
      ['refused', 7, ['opened day 建档日期', 'number otherPrefix 编号']],
      ['refused', 8, ['number taken 编号']],
    ] as const
    it.each([1, 2, 3, 500])('in chunks of %i', (chunk) =>
      inOffice(kind, async (office) => {
        await take(office, 'n,t\nKH0009,Here already', {}, plain)
        const report = await rehearse(office, faulty, { chunk })
        const first = chunk === 1 ? 'fine' : 'held'
        expect(
          report.rows.map(({ row, outcome, issues }) => [
            outcome,
            row,
            issues.map(({ path, rule, column }) => `${path.join('.')} ${rule} ${column}`).sort(),
          ]),
        ).toEqual(found.map(([outcome, row, issues]) => [outcome || first, row, [...issues].sort()]))
        // A chunk with a fault does not come in, and the others do.
        const real = await take(office, faulty, { chunk })
        expect(real.rows.map(({ issues }) => issues)).toEqual(report.rows.map(({ issues }) => issues))
        expect(real.counts).toEqual({
          imported: chunk === 1 ? 1 : 0,
          fine: 0,
          refused: 6,
          held: chunk === 1 ? 0 : 1,
        })
        await checkSeries(office)
      }),
    )
  })

  it('P2.2: a dry run knows what rows without a number will be given before', () =>
    inOffice(kind, async (office) => {
      const text = 'n,t\n,A\n,B\nKH0002,C\nKH0003,D\n'
      const dry = await rehearse(office, text, { chunk: 2 }, plain)
      expect(told(dry)).toEqual([
        [2, 'fine', null],
        [3, 'fine', null],
        [4, 'refused', null, 'number taken n'],
        [5, 'held', null],
      ])
      expect(told(await take(office, text, { chunk: 2 }, plain)).map(([, outcome]) => outcome)).toEqual([
        'imported',
        'imported',
        'refused',
        'held',
      ])
      // Together the numbers of the register come first.
      expect(told(await take(office, 'n,t\n,E\nKH0009,F', {}, plain))).toEqual([
        [2, 'imported', 'KH0010'],
        [3, 'imported', 'KH0009'],
      ])
    }))

  it('P2.2: and where a series ends', () =>
    inOffice(
      kind,
      async (office) => {
        const text = 'n,t\nKH9997,A\n,B\n,C\n,D\n,E'
        const dry = await rehearse(office, text, { chunk: 2 }, plain)
        const outcomes = dry.rows.map(({ outcome, issues }) => [outcome, ...issues.map(({ rule }) => rule)])
        expect(outcomes).toEqual([['fine'], ['fine'], ['held'], ['refused', 'past9999'], ['refused', 'past9999']])
        const real = await take(office, text, { chunk: 2 }, plain)
        // As the second chunk did not come in, the third found a number left.
        expect(told(real).map(([row, outcome, number]) => [row, outcome, number])).toEqual([
          [2, 'imported', 'KH9997'],
          [3, 'imported', 'KH9998'],
          [4, 'refused', null],
          [5, 'refused', null],
          [6, 'imported', 'KH9999'],
        ])
      },
      { settings: { past9999: 'refuse' } },
    ))
})

describe('what concerns no row is thrown', () => {
  it.each<[string, object, ImportOptions, string, object]>([
    [
      'a column that is not there',
      { ...plain, title: 'name', note: 'x' },
      {},
      'INVALID_INPUT',
      { issues: [{ path: ['name'], rule: 'absent', accepted: ['n', 't'] }, { path: ['x'] }] },
    ],
    ['no rows at once', plain, { chunk: 0 }, 'INVALID_INPUT', { issues: [{ path: ['chunk'], rule: 'range' }] }],
    ['more rows than one call takes', plain, { chunk: 1001 }, 'INVALID_INPUT', { issues: [{ rule: 'range' }] }],
    [
      'a mapping that is none',
      { ...plain, titel: 't' },
      {},
      'INVALID_INPUT',
      { issues: [{ path: ['titel'], rule: 'unknown_key' }] },
    ],
  ])('%s', (_name, by, options, code, details) =>
    inOffice(memory, async (office) => {
      const before = await office.store.snapshot()
      const error = await refusalOf(() => take(office, 'n,t\nKH0001,A', options, by))
      expect(error).toMatchObject({ code, details })
      expect(await office.store.snapshot()).toEqual(before)
    }),
  )

  const plainObject = { path: ['options'], rule: 'type', accepted: ['a plain object'] }
  const yesOrNo = { path: ['dryRun'], rule: 'type', accepted: ['boolean'] }
  const rowsAtOnce = { path: ['chunk'], rule: 'range', accepted: ['1 to 1000'] }
  const known = ['dryRun', 'chunk', 'onRow', 'onProgress']
  it.each<[string, unknown, object]>([
    ['null', null, plainObject],
    ['a map', new Map([['dryRun', true]]), plainObject],
    ['a misspelt name', { dryrun: true }, { path: ['dryrun'], rule: 'unknown_key', accepted: known }],
    ['a word for yes', { dryRun: 'yes' }, yesOrNo],
    ['a number for yes', { dryRun: 1 }, yesOrNo],
    ['nothing for no', { dryRun: null }, yesOrNo],
    ['a text of rows', { chunk: '5' }, rowsAtOnce],
    ['half a row', { chunk: 1.5 }, rowsAtOnce],
    ['no end of rows', { chunk: Number.POSITIVE_INFINITY }, rowsAtOnce],
    ['nobody to tell', { onRow: 'log' }, { path: ['onRow'], rule: 'type', accepted: ['a function'] }],
    ['nobody to tell how far', { onProgress: {} }, { path: ['onProgress'], rule: 'type', accepted: ['a function'] }],
  ])('options that cannot be, before anything is read: %s', (_name, options, issue) =>
    inOffice(memory, async (office) => {
      let read = false
      async function* table() {
        read = true
        yield* rows('n,t\nKH0001,A')
      }
      const act = () => importCsv(office.desk('arno'), table(), plain, options as ImportOptions)
      const error = await refused(office.store, act, 'INVALID_INPUT')
      expect(error.details.issues).toHaveLength(1)
      expect(error.details.issues).toMatchObject([issue])
      expect(read).toBe(false)
    }),
  )

  it('all that is wrong with options at once', () =>
    inOffice(memory, async (office) => {
      const error = await refusalOf(() => take(office, 'n,t', { dryRun: 0, chunk: 0, other: 0 } as never, plain))
      expect(error.details).toMatchObject({ issues: [{ path: ['dryRun'] }, { path: ['chunk'] }, { path: ['other'] }] })
    }))

  const good = { row: 2, line: 2, cells: { n: 'KH0001', t: 'A' }, issues: [] }
  const unreadable = { ...good }
  Object.defineProperty(unreadable, 'cells', {
    get: () => {
      throw new TypeError('no cells')
    },
  })
  const fails = {
    [Symbol.iterator]: () => {
      throw new TypeError('no rows')
    },
  }
  it.each<[string, unknown, readonly (readonly [readonly (string | number)[], string])[]]>([
    ['null', null, [[['rows'], 'type']]],
    ['nothing', undefined, [[['rows'], 'type']]],
    ['a text', '', [[['rows'], 'type']]],
    ['an object', {}, [[['rows'], 'type']]],
    ['what fails', fails, [[['rows'], 'check']]],
    ['what gives no iterator', { [Symbol.asyncIterator]: () => 5 }, [[['rows'], 'check']]],
    ['a row that is null', [null], [[['rows', 0], 'type']]],
    ['a row that is a text', ['KH0001,A'], [[['rows', 0], 'type']]],
    ['a row that cannot be read', [good, unreadable], [[['rows', 1], 'type']]],
    [
      'a row without anything',
      [good, {}],
      [
        [['rows', 1, 'row'], 'required'],
        [['rows', 1, 'line'], 'required'],
        [['rows', 1, 'issues'], 'required'],
        [['rows', 1, 'cells'], 'required'],
      ],
    ],
    [
      'a row at no place',
      [{ ...good, row: '2', line: 0 }],
      [
        [['rows', 0, 'row'], 'integer'],
        [['rows', 0, 'line'], 'integer'],
      ],
    ],
    ['cells in a list', [{ ...good, cells: ['KH0001', 'A'] }], [[['rows', 0, 'cells'], 'type']]],
    ['no cells', [{ ...good, cells: null }], [[['rows', 0, 'cells'], 'type']]],
    [
      'cells that are no texts',
      [{ ...good, cells: { n: 1, t: null } }],
      [
        [['rows', 0, 'cells', 'n'], 'type'],
        [['rows', 0, 'cells', 't'], 'type'],
      ],
    ],
    ['a cell too few', [good, { ...good, cells: { n: 'KH0002' } }], [[['rows', 1, 'cells', 't'], 'required']]],
    ['issues that are none', [{ ...good, issues: [null] }], [[['rows', 0, 'issues'], 'type']]],
    // biome-ignore lint/suspicious/noSparseArray: what stands nowhere is passed over by most ways to look
    ['issues with a hole', [{ ...good, issues: [,] }], [[['rows', 0, 'issues'], 'type']]],
  ])('rows that are none: %s', (_name, given, issues) =>
    inOffice(memory, async (office) => {
      const error = await refused(
        office.store,
        () => importCsv(office.desk('arno'), given as never, plain),
        'INVALID_INPUT',
      )
      expect(error.details.issues.map(({ path, rule }) => [path, rule])).toEqual(issues)
    }),
  )

  it('rows whose source fails, its own error the cause; what came in before stays', () =>
    inOffice(memory, async (office) => {
      const cause = new Error('the spreadsheet was closed')
      async function* failing() {
        yield good
        throw cause
      }
      const error = await refusalOf(() => importCsv(office.desk('arno'), failing(), plain, { chunk: 1 }))
      expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ path: ['rows'], rule: 'check' }] } })
      expect(error.cause).toBe(cause)
      expect(await office.store.rows('cases')).toHaveLength(1)
    }))

  const answer = (cases: unknown, series: unknown = []) => ({ run: async () => ({ cases, series }) })
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an archive, for which nobody acts', { policy: {}, as: () => undefined }],
    ['one that cannot be asked', { run: true }],
    ['one that answers nothing', { run: () => undefined }],
    ['one that answers something else', answer('none')],
    ['one that answers too little', answer([])],
    ['one that answers without series', answer([{ number: 'KH0001', batch: null }], null)],
  ])('no desk: %s', async (_name, desk) => {
    const error = await refusalOf(() => importCsv(desk as never, rows('n,t\nKH0001,A'), plain))
    const issues = [{ path: ['desk'], rule: 'type', accepted: ['what archive.as(actor) gives'] }]
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues } })
  })

  it('somebody who may not', () =>
    inOffice(memory, async (office) => {
      const act = () => importCsv(office.desk('ann'), rows('n,t\nKH0001,A'), plain)
      expect(await refusalOf(act)).toMatchObject({ code: 'FORBIDDEN', details: { clause: 'P5.1' } })
    }))
})

describe('whoever is told of rows', () => {
  const three = 'n,t\n,A\n,B\n,C'
  it.each(['onRow', 'onProgress'] as const)('ends the import with what %s throws, after the chunk', (name) =>
    inOffice(memory, async (office) => {
      const own = new Error('the screen is gone')
      const ends = [
        () => {
          throw own
        },
        () => Promise.reject(own),
      ]
      for (const [index, end] of ends.entries()) {
        await expect(take(office, three, { chunk: index + 1, [name]: end }, plain)).rejects.toBe(own)
      }
      expect(await office.store.rows('cases')).toHaveLength(1 + 2)
    }),
  )

  it('is waited for', () =>
    inOffice(memory, async (office) => {
      const said: string[] = []
      const slowly = (what: string) => async () => {
        said.push(`${what} begins`)
        await new Promise((passed) => setTimeout(passed, 5))
        said.push(`${what} ends`)
      }
      await take(office, 'n,t\n,A', { onRow: slowly('row'), onProgress: slowly('chunk') }, plain)
      expect(said).toEqual(['row begins', 'row ends', 'chunk begins', 'chunk ends'])
    }))
})

describe('mappings', () => {
  it.each<[string, object, string, string]>([
    ['a date form without a month', { opened: { column: 'd', date: ['YYYY-DD'] } }, 'opened.date.0', 'format'],
    ['a date form with two years', { opened: { column: 'd', date: ['YYYY/roc/M/D'] } }, 'opened.date.0', 'format'],
    ['no title', { title: undefined }, 'title', 'required'],
    ['another reading', { title: { column: 't', as: 'poem' } }, 'title.as', 'choice'],
    ['a separator of what is no list', { title: { column: 't', separator: ';' } }, 'title.separator', 'unknown_key'],
    [
      'a separator of numbers',
      { fields: { name: { column: 't', as: 'number', separator: ',' } } },
      'fields.name.separator',
      'unknown_key',
    ],
    [
      'a date and number at once',
      { opened: { column: 'd', as: 'number', date: ['YYYY/M/D'] } },
      'opened.as',
      'unknown_key',
    ],
    ['a document without a kind', { documents: [{ title: 't', channel: 'c' }] }, 'documents.0.kind', 'required'],
  ])('%s is refused', async (_name, more, path, rule) => {
    const error = await refusalOf(async () => csvMapping({ ...plain, ...more }))
    expect(error.code).toBe('INVALID_INPUT')
    const issues = (error.details as { issues: readonly { path: readonly string[]; rule: string }[] }).issues
    expect(issues.map((issue) => [issue.path.join('.'), issue.rule])).toEqual([[path, rule]])
  })

  it('a separator cuts a list, and a column is read as a date or as something else', () => {
    const more = {
      opened: { column: 'd', date: ['YYYY/M/D'] },
      fields: { name: 't', contacts: { column: 'c', as: 'list', separator: '、' } },
    } as const
    expect(csvMapping({ ...plain, ...more })).toEqual({ ...plain, ...more })
  })

  it.each<[string, string, string | null]>([
    ['YYYY/M/D', '2024/3/5', '2024-03-05'],
    ['YYYY/M/D', '2024/03/05', '2024-03-05'],
    ['YYYY/MM/DD', '2024/3/5', null],
    ['YYYY年M月D日', '2024年3月5日', '2024-03-05'],
    ['YYYY年M月', '2024年3月', '2024-03'],
    ['D.M.YYYY', '5.3.2024', '2024-03-05'],
    ['YYYYMMDD', '20240305', '2024-03-05'],
    ['roc/MM/DD', '113/03/05', '2024-03-05'],
    ['roc/M/D', '99/12/31', '2010-12-31'],
    ['民國roc年M月D日', '民國113年3月5日', '2024-03-05'],
    ['YYYY/M/D', '113/03/05', null],
    ['YYYY/M/D', '2023/2/29', null],
    ['YYYY/M/D', '2024/13/1', null],
    ['YYYY/M/D', '2024/3/5 0:00', null],
    ['YYYY.M.D', '2024-3-5', null],
  ])('a date as %s: %s', (form, text, expected) =>
    inOffice(memory, async (office) => {
      const by = { ...plain, ended: { column: 'd', date: [form] } }
      const report = await rehearse(office, `n,t,d\nKH0001,A,${text}`, {}, by)
      expect(report.rows[0]!.outcome).toBe(expected === null ? 'refused' : 'fine')
      if (expected === null) return
      await take(office, `n,t,d\nKH0001,A,${text}`, {}, by)
      const [file] = await office.store.rows('cases')
      expect((file!.fields as { cooperationEnd: string }).cooperationEnd).toBe(expected)
    }),
  )

  it.each<[string, object, string, unknown]>([
    ['a number', { as: 'number' }, '12.5', 12.5],
    ['thousands', { as: 'number' }, '"-1,234,567.80"', -1234567.8],
    ['full-width digits', { as: 'number' }, '１２', 12],
    ['thousands that are none', { as: 'number' }, '"12,34"', 'type'],
    ['words', { as: 'number' }, 'twelve', 'type'],
    ['a hexadecimal', { as: 'number' }, '0x10', 'type'],
    ['a value of a table', { values: { many: 7 } }, 'many', 7],
    ['a value of none', { values: { many: 7 } }, 'few', 'choice'],
    ['a table beside numbers', { as: 'number', values: { none: 0 } }, 'none', 0],
    ['numbers beside a table', { as: 'number', values: { none: 0 } }, '3', 3],
    ['nothing', { as: 'number' }, ' ', undefined],
    ['what stands for nothing', { as: 'number', values: { '-': null } }, '-', undefined],
    ['a default', { as: 'number', default: 1 }, '', 1],
  ])('a cell as %s', (_name, source, cell, expected) =>
    inOffice(memory, async (office) => {
      const by = { ...plain, fields: { name: 't', amount: { column: 'a', ...source } } }
      const report = await take(office, `n,t,a\nKH0001,A,${cell}`, {}, by)
      const rule = report.rows[0]!.issues[0]?.rule
      const [file] = await office.store.rows('cases')
      expect(rule ?? (file!.fields as { amount?: number }).amount).toEqual(expected)
    }),
  )
})

it('P2.2: what a dry run finds fine comes in, whatever the register and its chunks', async () => {
  const line = fc.record({
    number: fc.option(fc.integer({ min: 1, max: 25 }), { nil: null }),
    amount: fc.constantFrom('1', '2', '2', '3', 'x'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), (lines, chunk) =>
      inOffice(memory, async (office) => {
        await take(office, 'n,t\nKH0020,Here already', {}, plain)
        const by = { ...plain, fields: { name: 't', amount: { column: 'a', as: 'number' } } }
        const text = lines.map(
          ({ number, amount }, index) => `${number === null ? '' : numberOf(number)},T${index},${amount}`,
        )
        const dry = await rehearse(office, `n,t,a\n${text.join('\n')}`, { chunk }, by)
        const real = await take(office, `n,t,a\n${text.join('\n')}`, { chunk }, by)
        expect(dry.rows).toHaveLength(lines.length)
        await checkSeries(office)
        if (dry.counts.refused > 0) return expect(real.counts.refused).toBeGreaterThan(0)
        expect(real.counts).toEqual({ imported: lines.length, fine: 0, refused: 0, held: 0 })
        expect(real.series).toEqual(dry.series)
      }),
    ),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  )
})

it('a hundred thousand rows take no more memory than their report', { timeout: 300_000 }, async () => {
  // An archive that answers and keeps nothing: what grows is the importer’s own.
  let last = 0
  const desk = {
    run: async (_name: string, input: unknown) => {
      const { cases } = input as { readonly cases: readonly { readonly number: string }[] }
      const before = last
      last += cases.length
      const series = [{ category: 'client', before, last, ends: null, unused: 0, filled: 0 }]
      return { cases: cases.map(({ number }) => ({ number, batch: null })), series, events: [] }
    },
  }
  const count = 100_000
  // The file has a hundred megabytes.
  const mostBytes = 50_000_000
  async function* file() {
    yield new TextEncoder().encode('n,t,a\n')
    for (let from = 1; from <= count; from += 1000) {
      const lines = Array.from({ length: 1000 }, (_, more) => `${numberOf(from + more)},T,${'x'.repeat(1000)}\n`)
      yield new TextEncoder().encode(lines.join(''))
    }
  }
  const collect = garbageCollector()
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  let most = 0
  const report = await importCsv(desk as never, readCsv(file()), plain, {
    onProgress: (read) => {
      if (read % 10_000 === 0) most = Math.max(most, used() - before)
    },
  })
  expect(report.counts.imported).toBe(count)
  expect(most).toBeLessThan(mostBytes)
})

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
