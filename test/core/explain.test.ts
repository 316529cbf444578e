import { describe, expect, it } from 'vitest'
import { createArchive } from '../../src/index.ts'
import { openMemoryStore } from '../support/memory-store.ts'
import { officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'

const archive = createArchive({ policy: officePolicy(), storage: openMemoryStore().adapter })

describe('archive.explain', () => {
  it('says by which relation and clause somebody may', () => {
    expect(archive.explain('batches.approve', people.hana, { department: 'sales', level: 'internal' })).toEqual({
      allowed: true,
      right: 'handle',
      by: 'reviewer',
      clause: 'P4.3',
    })
    expect(archive.explain('cases.get', people.uma, { department: 'sales', person: 'p-uma' })).toEqual({
      allowed: true,
      right: 'read',
      by: 'owner',
      clause: 'P8.2',
    })
  })

  it('says why somebody may not, and what they get instead', () => {
    expect(archive.explain('batches.approve', people.ann, { department: 'sales' })).toEqual({
      allowed: false,
      right: 'handle',
      others: 'refused',
      because: { reason: 'relation', relations: ['reviewer'], department: 'sales' },
      clause: 'P4.3',
    })
    expect(archive.explain('cases.list', people.ivy, { department: 'sales', level: 'secret' })).toEqual({
      allowed: false,
      right: 'discover',
      others: 'absent',
      because: { reason: 'clearance', of: 'level', field: null, level: 'secret' },
      clause: 'P1.4',
    })
    expect(archive.explain('refusals.list', people.arno)).toMatchObject({ allowed: false, others: 'nothing' })
  })

  it.each<[string, () => unknown]>([
    ['an operation that there is not', () => archive.explain('cases.burn' as 'cases.get', people.ann)],
    ['a level above the ladder', () => archive.explain('cases.get', people.ann, { level: 'cosmic' })],
    ['an unknown role', () => archive.explain('cases.get', { ...people.ann, roles: ['emperor' as 'auditor'] })],
    ['an unknown clearance', () => archive.explain('cases.get', { ...people.ann, clearance: 'cosmic' })],
    ['a key that there is not', () => archive.explain('cases.get', people.ann, { owner: 'p-ann' } as never)],
    ['a NUL in a name', () => archive.explain('cases.get', people.ann, { department: 'sa\0les' })],
    ['a direction mark in a name', () => archive.explain('cases.get', people.ann, { person: 'p\u202ean' })],
  ])('refuses %s', (_what, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})
