import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import { destroyKeys, sealedStorage } from '../../src/index.ts'
import { openSite } from '../http/site.ts'
import { newSealing } from './support.ts'

/** A site whose only case was destroyed. What it answers is held against its OpenAPI document. */
async function destroyedSite() {
  const sealing = newSealing()
  let isAway = false
  const keyStore = {
    ...sealing.keyStore,
    get: (names: Parameters<typeof sealing.keyStore.get>[0]) =>
      isAway ? Promise.reject(new Error('the service is away')) : sealing.keyStore.get(names),
  }
  const errors: unknown[] = []
  const site = openSite({
    storage: sealedStorage(memoryAdapter(), { ...sealing, keyStore }),
    onError: (error) => {
      errors.push(error)
    },
  })
  const body = { category: 'client', title: 'Bon app', fields: { name: 'Bon app' } }
  await site.send('POST', '/cases', { body, headers: { 'Idempotency-Key': 'k-1' } })
  await destroyKeys(sealing, 'main', ['KH0001'])
  return { site, body, errors, away: () => (isAway = true) }
}

describe('over HTTP', () => {
  it('a case whose key was destroyed is listed, marked, and refused where it would be looked into', async () => {
    const { site, body } = await destroyedSite()
    expect((await site.get('/cases')).body.items).toMatchObject([
      { number: 'KH0001', title: 'Bon app', fields: {}, unreadable: 'destroyed' },
    ])
    expect((await site.get('/cases/KH0001/verification')).body).toMatchObject({ intact: true, unreadable: 1 })
    expect((await site.get('/cases/KH0001/history')).body.items).toMatchObject([
      { operation: 'cases.open', changes: [], unreadable: 'destroyed' },
    ])
    const amended = await site.send('PATCH', '/cases/KH0001', { body: { title: 'Other' }, locale: 'zh-Hant' })
    expect(amended.status).toBe(410)
    expect(amended.body).toMatchObject({
      code: 'UNREADABLE',
      detail: 'KH0001 的登記事項無法讀取：其金鑰已銷毀。',
      details: { case: 'KH0001', column: 'cases.fields', because: 'destroyed' },
    })
    const again = await site.send('POST', '/cases', { body, headers: { 'Idempotency-Key': 'k-1' } })
    expect([again.status, again.body.detail]).toEqual([
      410,
      'The kept answers of KH0001 cannot be read: its key was destroyed.',
    ])
  })

  it('keys that cannot be reached are the host’s to hear of, and nobody else’s', async () => {
    const { site, errors, away } = await destroyedSite()
    away()
    const { status, body, text } = await site.get('/cases')
    expect([status, body.code, body.details]).toEqual([503, 'KEYS_FAILED', {}])
    expect(text).not.toContain('away')
    expect(errors).toEqual([expect.objectContaining({ code: 'KEYS_FAILED', cause: new Error('the service is away') })])
  })
})
