import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type CsvOptions, type CsvRow, readCsv } from 'casekeep/files'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCasekeepError } from '../../src/index.ts'
import { refusalOf } from '../support/refused.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 客户 and 编号 in GB 18030. */
const client = [0xbf, 0xcd, 0xbb, 0xa7]
const number = [0xb1, 0xe0, 0xba, 0xc5]
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)))

async function all(given: Parameters<typeof readCsv>[0], options?: CsvOptions): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = []
  for await (const row of readCsv(given, options)) rows.push(row)
  return rows
}
const cellsOf = async (text: string | Uint8Array, options?: CsvOptions) =>
  (await all(typeof text === 'string' ? utf8(text) : text, options)).map(({ cells }) => ({ ...cells }))
const refusal = async (given: Uint8Array, options?: CsvOptions) => {
  const error = await refusalOf(() => all(given, options))
  expect(error.code).toBe('INVALID_INPUT')
  return (error.details as { issues: readonly { path: readonly unknown[]; rule: string }[] }).issues.map(
    ({ path, rule }) => [path, rule],
  )
}
const issuesOf = async (act: () => Promise<unknown>) => {
  const error = await refusalOf(act)
  expect(error.code).toBe('INVALID_INPUT')
  return (error.details as { issues: readonly object[] }).issues
}
/** All that comes of a file: its rows, and what it is refused with after them. */
async function outcome(given: Parameters<typeof readCsv>[0]): Promise<readonly unknown[]> {
  const found: unknown[] = []
  try {
    for await (const row of readCsv(given)) found.push(row)
  } catch (error) {
    if (!isCasekeepError(error)) throw error
    found.push(error.details)
  }
  return found
}
/** In pieces of so many bytes. */
async function* pieces(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
}

describe('what a table is read as', () => {
  it.each<[string, string]>([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['no end of the last line', 'a,b\n1,2\n3,4'],
    ['returns and line feeds', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['returns', 'a,b\r1,2\r3,4'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4'],
    ['semicolons', 'a;b\n1;2\n3;4'],
    ['tabs', 'a\tb\n1\t2\n3\t4'],
    ['quotes', '"a","b"\n"1","2"\n"3",4'],
    ['blanks around names', ' a , b \n1,2\n3,4'],
    ['blank rows', 'a,b\n\n1,2\n,\n\n3,4\n,  \n'],
    ['empty cells beyond the heading', 'a,b\n1,2,,\n3,4,'],
  ])('%s', async (_name, text) => {
    const expected = [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]
    expect(await cellsOf(text)).toEqual(expected)
  })

  it('quotes, separators and lines within a cell', async () => {
    expect(await cellsOf('a,b\r\n"x, ""y""","1\r\n2"\r\n')).toEqual([{ a: 'x, "y"', b: '1\n2' }])
    expect(await cellsOf('"a;1",b\n1,2;3')).toEqual([{ 'a;1': '1', b: '2;3' }])
    expect(await cellsOf('a;b\n1,5;2', { separator: ';' })).toEqual([{ a: '1,5', b: '2' }])
  })

  it('each row with its place in the file: as a spreadsheet counts it, and by lines', async () => {
    const rows = await all(utf8('a,b\n1,"x\ny"\n\n,\n2,3\n4,"\n\n"\n5,6'))
    expect(rows.map(({ row, line, cells }) => [row, line, cells.a])).toEqual([
      [2, 2, '1'],
      [5, 6, '2'],
      [6, 7, '4'],
      [7, 10, '5'],
    ])
  })

  it('a row with other cells than the heading is there, and says so', async () => {
    const rows = await all(utf8('a,b\n1\n1,2\n1,2,3'))
    expect(rows.map(({ row, issues }) => [row, issues.map(({ rule }) => rule)])).toEqual([
      [2, ['cells']],
      [3, []],
      [4, ['cells']],
    ])
  })

  it('a separator that is found in a heading of several lines, however it comes', async () => {
    const text = utf8('\n"a,\nb,";c\n1,5;2\n')
    for (const size of [1, 3, 100]) {
      expect((await all(pieces(text, size))).map(({ cells }) => Object.values(cells))).toEqual([['1,5', '2']])
    }
  })

  it('many lines that end otherwise than the heading, each once', async () => {
    const rows = await all(utf8(`a\n${`${'x'.repeat(1000)}\r`.repeat(1500)}`))
    expect(rows).toHaveLength(1500)
    expect(rows.at(-1)).toMatchObject({ row: 1501, line: 1501 })
  })

  it('columns may be called as they like', async () => {
    expect(await all(utf8('__proto__,constructor\n1,2'))).toMatchObject([{ row: 2, issues: [] }])
    const [row] = await all(utf8('__proto__,constructor\n1,2'))
    expect(Object.entries(row!.cells)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })
})

describe('encodings', () => {
  const gb = bytes(number, ',', client, '\r\nKH0001,', client, '\r\n')
  it.each<[string, Uint8Array, CsvOptions]>([
    ['UTF-8', utf8('编号,客户\nKH0001,客户\n'), {}],
    ['UTF-8 by name', utf8('编号,客户\nKH0001,客户\n'), { encoding: 'utf-8' }],
    ['GB 18030', gb, {}],
    ['GB 18030 by name', gb, { encoding: 'gb18030' }],
    ['GB 18030 with its mark', bytes([0x84, 0x31, 0x95, 0x33], [...gb]), {}],
  ])('%s', async (_name, given, options) => {
    expect(await cellsOf(given, options)).toEqual([{ 编号: 'KH0001', 客户: '客户' }])
  })

  it('GB 18030 that begins as plain ASCII', async () => {
    expect(await cellsOf(bytes('a,b\n1,2\n3,', client))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '客户' },
    ])
  })

  it.each<[string, Uint8Array, CsvOptions, number]>([
    ['GB 18030 where UTF-8 is said', bytes('a,b\n1,2\n3,', client, '\n5,6'), { encoding: 'utf-8' }, 3],
    ['half a character', bytes('a,b\r\n1,2\r\n3,4\r\n5,', [0xe5, 0xae]), { encoding: 'utf-8' }, 4],
    ['UTF-8 with one bad byte', bytes('a,b\n1,客户\n2,caf', [0xe9], 's\n'), {}, 3],
    ['UTF-8 with one bad byte far below', bytes('a,客户\n', '1,2\n'.repeat(5000), 'caf', [0xe9], 's,\n'), {}, 5002],
    ['GB 18030 with one bad byte', bytes(number, ',', client, '\r\n1,2\r\n3,', [0xff], '\r\n'), {}, 3],
    ['bytes that are neither from the first', bytes('a,b\n1,2\n3,', [0xff], '\n'), {}, 3],
    ['bytes that are neither', bytes('a,b\n客户,2\n3,', [0xff], '\n'), {}, 3],
    ['no GB 18030', bytes('a,b\n1,', client, '\n3,', [0xff]), { encoding: 'gb18030' }, 3],
    ['an old Mac’s', bytes('a,b\r1,2\r3,', [0xff], '\r4,5'), { encoding: 'utf-8' }, 3],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), {}, 1],
    ['UTF-8 where GB 18030 is said', utf8('\ufeffa,b\n1,2'), { encoding: 'gb18030' }, 1],
    ['a workbook', bytes([0x50, 0x4b, 0x03, 0x04, 0x14]), {}, 1],
  ])('are refused with the line, never replaced: %s', async (_name, given, options, line) => {
    expect(await refusal(given, options)).toEqual([[['line', line], 'encoding']])
    // However the bytes come.
    for (const size of [1, 3, 7]) {
      await expect(all(pieces(given, size), options)).rejects.toMatchObject({
        details: { issues: [{ path: ['line', line] }] },
      })
    }
  })
})

describe('what is no table', () => {
  it.each<[string, string, readonly (readonly [readonly (string | number)[], string])[]]>([
    ['nothing', '', [[['line', 1], 'required']]],
    ['a column twice', 'a,b,a\n1,2,3', [[['line', 1, 'column', 3], 'twice']]],
    [
      'columns without a name',
      'a,, \n1,2,3',
      [
        [['line', 1, 'column', 2], 'required'],
        [['line', 1, 'column', 3], 'required'],
      ],
    ],
    ['lines without anything', '\n\r\n\n', [[['line', 1], 'required']]],
    ['a quote that is not closed', 'a,b\n1,2\n3,"4\n5,6', [[['line', 3], 'format']]],
    ['a quote that is not closed, below blank lines', 'a,b\n"1\n\n",2\n\n\n3,"4\n\n5,6\n', [[['line', 7], 'format']]],
    ['a quote that ends in another row', 'a,b\n1,2\n3,"4\n5,"6"\n', [[['line', 3], 'format']]],
    ['a quote in a cell', 'a,b\n1,2"3\n', [[['line', 2], 'format']]],
    ['a line without an end', `a,b\n1,${'x'.repeat(1_100_000)}`, [[['line', 2], 'too_big']]],
  ])('%s', async (_name, text, issues) => {
    expect(await refusal(utf8(text))).toEqual(issues)
  })
})

it('is the same however the bytes come', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll(/[\0\r]/g, ''))
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 })
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  await fc.assert(
    fc.asyncProperty(table, ends, fc.integer({ min: 1, max: 40 }), async (rows, end, size) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', end)}"`
      const lines = [['a', 'b'], ...rows].map((row) => row.map(quoted).join(','))
      const read = await all(pieces(utf8(lines.join(end)), size), { encoding: 'utf-8' })
      const expected = rows.filter((row) => row.some((text) => text.trim() !== ''))
      expect(read.map(({ cells }) => [cells.a, cells.b])).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

it('comes to the same rows and the same refusal however the bytes come, whatever they are', async () => {
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('1,2', '"x, ""y""",2', '', ',', '1,2,3', '"1\n2",3') },
    fc.constantFrom('客户,1', '客户客,2', '1,é', '😀,2'),
    fc.constantFrom([...client, 0x2c, 0x31], [...number], [0x84, 0x31, 0x95, 0x33, 0x2c]),
    fc.constantFrom([0x63, 0xe9, 0x73], [0xff], [0xe5, 0xae], [0xc2, 0xa9], [0x81]),
    fc.constantFrom('1,"2', '1"2,3', '"1"2,3'),
  )
  const file = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 8 })
  const heading = fc.constantFrom('a,b\n', '\n\na;b\r\n', '"a\n;";b\n', '编号,b\r', '')
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(heading, file, sizes, async (first, lines, each) => {
      const whole = bytes(first, ...lines.flat())
      async function* cut() {
        for (let from = 0, at = 0; from < whole.length; at++) {
          const size = each[at % each.length]!
          yield whole.subarray(from, from + size)
          from += size
        }
      }
      expect(await outcome(cut())).toEqual(await outcome(whole))
    }),
    { numRuns: 1000 },
  )
})

describe('what are no bytes', () => {
  const source = fileURLToPath(import.meta.url)
  it.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a number', () => 5],
    ['an object', () => ({})],
    ['a text', () => 'a,b\n1,2'],
    ['no text', () => ''],
    ['a buffer without a view', () => utf8('a,b\n1,2').buffer],
    ['other numbers than bytes', () => new Uint16Array([97, 10])],
    ['what only seems to come piece by piece', () => ({ [Symbol.asyncIterator]: true })],
    ['a stream of texts', () => createReadStream(source, 'utf8')],
    ['a stream of bytes and numbers', () => Readable.from([utf8('a,b\n'), 5])],
  ])('are refused: %s', async (_name, given) => {
    expect(await issuesOf(() => all(given() as never))).toMatchObject([
      { path: ['bytes'], rule: 'type', accepted: ['a Uint8Array', 'a stream of Uint8Array'] },
    ])
  })

  it('a source that fails is named, its own error the cause, after the rows before', async () => {
    const cause = new Error('EIO: the disk is gone')
    async function* failing() {
      yield utf8('a,b\n1,2\n3,4\n5,')
      throw cause
    }
    const rows: CsvRow[] = []
    const error = await refusalOf(async () => {
      for await (const row of readCsv(failing())) rows.push(row)
    })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ path: ['bytes'], rule: 'check' }] } })
    expect(error.message).toContain('EIO: the disk is gone')
    expect(error.cause).toBe(cause)
    expect(rows.map(({ cells }) => cells.a)).toContain('1')
  })

  it('a file that is not there is a source that fails', async () => {
    const error = await refusalOf(() => all(createReadStream(`${source}.nowhere`)))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', cause: { code: 'ENOENT' } })
  })
})

describe('options that cannot be', () => {
  const plain = { path: ['options'], rule: 'type', accepted: ['a plain object'] }
  const between = { path: ['separator'], rule: 'choice', accepted: [',', ';', '\t'] }
  const spelt = { path: ['encoding'], rule: 'choice', accepted: ['utf-8', 'gb18030', 'detect'] }
  const misspelt = { path: ['seperator'], rule: 'unknown_key', accepted: ['encoding', 'separator'] }
  it.each<[string, unknown, object]>([
    ['null', null, plain],
    ['a text', 'utf-8', plain],
    ['a list', [','], plain],
    ['a map', new Map([['encoding', 'utf-8']]), plain],
    ['another name', { seperator: ';' }, misspelt],
    ['no separator', { separator: '' }, between],
    ['a number between', { separator: 5 }, between],
    ['null between', { separator: null }, between],
    ['a line between', { separator: '\n' }, between],
    ['a quote between', { separator: '"' }, between],
    ['another character between', { separator: '|' }, between],
    ['two between', { separator: ',;' }, between],
    ['another encoding', { encoding: 'latin1' }, spelt],
    ['no encoding', { encoding: '' }, spelt],
    ['something else', { encoding: {} }, spelt],
  ])('%s', async (_name, options, issue) => {
    let read = false
    async function* file() {
      read = true
      yield utf8('a,b\n1,2\n')
    }
    const issues = await issuesOf(() => all(file(), options as never))
    expect(issues).toHaveLength(1)
    expect(issues).toMatchObject([issue])
    expect(read).toBe(false)
  })

  it('that fail when they are read', async () => {
    const cause = new TypeError('is not there')
    const options = Object.defineProperty({}, 'encoding', {
      enumerable: true,
      get: () => {
        throw cause
      },
    })
    const error = await refusalOf(() => all(utf8('a\n1'), options))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ path: ['options'], rule: 'type' }] } })
    expect(error.cause).toBe(cause)
  })
})

it('is refused soon after a quote that nothing closes, with the line that its row begins in', async () => {
  let sent = 0
  async function* file() {
    yield utf8('a,b\n1,2\n3,"4\n')
    for (; sent < 60; sent++) yield utf8('5,6\n'.repeat(1 << 18))
  }
  expect(await issuesOf(() => all(file()))).toMatchObject([
    { path: ['line', 3], rule: 'too_big', accepted: ['at most 1048576'] },
  ])
  expect(sent).toBeLessThan(3)
})

it.each([1 << 20, (1 << 20) + 1])('a line may have 1 MiB and no more, however it comes: %i bytes', async (length) => {
  const text = utf8(`a\n1\n${'x'.repeat(length)}\r\n2\n`)
  for (const size of [4096, 1 << 16, text.length]) {
    const found = await outcome(pieces(text, size))
    if (length === 1 << 20) expect(found).toMatchObject([{ line: 2 }, { line: 3 }, { line: 4 }])
    else expect(found.at(-1)).toMatchObject({ issues: [{ path: ['line', 3], rule: 'too_big' }] })
  }
})

it('reads no further than it is asked to, and ends the source', async () => {
  let ended = false
  async function* endless() {
    try {
      yield utf8('a\n')
      for (;;) yield utf8('1\n'.repeat(1000))
    } finally {
      ended = true
    }
  }
  for await (const { row } of readCsv(endless())) if (row === 10) break
  await new Promise((passed) => setTimeout(passed, 20))
  expect(ended).toBe(true)
})
