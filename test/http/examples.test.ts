import { openApiDocument } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { recordedExamples, recordedProblems } from '../../adapters/http/recorded-examples.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import {
  type AnyArchive,
  commandNames,
  createArchive,
  defineCategory,
  definePolicy,
  type Policy,
  queryNames,
  standardPolicy,
} from '../../src/index.ts'
import { Contract, type Document, type OperationObject } from './contract.ts'
import { tell } from './story.ts'

const archiveOf = (policy: unknown): AnyArchive => createArchive({ policy: policy as Policy, storage: memoryAdapter() })
const operationsOf = ({ paths }: Document) => Object.values(paths).flatMap((methods) => Object.values(methods))
const bodyOf = (operation: OperationObject) => operation.requestBody?.content?.['application/json']
const answerOf = ({ responses }: OperationObject) =>
  Object.entries(responses).find(([status]) => status < '300')![1].content!['application/json']!

/** Digests, salts, signatures, the tags made of them and the names of refusals differ from one telling to the next. */
const told = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replaceAll(
      /[0-9a-f]{64}|[0-9a-f]{32}|\.[0-9a-f]{16}\\"|(?<=Z\/)[0-9a-f]{16}|(?<![\\\w])[A-Za-z0-9+/]{43,}=*|(?<=\\n)[A-Za-z0-9+/]{43}=/g,
      '…',
    ),
  )

describe('the recorded examples', () => {
  it('are what goes in and comes out: npx tsx test/http/record-examples.ts writes them anew', async () => {
    const { examples, problems } = await tell()
    expect(told(recordedExamples)).toEqual(told(examples))
    expect(told(recordedProblems)).toEqual(told(problems))
  })

  it('show every operation', () => {
    expect(Object.keys(recordedExamples).sort()).toEqual(
      [...commandNames, ...queryNames, 'possible', 'destroyed'].sort(),
    )
  })

  it('are taken by the schemas of the operations', () => {
    for (const { name, input, output } of archiveOf(standardPolicy()).operations) {
      const example = recordedExamples[name]!
      expect(input.safeParse(example.input).error?.issues, name).toBeUndefined()
      expect(output.safeParse(example.answer).error?.issues, name).toBeUndefined()
    }
  })
})

describe('the examples of a document', () => {
  it.each([
    ['standard', standardPolicy()],
    ['demo', demoPolicy()],
  ])('are all there for the %s policy, and are as it says', (_which, policy) => {
    const document = openApiDocument(archiveOf(policy)) as Document
    const contract = new Contract(document)
    for (const operation of operationsOf(document)) {
      const { operationId } = operation
      const [body, answer] = [bodyOf(operation), answerOf(operation)]
      if (body !== undefined) expect(body.example, operationId).toBeDefined()
      if (body !== undefined) expect(contract.accepts(body.schema, body.example), `${operationId} takes`).toBe(true)
      expect(answer.example, operationId).toBeDefined()
      expect(contract.accepts(answer.schema, answer.example), `${operationId} answers`).toBe(true)
      for (const { name, in: place, schema, content, example } of contract.parametersOf(operation)) {
        const json = content?.['application/json']
        const shown = example ?? json?.example
        if (place === 'path') expect(shown, `${operationId} ${name}`).toBeDefined()
        if (shown !== undefined)
          expect(contract.accepts((schema ?? json?.schema)!, shown), `${operationId} ${name}`).toBe(true)
      }
    }
  })

  it('of problems are as it says', () => {
    const contract = new Contract(openApiDocument(archiveOf(standardPolicy())) as Document)
    const shown = Object.values(contract.document.components.schemas).flatMap((schema) =>
      ((schema.examples ?? []) as readonly unknown[]).map((example) => [schema, example] as const),
    )
    expect(shown).toHaveLength(Object.keys(recordedProblems).length)
    for (const [schema, example] of shown) {
      const { examples: _examples, ...rest } = schema
      expect(contract.accepts(rest, example), JSON.stringify(example)).toBe(true)
    }
  })

  const ofClients = ['cases.open', 'cases.get', 'cases.list', 'cases.amend', 'cases.merge', 'batches.collect']
  const without = (policy: unknown) =>
    operationsOf(openApiDocument(archiveOf(policy)) as Document).flatMap((operation) =>
      answerOf(operation).example === undefined ? [operation.operationId] : [],
    )

  it('are left out where they would not hold: without clients', () => {
    const matter = defineCategory({ prefix: 'SX', fields: z.object({}), documents: { letter: {} }, departments: 'any' })
    const missing = without(definePolicy({ categories: { matter } }))
    expect(missing).toEqual(expect.arrayContaining(ofClients))
    expect(missing).not.toContain('batches.submit')
    expect(missing).not.toContain('duties.count')
  })

  it('are left out where they would not hold: with other fields of clients', () => {
    const client = defineCategory({
      prefix: 'KH',
      fields: z.object({ name: z.int(), code: z.string().regex(/^\d+$/) }),
      documents: { agreement: {}, communication: {}, needs: {}, dealing: {} },
      departments: ['sales'],
    })
    const missing = without(standardPolicy({ categories: { client } }))
    expect(missing).toEqual(expect.arrayContaining(['cases.open', 'cases.get', 'cases.amend', 'cases.list']))
  })

  it('are left out where they would not hold: a field whose check fails on them', () => {
    const name = z.string().refine(() => {
      throw new Error('no such database')
    })
    const client = defineCategory({
      prefix: 'KH',
      fields: z.object({ name }),
      documents: { agreement: {}, communication: {} },
      departments: ['sales'],
    })
    expect(without(standardPolicy({ categories: { client } }))).toContain('cases.open')
  })
})
