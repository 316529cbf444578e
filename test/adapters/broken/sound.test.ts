import { describe, expect, it } from 'vitest'
import { checkStorage, storageConformance, storagePromises } from '../../../adapters/conformance/index.ts'
import { joinableMemory } from './joinable-memory.ts'

storageConformance({ name: 'what the broken adapters are made of', describe, it, open: joinableMemory })

describe('the kit', () => {
  it('asks every promise of a store that supports everything, in each way', async () => {
    const asked: string[] = []
    for await (const { promise, way, outcome } of checkStorage({ name: 'sound', open: joinableMemory })) {
      expect([promise.label, outcome]).toEqual([promise.label, 'kept'])
      asked.push(`${way} ${promise.label}`)
    }
    const wanted = storagePromises.flatMap(({ ways, label }) => ways.map((way) => `${way} ${label}`))
    expect(asked.sort()).toEqual(wanted.sort())
  })

  it('names each promise once, by an id that can stand in a link', () => {
    const labels = storagePromises.map(({ label }) => label)
    expect(labels).toHaveLength(new Set(labels).size)
    expect(storagePromises.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
    const said = new Map(storagePromises.map(({ id, says }) => [id, says]))
    for (const { id, says } of storagePromises) expect([id, said.get(id)]).toEqual([id, says])
  })

  it('hands the test runner one test for each promise and way, which throws what was broken', async () => {
    const tests = new Map<string, () => Promise<void>>()
    let path: readonly string[] = []
    const [promise] = storagePromises
    storageConformance({
      name: 'closed',
      describe: (name, body) => {
        path = [...path, name]
        body()
        path = path.slice(0, -1)
      },
      it: (name, body) => {
        tests.set([...path, name].join(' > '), body)
      },
      open: async () => {
        const { adapter, ...opened } = await joinableMemory()
        return {
          ...opened,
          adapter: { ...adapter, transaction: () => Promise.reject(new Error('no more connections')) },
        }
      },
    })
    expect(tests.size).toBe(storagePromises.flatMap(({ ways }) => ways).length)
    const name = `closed, in transactions of its own > rows > ${promise!.label}: ${promise!.says}`
    await expect(tests.get(name)!()).rejects.toMatchObject({ name: 'BrokenPromise', store: 'closed', promise })
    await expect(tests.get(name)!()).rejects.toThrow("rejected with Error 'no more connections'")
  })

  it('says what could not be closed', async () => {
    const open = async () => ({ ...(await joinableMemory()), close: () => Promise.reject(new Error('still open')) })
    for await (const verdict of checkStorage({ name: 'open', open, patience: 0 })) {
      expect(verdict).toMatchObject({ outcome: 'broken', error: { cause: { message: 'still open' } } })
      break
    }
  })
})
