import { expect } from 'vitest'
import * as z from 'zod'

/*
 * The OpenAPI document as a contract: what was sent and what came back is held against it.
 */

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}
type Schema = Readonly<Record<string, unknown>>
export interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly ({
    readonly name: string
    readonly in: 'path' | 'query'
    readonly required: boolean
    readonly schema?: Schema
  } & Media)[]
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
}

/** Fails where an exchange is not as the document has it. Answers for what no operation is at are not in it. */
export class Contract {
  readonly document: Document
  readonly #made = new Map<string, z.ZodType>()

  constructor(document: Document) {
    this.document = document
  }

  operationAt(method: string, path: string): OperationObject | undefined {
    const fits = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
    const templates = Object.keys(this.document.paths).filter(fits)
    const nearest = templates.sort((one, other) => one.split('{').length - other.split('{').length)[0]
    return nearest === undefined ? undefined : this.document.paths[nearest]?.[method.toLowerCase()]
  }

  check({ method, path, sent, status, type, received }: Exchange): void {
    const operation = this.operationAt(method, path)
    if (operation === undefined) return
    const response = operation.responses[String(status)]
    expect(response, `${operation.operationId} answers ${status}`).toBeDefined()
    this.#holds(response?.content?.[type ?? '']?.schema, received, `${operation.operationId} ${status} ${type}`)
    if (status < 300 && sent !== undefined) {
      this.#holds(operation.requestBody?.content?.['application/json']?.schema, sent, `${operation.operationId} takes`)
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
