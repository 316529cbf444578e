import { expect } from 'vitest'
import * as z from 'zod'

/*
 * The OpenAPI document as a contract: what was sent and what came back is held against it.
 */

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>
}
type Schema = Readonly<Record<string, unknown>>
export type Parameter = Media & {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly example?: unknown
}
interface Reference {
  readonly $ref: string
}
export interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly parameters: readonly (Parameter | Reference)[]
  readonly requestBody?: Media & { readonly required: boolean }
  readonly responses: Readonly<
    Record<string, Media & { readonly description: string; readonly headers?: Readonly<Record<string, unknown>> }>
  >
}
export interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly servers: readonly { readonly url: string }[]
  readonly security?: readonly unknown[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly headers: Readonly<Record<string, { readonly required: boolean }>>
    readonly securitySchemes?: Readonly<Record<string, unknown>>
  }
}

export interface Exchange {
  readonly method: string
  /** Without query and base path. */
  readonly path: string
  readonly sent: unknown
  readonly status: number
  readonly type: string | null
  readonly received: unknown
  readonly headers: Headers
}

/** Fails where an exchange is not as the document has it. Answers for what no operation is at are not in it. */
export class Contract {
  readonly document: Document
  readonly #made = new Map<string, z.ZodType>()

  constructor(document: Document) {
    this.document = document
  }

  /** The parameters of an operation, those of the components among them. */
  parametersOf({ parameters }: OperationObject): readonly Parameter[] {
    return parameters.map((one) =>
      '$ref' in one ? this.document.components.parameters[one.$ref.replace('#/components/parameters/', '')]! : one,
    )
  }

  operationAt(method: string, path: string): OperationObject | undefined {
    const fits = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
    const templates = Object.keys(this.document.paths).filter(fits)
    const nearest = templates.sort((one, other) => one.split('{').length - other.split('{').length)[0]
    return nearest === undefined ? undefined : this.document.paths[nearest]?.[method.toLowerCase()]
  }

  check({ method, path, sent, status, type, received, headers }: Exchange): void {
    const operation = this.operationAt(method, path)
    if (operation === undefined) return
    const response = operation.responses[String(status)]
    expect(response, `${operation.operationId} answers ${status}`).toBeDefined()
    this.#checkHeaders(response?.headers ?? {}, headers, `${operation.operationId} ${status}`)
    if (status === 304) return
    this.#holds(response?.content?.[type ?? '']?.schema, received, `${operation.operationId} ${status} ${type}`)
    if (status < 300 && sent !== undefined) {
      this.#holds(operation.requestBody?.content?.['application/json']?.schema, sent, `${operation.operationId} takes`)
    }
  }

  /** What the document promises is there, and of what says something nothing else. */
  #checkHeaders(described: Readonly<Record<string, unknown>>, sent: Headers, what: string): void {
    for (const [name, header] of Object.entries(described) as [string, Reference][]) {
      const component = this.document.components.headers[header.$ref.replace('#/components/headers/', '')]
      expect(component, `${what} describes ${name}`).toBeDefined()
      if (component?.required) expect(sent.get(name), `${what} sends ${name}`).not.toBeNull()
    }
    for (const name of ['ETag', 'Location', 'Link', 'Retry-After', 'WWW-Authenticate', 'Content-Language']) {
      if (sent.has(name)) expect(Object.keys(described), `${what} sends ${name}`).toContain(name)
    }
  }

  accepts(schema: Schema, value: unknown): boolean {
    return this.#compiled(schema).safeParse(value).success
  }

  #holds(schema: Schema | undefined, value: unknown, what: string): void {
    expect(schema, what).toBeDefined()
    const parsed = this.#compiled(schema!).safeParse(value)
    expect(parsed.success ? [] : parsed.error.issues, what).toEqual([])
  }

  #compiled(schema: Schema): z.ZodType {
    const key = JSON.stringify(schema)
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const text = JSON.stringify({ ...schema, $defs: this.document.components.schemas })
    const local = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as z.core.JSONSchema.JSONSchema
    const made = z.fromJSONSchema(local)
    this.#made.set(key, made)
    return made
  }
}
