import { createConfig, lintFromString } from '@redocly/openapi-core'
import { type OpenApiOptions, openApiDocument } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { createArchive, defineCategory, definePolicy, type Policy, standardPolicy } from '../../src/index.ts'

/** What only a host can say of its API, and these rules ask of everybody. */
const host: OpenApiOptions = {
  basePath: '/api/records',
  info: { license: { name: 'Proprietary', url: 'https://records.example/terms' } },
  securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
}

async function problemsOf(policy: unknown, options: OpenApiOptions): Promise<readonly string[]> {
  const archive = createArchive({ policy: policy as Policy, storage: memoryAdapter() })
  const source = JSON.stringify(openApiDocument(archive, options), null, 2)
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return found.map(({ severity, ruleId, message, location: [at] }) => {
    const place = at !== undefined && 'pointer' in at ? at.pointer : ''
    return `${severity} ${ruleId}: ${message} ${place}`
  })
}

const matter = defineCategory({ prefix: 'SX', fields: z.object({}), documents: { letter: {} }, departments: 'any' })
const small = definePolicy({ categories: { matter } })

describe('the recommended rules of Redocly, all of them', () => {
  it.each([
    ['standard', standardPolicy()],
    ['demo', demoPolicy()],
    ['smallest', small],
  ])('find nothing in the document of the %s policy', async (_which, policy) => {
    expect(await problemsOf(policy, host)).toEqual([])
  })

  it('find what a document lacks: the license and the sign-in that no host has named', async () => {
    const problems = await problemsOf(standardPolicy(), {})
    const rules = new Set(problems.map((problem) => problem.split(':')[0]))
    expect([...rules].sort()).toEqual(['error security-defined', 'warn info-license'])
  })
})
