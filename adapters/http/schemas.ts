import * as z from 'zod'

/** A JSON schema of draft 2020-12, which is what OpenAPI 3.1 speaks. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * JSON schemas made from zod, sharing one set of components. zod's own converter makes them: unlike the one of the
 * OpenAPI package it knows all of zod that a company's fields may use, and throws at what JSON cannot say.
 */
export class Schemas {
  readonly components = new Map<string, JsonSchema>()
  /** Each component as it was made, with all that it refers to: two of one name may differ, such as in and out. */
  readonly #made = new Map<string, string>()

  /** The schema of what goes in or comes out, with what has a name moved to the components. */
  take(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _schema, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, override }) as JsonSchema
    const names = new Map(Object.keys($defs).map((name) => [name, this.#nameFor(name, $defs)]))
    for (const [name, definition] of Object.entries($defs)) {
      this.components.set(names.get(name)!, pointed(definition, names) as JsonSchema)
    }
    return pointed(rest, names) as JsonSchema
  }

  /** The schema as a component of this name. */
  name(name: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    this.components.set(name, this.take(schema, io))
    return reference(name)
  }

  /** Whether an object of this schema, or of the component that it refers to, may have a member. */
  hasMember(schema: JsonSchema, name: string): boolean {
    const component = schema.$ref === undefined ? undefined : this.components.get(schema.$ref.slice(components.length))
    return hasMember(component ?? schema, name)
  }

  #nameFor(name: string, definitions: Readonly<Record<string, unknown>>): string {
    const made = JSON.stringify([...reached(name, definitions)].map((each) => [each, definitions[each]]))
    const plain = name.replace(/[^\w.-]/g, '_')
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? plain : `${plain}_${count}`
      const known = this.#made.get(candidate)
      if (known !== undefined && known !== made) continue
      this.#made.set(candidate, made)
      return candidate
    }
  }
}

/** Whether an object of this schema may have a member, in one of its forms at least. */
export function hasMember(schema: JsonSchema, name: string): boolean {
  if (Object.hasOwn(schema.properties ?? {}, name)) return true
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].some((form) => hasMember(form as JsonSchema, name))
}

/** That an integer is one that JavaScript can hold goes without saying. */
function override({ jsonSchema }: { readonly jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/** What stands in the place of a component. */
export function reference(name: string): { readonly $ref: string } {
  return { $ref: `${components}${name}` }
}

const definitions = '#/$defs/'
const components = '#/components/schemas/'
const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')

/** The same with its references pointing to the components. */
function pointed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => pointed(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = referred(key, inner)
      return [key, name === null ? pointed(inner, names) : `${components}${names.get(name) ?? name}`]
    }),
  )
}

function referred(key: string, value: unknown): string | null {
  const points = key === '$ref' && typeof value === 'string' && value.startsWith(definitions)
  return points ? unescaped(value.slice(definitions.length)) : null
}

/** A definition and every other that it leads to. */
function reached(
  name: string,
  all: Readonly<Record<string, unknown>>,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (found.has(name)) return found
  found.add(name)
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      const next = referred(key, inner)
      if (next === null) visit(inner)
      else reached(next, all, found)
    }
  }
  visit(all[name])
  return found
}
