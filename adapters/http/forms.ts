import type * as z from 'zod'
import type { OperationName } from '../../src/access/operations.ts'
import { inputIssues } from '../../src/engine/parse.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { type JsonSchema, reference, type Schemas } from './schemas.ts'

/*
 * What the archive's schemas say in general and a description can say by category: which fields there are. The archive
 * asks the category of the case at hand, so that its schemas of such inputs and results leave the fields open.
 */

const categoriesOf = (policy: Policy) => Object.values(policy.categories)

/** Tells the case files of the components apart by their category. */
export function describeCaseFiles(policy: Policy, schemas: Schemas): void {
  const general = schemas.components.get('CaseFile')
  const properties = general?.properties
  if (general === undefined || properties?.category === undefined || properties.fields === undefined) return
  const forms = categoriesOf(policy).map((category) => {
    const { properties: fields = {} } = schemas.take(category.fields, 'output')
    const name = `CaseFile_${category.name.replace(/[^\w.-]/g, '_')}`
    schemas.components.set(name, {
      ...general,
      title: category.name,
      properties: {
        ...properties,
        category: { type: 'string', const: category.name },
        // None is sure to be there: some are withheld, and a case may be older than a field.
        fields: { ...descriptionOf(properties.fields), type: 'object', properties: fields },
      },
    })
    return [category.name, name] as const
  })
  schemas.components.set('CaseFile', {
    oneOf: forms.map(([, name]) => reference(name)),
    discriminator: {
      propertyName: 'category',
      mapping: Object.fromEntries(forms.map(([category, name]) => [category, reference(name).$ref])),
    },
  })
}

function descriptionOf(schema: unknown): { readonly description?: string } {
  const { description } = schema as JsonSchema
  return description === undefined ? {} : { description }
}

type Properties = NonNullable<JsonSchema['properties']>
type Refine = (input: JsonSchema, policy: Policy, schemas: Schemas) => JsonSchema

/** Names the fields of an input that takes those of any category. */
export function describeInput(
  operation: OperationName,
  input: JsonSchema,
  policy: Policy,
  schemas: Schemas,
): JsonSchema {
  return refinements[operation]?.(input, policy, schemas) ?? input
}

const refinements: { readonly [N in OperationName]?: Refine } = {
  'cases.amend': (input, policy, schemas) => withMember(input, 'fields', fieldsOfAny(policy, schemas)),
  'cases.list': withIndexedFields,
  'cases.count': withIndexedFields,
}

/** Fields of whichever category; null takes a field out. */
function fieldsOfAny(policy: Policy, schemas: Schemas): JsonSchema {
  const forms = new Map<string, Map<string, JsonSchema>>()
  for (const { fields } of categoriesOf(policy)) {
    const { properties = {} } = schemas.take(fields, 'input')
    for (const [name, schema] of Object.entries(properties)) {
      const known = forms.get(name) ?? new Map<string, JsonSchema>()
      forms.set(name, known.set(JSON.stringify(schema), schema as JsonSchema))
    }
  }
  const properties = [...forms].map(([name, known]): [string, object] => [
    name,
    { anyOf: [...known.values(), { type: 'null' }] },
  ])
  return { type: 'object', properties: Object.fromEntries(properties) as Properties, additionalProperties: false }
}

function withIndexedFields(input: JsonSchema, policy: Policy): JsonSchema {
  const names = [...new Set(categoriesOf(policy).flatMap(({ indexed }) => Object.keys(indexed)))]
  const fields = input.properties?.fields as JsonSchema | undefined
  const items = fields?.items as JsonSchema | undefined
  if (names.length === 0 || fields === undefined || items === undefined) return input
  const condition = withMember(items, 'field', { type: 'string', enum: names })
  return withMember(input, 'fields', { ...fields, items: condition })
}

function withMember(schema: JsonSchema, name: string, member: JsonSchema): JsonSchema {
  return { ...schema, properties: { ...schema.properties, [name]: member } }
}

/** Whether an input names only fields of the policy's categories, with values that they take: as described here. */
export function inputFits({ category, fields }: Readonly<Record<string, unknown>>, policy: Policy): boolean {
  const named = categoriesOf(policy).filter(({ name }) => category === undefined || category === name)
  if (Array.isArray(fields)) {
    return fields.every(({ field }) => named.some(({ indexed }) => Object.hasOwn(indexed, field)))
  }
  return isObject(fields) ? fieldsFit(fields, named) : true
}

/** Whether the case files of an answer do. */
export function answerFits(answer: unknown, policy: Policy): boolean {
  if (Array.isArray(answer)) return answer.every((item) => answerFits(item, policy))
  if (!isObject(answer)) return true
  const { category, fields } = answer
  const named = categoriesOf(policy).filter(({ name }) => category === name)
  const own = typeof category === 'string' && isObject(fields) ? fieldsFit(fields, named) : true
  return own && Object.values(answer).every((member) => answerFits(member, policy))
}

type Members = Readonly<Record<string, unknown>>
function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldsFit(fields: Members, categories: readonly { readonly fields: z.ZodObject }[]): boolean {
  return Object.entries(fields).every(([name, given]) =>
    categories.some((category) => {
      const schema = (category.fields.shape as Readonly<Record<string, z.ZodType>>)[name]
      return schema !== undefined && (given === null || inputIssues(schema, given).length === 0)
    }),
  )
}
