import type { JsonSchema } from '../schemas.ts'

/*
 * As much of an OpenAPI document as the reference reads.
 */

export interface Media {
  readonly schema: JsonSchema
  readonly example?: unknown
}
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema?: JsonSchema
  readonly content?: Readonly<Record<string, Media>>
  readonly example?: unknown
}
export interface Reference {
  readonly $ref: string
}
export interface Answer {
  readonly headers?: Readonly<Record<string, Reference>>
  readonly content?: Readonly<Record<string, Media>>
}
export interface OperationObject {
  readonly operationId: string
  readonly parameters: readonly (Parameter | Reference)[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Answer>>
}
export interface Document {
  readonly info: { readonly title: string; readonly version: string }
  readonly servers: readonly { readonly url: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>
  }
}
export interface SecurityScheme {
  readonly type: string
  readonly scheme?: string
  readonly in?: string
  readonly name?: string
  readonly description?: string
}

/** The schema of a problem's component. */
export interface ProblemSchema extends JsonSchema {
  readonly properties: {
    readonly code: { readonly const: string }
    readonly status: { readonly const: number }
    readonly details: JsonSchema
  }
}

export function isReference(value: object): value is Reference {
  return Object.hasOwn(value, '$ref')
}

export function isProblem(schema: JsonSchema): schema is ProblemSchema {
  const { code, status, details } = schema.properties ?? {}
  return (
    [code, status].every((member) => typeof member === 'object' && member.const !== undefined) && details !== undefined
  )
}

/** The components that a schema is, or is one of. */
export function componentsOf(schema: JsonSchema): readonly string[] {
  if (schema.$ref !== undefined) return [schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]
  return (schema.oneOf ?? []).flatMap((form) => componentsOf(form as JsonSchema))
}
