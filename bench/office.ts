import { createArchive, standardPolicy, todayIn } from 'casekeep'
import type { StorageAdapter } from '../src/storage.ts'

/** Without keeping who read what is in a list, which writes: a page is measured against reading alone. */
export const policy = standardPolicy({ version: 'bench', settings: { readings: { lists: false } } })

/** An archive as a host would open it, for one tenant of a database. */
export function openArchive(storage: StorageAdapter, tenant: string) {
  return createArchive({ policy, storage, tenant })
}
export type Desk = ReturnType<ReturnType<typeof openArchive>['as']>

/** The day it is for every archive here. */
export const today = () => todayIn(policy.timeZone, new Date())

/** Collects, sorts and submits. */
export const clerk = { id: 'mei', departments: ['sales'], roles: [], clearance: 'confidential' } as const
/** Reviews what the clerk sorted. */
export const head = {
  id: 'chen',
  departments: ['sales'],
  roles: ['departmentHead'],
  clearance: 'confidential',
} as const

/** Sees every case, whatever its level, and takes old registers over. */
export const archivist = { id: 'lin', departments: ['archive'], roles: ['archivist'], clearance: 'secret' } as const

/** Decides with the head of the requester's department on what is lent. */
export const archiveHead = {
  id: 'wang',
  departments: ['archive'],
  roles: ['archiveHead'],
  clearance: 'secret',
} as const

/** What is captured once stands under this number, which nothing else in a row looks like. */
export const capturedSequence = 7_777_777
export const capturedNumber = numberOf(capturedSequence)

/** The counter behind these numbers, as casekeep names it. */
export const series = 'case/KH'

export function numberOf(sequence: number): string {
  return `KH${String(sequence).padStart(4, '0')}`
}

/** A case as a clerk enters one: four fields that are indexed, five documents. */
export const newCase = {
  category: 'client',
  title: 'Alfreds Futterkiste 亞飛貿易行',
  fields: {
    name: 'Alfreds Futterkiste',
    code: 'ALFKI',
    address: 'Obere Str. 57, 12209 Berlin',
    contacts: 'Maria Anders, sales representative, 030-0074321',
    lineOfBusiness: 'food retail',
    needs: '每月兩批乾貨，附產地證明',
    businessType: 'retail',
    amount: 4_250.5,
    cooperationStart: '2024-05',
  },
  documents: [
    { kind: 'basicInformation', title: 'Company profile', channel: 'email', date: '2024-04-02', pages: 4 },
    { kind: 'needs', title: '需求說明', channel: 'email', date: '2024-04-11', pages: 2, author: 'Maria Anders' },
    { kind: 'communication', title: 'Minutes of the first meeting', channel: 'minutes', date: '2024-04-23', pages: 3 },
    { kind: 'agreement', title: 'Framework agreement', channel: 'handover', date: '2024-05-17', pages: 6 },
    { kind: 'dealing', title: '第一批訂單', channel: 'internalSystem', date: '2024-06-03', reference: '10643' },
  ],
} as const

/** A case of an old register, with one field that is indexed. Nothing but its sequence tells it from others. */
export function oldCase(sequence: number) {
  return {
    category: 'client',
    title: `Client ${sequence} 客戶`,
    department: 'sales',
    owner: 'mei',
    fields: { name: `Client ${sequence} 客戶`, code: `C-${sequence}` },
  } as const
}
