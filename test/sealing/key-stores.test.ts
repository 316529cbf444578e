import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { keysSql, migrate, migrateKeys, openSqlite, sqlKeyStore } from '../../adapters/sql/index.ts'
import type { KeptKey, KeyName, KeyStore } from '../../src/index.ts'
import { refusalOf } from '../support/refused.ts'
import { available, freshDatabase, openServer, type ServerName } from '../support/servers.ts'

const silent = { warn: () => undefined }
const endings: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const end of endings.splice(0).reverse()) await end()
}, 120_000)

/** An empty database, opened as often as it is asked for: each is another process's. */
async function emptyFile(): Promise<() => Promise<Kysely<unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'casekeep-keys-'))
  endings.push(async () => rmSync(folder, { recursive: true, force: true }))
  return opening(() => openSqlite(join(folder, 'keys.db')))
}
const emptyOn = (server: ServerName) => async () => {
  const { url, drop } = await freshDatabase(server)
  endings.push(drop)
  return opening(async () => openServer(server, url, 4))
}
function opening(open: () => Promise<Kysely<unknown>>) {
  return async () => {
    const db = await open()
    endings.push(() => db.destroy())
    return db
  }
}

const databases: Readonly<Record<string, () => Promise<() => Promise<Kysely<unknown>>>>> = {
  SQLite: emptyFile,
  ...((await available('postgres')) && { PostgreSQL: emptyOn('postgres') }),
  ...((await available('mariadb')) && { MariaDB: emptyOn('mariadb') }),
}
const stores: Readonly<Record<string, () => Promise<KeyStore>>> = {
  memory: async () => memoryKeyStore(),
  ...Object.fromEntries(
    Object.entries(databases).map(([name, empty]) => [
      name,
      async () => {
        const db = await (await empty())()
        await migrateKeys(db)
        return sqlKeyStore(db, silent)
      },
    ]),
  ),
}

const of = (file: string, document = 0, tenant = 'main'): KeyName => ({ tenant, case: file, document })
const key = (name: KeyName, text: string, by = 'k1'): KeptKey => ({ ...name, wrapped: { by, text } })

describe.each(Object.entries(stores))('a key store in %s', (_name, open) => {
  it('keeps keys by their names, in the order in which they are asked for', async () => {
    const store = await open()
    const kept = [key(of('KH0001'), 'a'), key(of('KH0001', 3), 'b'), key(of('KH0001', 0, 'acme'), 'c')]
    expect(await store.add(kept)).toEqual(kept)
    expect(await store.get([of('KH0001', 3), of('KH0002'), of('KH0001', 0, 'acme'), of('KH0001')])).toEqual([
      kept[1],
      null,
      kept[2],
      kept[0],
    ])
    expect(await store.get([])).toEqual([])
    expect(await store.add([])).toEqual([])
  })

  it('tells names apart that look alike', async () => {
    const store = await open()
    const odd = [
      'kh0001',
      'KH0001',
      'KH0001 ',
      ' KH0001',
      'ＫＨ0001',
      'KH0001#3',
      'á',
      'a\u0301',
      '個案',
      "'; drop table x --",
    ]
    await store.add(odd.map((file, index) => key(of(file), `text ${index}`)))
    const found = await store.get(odd.map((file) => of(file)))
    expect(found.map((one) => one?.wrapped?.text)).toEqual(odd.map((_, index) => `text ${index}`))
  })

  it('keeps what is there: whoever comes second gets it, at the same time too', async () => {
    const store = await open()
    const first = key(of('KH0001'), 'first')
    await store.add([first])
    expect(await store.add([key(of('KH0001'), 'second'), key(of('KH0002'), 'other')])).toEqual([
      first,
      key(of('KH0002'), 'other'),
    ])
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => store.add([key(of('KH0009'), `of ${index}`)])),
    )
    expect(new Set(all.map(([kept]) => kept!.wrapped!.text)).size).toBe(1)
    expect(await store.get([of('KH0009')])).toEqual(all[0])
  })

  it('replaces a wrapping only while it is the one that is meant', async () => {
    const store = await open()
    const was = key(of('KH0001'), 'old')
    await store.add([was])
    expect(await store.replace(was, { by: 'k2', text: 'new' })).toBe(true)
    expect(await store.replace(was, { by: 'k3', text: 'newer' })).toBe(false)
    expect(await store.get([of('KH0001')])).toEqual([key(of('KH0001'), 'new', 'k2')])
    expect(await store.replace(key(of('KH0404'), 'x'), { by: 'k2', text: 'y' })).toBe(false)
  })

  it('destroys the keys of one case for ever, but for those that are to be kept', async () => {
    const store = await open()
    const keys = [
      key(of('KH0001'), 'a'),
      key(of('KH0001', 1), 'b'),
      key(of('KH0001', 2), 'c'),
      key(of('KH00010'), 'd'),
      key(of('KH0001', 0, 'acme'), 'e'),
    ]
    await store.add(keys)
    expect(await store.destroy({ tenant: 'main', case: 'KH0001' }, [2, 9])).toBe(2)
    expect(await store.destroy({ tenant: 'main', case: 'KH0001' }, [2])).toBe(0)
    expect(await store.destroy({ tenant: 'main', case: 'KH0404' }, [])).toBe(0)
    const gone = { ...of('KH0001'), wrapped: null }
    expect(await store.get(keys)).toEqual([gone, { ...of('KH0001', 1), wrapped: null }, ...keys.slice(2)])
    // Neither by adding it again nor by a rotation that had read it before.
    expect(await store.add([key(of('KH0001'), 'again')])).toEqual([gone])
    expect(await store.replace(keys[0]!, { by: 'k2', text: 'again' })).toBe(false)
    expect(await store.get([of('KH0001')])).toEqual([gone])
  })

  it('lists every key once, page by page, however many and whatever is added meanwhile', async () => {
    const store = await open()
    const names = Array.from({ length: 450 }, (_, index) => of(`KH${index}`, index % 3, `t${index % 2}`))
    await store.add(names.map((name, index) => key(name, `${index}`)))
    const seen: KeptKey[] = []
    for (let last: KeyName | null = null; ; last = seen.at(-1)!) {
      const page: readonly KeptKey[] = await store.list(last, 100)
      seen.push(...page)
      if (page.length < 100) break
      await store.add([key(of('KH0', 9, 't0'), 'later')])
    }
    const texts = seen.map(({ wrapped }) => wrapped!.text).filter((text) => text !== 'later')
    expect(texts.toSorted()).toEqual(names.map((_, index) => `${index}`).toSorted())
  })
})

describe.each(Object.entries(databases))('keys in a database of their own, %s', (name, empty) => {
  it('are made room for by several processes at once, and again at every start', async () => {
    const open = await empty()
    const all = await Promise.all([open(), open(), open()])
    await Promise.all(all.map((db) => migrateKeys(db)))
    await migrateKeys(all[0]!)
    const [one, two] = all.map((db) => sqlKeyStore(db, silent)) as [KeyStore, KeyStore]
    await one.add([key(of('KH0001'), 'a')])
    expect(await two.get([of('KH0001')])).toEqual([key(of('KH0001'), 'a')])
  })

  it('are refused where the records are: they would stand in every dump of them', async () => {
    const db = await (await empty())()
    await migrate(db)
    const refusal = { issues: [expect.objectContaining({ path: ['db'], rule: 'setting' })] }
    expect((await refusalOf(() => migrateKeys(db))).details).toEqual(refusal)
    expect((await refusalOf(() => sqlKeyStore(db, silent).get([]))).details).toEqual(refusal)
  })

  it('are refused where nobody made room for them', async () => {
    const db = await (await empty())()
    const error = await refusalOf(() => sqlKeyStore(db, silent).get([of('KH0001')]))
    expect(error.details).toMatchObject({ issues: [{ path: ['db'], rule: 'setting', accepted: ['migrateKeys(db)'] }] })
  })

  it('can have another name, and their table be made by hand', async () => {
    const db = await (await empty())()
    const text = keysSql(name === 'MariaDB' ? 'mariadb' : name === 'PostgreSQL' ? 'postgres' : 'sqlite', {
      prefix: 'own_',
    })
    expect(text).toMatch(/^create table if not exists own_keys/)
    await migrateKeys(db, { prefix: 'own_' })
    const store = sqlKeyStore(db, { ...silent, prefix: 'own_' })
    expect(await store.add([key(of('KH0001'), 'a')])).toEqual([key(of('KH0001'), 'a')])
    await refusalOf(() => sqlKeyStore(db, silent).get([]))
  })

  it('options that are not known are refused', () => {
    expect(() => sqlKeyStore({} as never, { patienc: 1 } as never)).toThrow(/patienc/)
    expect(() => sqlKeyStore({} as never)).toThrow(/Kysely/)
  })
})

describe('on SQLite', () => {
  it('what was destroyed is gone from the file and from its log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casekeep-keys-'))
    const file = join(folder, 'keys.db')
    const db = await openSqlite(file)
    try {
      await migrateKeys(db)
      const store = sqlKeyStore(db, silent)
      const texts = Array.from({ length: 60 }, (_, index) => `wrapped-${index}-${'x'.repeat(80)}`)
      await store.add(texts.map((text, index) => key(of(`KH${index}`), text)))
      await store.replace(key(of('KH7'), texts[7]!), { by: 'k2', text: `again-${texts[7]}` })
      await store.destroy({ tenant: 'main', case: 'KH7' }, [])
      const left = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])
      expect(left.includes(texts[6]!)).toBe(true)
      expect(left.includes(texts[7]!)).toBe(false)
    } finally {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('settings by which keys could be lost are told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casekeep-keys-'))
    const db = await openSqlite(join(folder, 'keys.db'))
    try {
      await migrateKeys(db)
      const { sql } = await import('kysely')
      await sql`pragma synchronous = off`.execute(db)
      const told: string[] = []
      await sqlKeyStore(db, { warn: ({ setting }) => told.push(setting) }).get([])
      expect(told).toEqual(['synchronous'])
    } finally {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
