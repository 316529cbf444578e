import type { ResolvedCategory } from 'casekeep'
import * as z from 'zod'

/** As much of JSON Schema as a form is made from. */
export interface FieldSchema {
  readonly type?: string
  readonly enum?: readonly (string | number)[]
  readonly format?: string
  readonly maxLength?: number
  readonly description?: string
  readonly items?: FieldSchema
}
interface CategoryForm {
  readonly fields: readonly { readonly name: string; readonly schema: FieldSchema; readonly required: boolean }[]
}

const forms = new WeakMap<ResolvedCategory, CategoryForm>()

/** The form of a category, made from its schema. */
export function formOf(category: ResolvedCategory): CategoryForm {
  let form = forms.get(category)
  if (form === undefined) {
    const schema = z.toJSONSchema(category.fields, { io: 'input' })
    const required = new Set(schema.required)
    form = {
      fields: Object.entries(schema.properties ?? {}).map(([name, property]) => ({
        name,
        schema: property as FieldSchema,
        required: required.has(name),
      })),
    }
    forms.set(category, form)
  }
  return form
}

/** What was typed, as the schema wants it; as it came where it cannot be read, so that the library says why. */
export function readField(schema: FieldSchema, typed: string): unknown {
  if (typed === '') return undefined
  switch (schema.type) {
    case 'number':
    case 'integer': {
      const plain = typed.normalize('NFKC').replace(/,(?=\d{3})/g, '')
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed
    }
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : typed
    case 'array':
      return typed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => readField(schema.items ?? {}, line))
    case 'object':
      return readJson(typed)
    default:
      return typed
  }
}

function readJson(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}
