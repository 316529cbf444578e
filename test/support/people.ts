import type { Actor } from '../../src/index.ts'

/** The people of a company with a sales, a marketing and a personnel department, and an archive. */
export const people = {
  /** Of sales, cleared for what sales handles. */
  ann: { id: 'u-ann', personId: 'p-ann', departments: ['sales'], roles: [], clearance: 'confidential' },
  ben: { id: 'u-ben', personId: 'p-ben', departments: ['sales'], roles: [], clearance: 'confidential' },
  /** Of sales, cleared for its cases and not for their agreements and amounts. */
  ivy: { id: 'u-ivy', personId: 'p-ivy', departments: ['sales'], roles: [], clearance: 'internal' },
  /** Of sales, not even cleared for its cases. */
  pip: { id: 'u-pip', personId: 'p-pip', departments: ['sales'], roles: [], clearance: 'public' },
  hana: {
    id: 'u-hana',
    personId: 'p-hana',
    departments: ['sales'],
    roles: ['departmentHead'],
    clearance: 'confidential',
  },
  /** Another account of the head of sales, who is one person. */
  hanaToo: {
    id: 'u-hana-2',
    personId: 'p-hana',
    departments: ['sales'],
    roles: ['departmentHead'],
    clearance: 'secret',
  },
  mia: { id: 'u-mia', personId: 'p-mia', departments: ['marketing'], roles: [], clearance: 'confidential' },
  mark: {
    id: 'u-mark',
    personId: 'p-mark',
    departments: ['marketing'],
    roles: ['departmentHead'],
    clearance: 'secret',
  },
  rita: { id: 'u-rita', personId: 'p-rita', departments: ['hr'], roles: [], clearance: 'secret' },
  rolf: { id: 'u-rolf', personId: 'p-rolf', departments: ['hr'], roles: ['departmentHead'], clearance: 'secret' },
  /** Cleared for everything, and of a department that has nothing to do with anything. */
  uma: { id: 'u-uma', personId: 'p-uma', departments: ['canteen'], roles: [], clearance: 'secret' },
  arno: { id: 'u-arno', personId: 'p-arno', departments: ['archive'], roles: ['archivist'], clearance: 'secret' },
  /** Heads the archive. */
  aida: {
    id: 'u-aida',
    personId: 'p-aida',
    departments: ['archive'],
    roles: ['archiveHead', 'departmentHead'],
    clearance: 'secret',
  },
  eve: {
    id: 'u-eve',
    personId: 'p-eve',
    departments: ['board'],
    roles: ['supervisingExecutive'],
    clearance: 'secret',
  },
  leo: { id: 'u-leo', personId: 'p-leo', departments: ['board'], roles: ['seniorLeadership'], clearance: 'secret' },
  /** An archivist who is not cleared for what is confidential. */
  abel: { id: 'u-abel', personId: 'p-abel', departments: ['archive'], roles: ['archivist'], clearance: 'internal' },
  /** Sees everything as an auditor, and heads a department that has nothing to do with sales. */
  otto: {
    id: 'u-otto',
    personId: 'p-otto',
    departments: ['marketing'],
    roles: ['auditor', 'departmentHead'],
    clearance: 'secret',
  },
  /** Keeps the directory, and sees nothing by that. */
  adam: { id: 'u-adam', personId: 'p-adam', departments: [], roles: ['administrator'], clearance: 'public' },
  olga: { id: 'u-olga', personId: 'p-olga', departments: [], roles: ['auditor'], clearance: 'secret' },
} as const satisfies Readonly<Record<string, Actor>>
export type Person = keyof typeof people
