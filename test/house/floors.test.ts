import { describe, expect, it } from 'vitest'
import { filesIn, type Import, importsOf, packageOf } from './imports.ts'

/** docs/architecture.md: a part may import its own floor, without cycles, and those below it. */
const floors: readonly (readonly string[])[] = [
  [
    'errors.ts',
    'reasons.ts',
    'storage.ts',
    'check-filter.ts',
    'canonical.ts',
    'sha256.ts',
    'own-checks.ts',
    'text.ts',
    'options.ts',
    'unreadable.ts',
  ],
  ['policy', 'numbering', 'calendar', 'locales', 'directory', 'retention'],
  ['machines', 'access', 'trail', 'events', 'sealing', 'engine'],
  [
    'cases',
    'batches',
    'documents',
    'transfers',
    'duties',
    'approvals',
    'requests',
    'keeping',
    'holds',
    'disposal',
    'subjects',
    'checkpoints',
    'verify',
    'history',
    'staff',
  ],
  ['operations.ts', 'desk.ts', 'archive.ts', 'export-trail.ts'],
  ['index.ts'],
]
const partOf = (file: string) => file.split('/')[1]!
const floorOf = (file: string) => floors.findIndex((floor) => floor.includes(partOf(file)))

const core = filesIn('src')
const adapters = filesIn('adapters')
const inCore = core.flatMap(importsOf)
const written = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} → ${to}`)

describe('the floors of the house', () => {
  it('every part of the core stands on a floor', () => {
    expect(core.filter((file) => floorOf(file) === -1)).toEqual([])
  })

  it('nothing imports a floor above it', () => {
    const inside = inCore.filter(({ to }) => to.startsWith('src/'))
    expect(inside.length).toBeGreaterThan(100)
    expect(written(inside.filter(({ from, to }) => floorOf(to) > floorOf(from)))).toEqual([])
  })

  it('no file reaches itself through its imports', () => {
    const files = [...core, ...adapters, ...filesIn('examples'), ...filesIn('bench')]
    const edges = new Map(files.map((file) => [file, importsOf(file).map(({ to }) => to)]))
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const next of edges.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('below the duties, folders of one floor do not import each other in a circle', () => {
    const folders = new Map<string, Set<string>>()
    for (const { from, to } of inCore) {
      if (!to.startsWith('src/') || floorOf(from) > 2 || partOf(from) === partOf(to)) continue
      if (!folders.has(partOf(from))) folders.set(partOf(from), new Set())
      folders.get(partOf(from))!.add(partOf(to))
    }
    const both = [...folders].flatMap(([one, others]) =>
      [...others].filter((other) => one < other && folders.get(other)?.has(one)).map((other) => `${one} ⇄ ${other}`),
    )
    expect(both).toEqual([])
  })

  it('the core imports no adapter, no Node built-in, and three packages', () => {
    expect(written(inCore.filter(({ to }) => to.startsWith('adapters/')))).toEqual([])
    const packages = new Set(inCore.filter(({ to }) => !to.startsWith('src/')).map(({ to }) => packageOf(to)))
    expect([...packages].sort()).toEqual(['date-fns', 'xstate', 'zod'])
  })

  it.each([
    ['kysely', /^adapters\/sql\//],
    ['hono', /^adapters\/http\//],
    ['@hono/zod-openapi', /^adapters\/http\//],
    ['better-sqlite3', /^adapters\/sql\//],
    ['chinese-days', /^adapters\/calendars\/china\//],
    ['csv-parse', /^adapters\/files\//],
    ['fflate', /^adapters\/forms\//],
    ['uqr', /^adapters\/forms\//],
    ['date-fns', /^src\/calendar\//],
    ['xstate', /^src\/machines\//],
  ])('%s is imported in one place only', (name, place) => {
    const users = [...inCore, ...adapters.flatMap(importsOf)].filter(({ to }) => packageOf(to) === name)
    expect(users.length).toBeGreaterThan(0)
    expect(written(users.filter(({ from }) => !place.test(from)))).toEqual([])
  })

  it('adapters do not import each other', () => {
    const across = adapters
      .flatMap(importsOf)
      .filter(({ from, to }) => to.startsWith('adapters/') && to.split('/')[1] !== from.split('/')[1])
    expect(written(across)).toEqual([])
  })
})
