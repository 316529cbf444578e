import { escapeLiteral, type PoolClient } from 'pg'
import type { Account, Sent } from './account.ts'

/** A node of a plan that was run. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly PlanNode[]
}

/**
 * By `explain analyze`, planned for these values and for any: a prepared statement may be run by either plan, and the one
 * that reads more counts. What it writes is undone.
 */
export async function accountOnPostgres(client: PoolClient, { text, parameters }: Sent): Promise<Account> {
  await client.query(`prepare looked_at as ${text}`)
  try {
    const values = parameters.map((value) => (value === null ? 'null' : escapeLiteral(String(value))))
    const execute = `execute looked_at${values.length > 0 ? `(${values.join(', ')})` : ''}`
    const custom = await analyzed(client, execute, 'force_custom_plan')
    const generic = await analyzed(client, execute, 'force_generic_plan')
    return generic.read > custom.read ? generic : custom
  } finally {
    await client.query('deallocate looked_at')
  }
}

async function analyzed(client: PoolClient, execute: string, mode: string): Promise<Account> {
  await client.query('begin')
  try {
    await client.query(`set local plan_cache_mode = ${mode}`)
    const { rows } = await client.query(`explain (analyze, format json) ${execute}`)
    return accountOf(rows[0]['QUERY PLAN'][0].Plan as PlanNode)
  } finally {
    await client.query('rollback')
  }
}

/** Every row that a scan of a table met, whether it was let through or not. */
export function accountOf(plan: PlanNode): Account {
  const scans = nodesOf(plan).filter((node) => node['Relation Name'] !== undefined && /Scan$/.test(node['Node Type']))
  const met = (node: PlanNode) =>
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return {
    read: scans.reduce((sum, node) => sum + met(node) * node['Actual Loops'], 0),
    ways: scans.map((node) =>
      [node['Node Type'], node['Index Name'] ?? node['Relation Name'], columnsOf(node['Index Cond'])]
        .filter(Boolean)
        .join(' '),
    ),
  }
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

/** The columns that an index is searched by, without the values. */
function columnsOf(condition: string | undefined): string | null {
  if (condition === undefined) return null
  const columns = [...condition.matchAll(/(?<=\()(?:\w+\.)?"?(\w+)"? (=|<=|<|>=|>) /g)]
  return `(${columns.map(([, column, compared]) => `${column} ${compared}`).join(', ')})`
}
