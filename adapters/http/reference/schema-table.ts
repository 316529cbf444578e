import type { JsonSchema } from '../schemas.ts'
import { html, type Markup } from './markup.ts'
import { prose } from './prose.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Say } from './words.ts'

/** What a table needs to know beside its schema. */
export interface Naming {
  readonly say: Say
  readonly vocabulary: Vocabulary
  /** Where a component of this name is described. */
  readonly anchorOf: (component: string) => string
}

/** Whether it is what a client sends, which says what has to be there, or gets, which says what may not be there. */
export type Way = 'in' | 'out'

/** Where a member stands: how deep, under which category, and whether it is one of its fields. */
interface Place {
  readonly depth: number
  readonly category: string | null
  readonly inFields: boolean
  readonly way: Way
}

/** A schema as tables that can be read: one, or one for each form that it can have. */
export function schemaTables(schema: JsonSchema, way: Way, naming: Naming, caption: string): Markup {
  const forms = formsOf(schema)
  if (forms.length > 1 && forms.every((form) => form.$ref === undefined)) {
    return html`${forms.map((form) => {
      const said = formName(form, naming)
      return html`<details><summary>${said}</summary>${table(form, way, naming, caption)}</details>`
    })}`
  }
  return table(schema, way, naming, caption)
}

function table(schema: JsonSchema, way: Way, naming: Naming, caption: string): Markup {
  const { say } = naming
  const rows = rowsOf(schema, naming, { depth: 0, category: categoryOf(schema), inFields: false, way })
  if (rows.length === 0) return html`<p>${typeOf(schema, naming)}</p>`
  return html`<table><caption class="hidden">${caption}</caption><thead><tr><th scope="col">${say('member')}</th><th scope="col">${say('meaning')}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function rowsOf(schema: JsonSchema, naming: Naming, place: Place): readonly Markup[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const required = schema.required?.includes(name) ?? false
    return memberRows(name, member as JsonSchema, required, naming, place)
  })
}

/** A member, and below it the members of what it holds. */
function memberRows(
  name: string,
  schema: JsonSchema,
  required: boolean,
  naming: Naming,
  place: Place,
): readonly Markup[] {
  const { say, vocabulary } = naming
  const { depth, category, inFields, way } = place
  const inner = innerOf(schema)
  const row = html`<tr><th scope="row" class="d${Math.min(depth, 4)}"><code>${name}</code>${calledAs(name, vocabulary.member(name, inFields, category))} ${way === 'in' && required && html`<span class="required">${say('required')}</span>`}${way === 'out' && !required && html`<span class="place">${say('sometimes')}</span>`}</th><td>${meaning(name, schema, naming, category)}</td></tr>`
  const below = { way, depth: depth + 1, category, inFields: name === 'fields' && inner.length === 1 && depth === 0 }
  if (inner.length === 1) return [row, ...rowsOf(inner[0]!, naming, below)]
  return [
    row,
    ...inner.flatMap((form) => [
      html`<tr><td colspan="2" class="form d${Math.min(depth + 1, 3)}">${formName(form, naming)}</td></tr>`,
      ...rowsOf(form, naming, { ...below, depth: depth + 2 }),
    ]),
  ]
}

/** What a member is called, beside its name where it says something else. */
export function calledAs(name: string, called: string | null): Markup | false {
  return called !== null && called.toLowerCase() !== name.toLowerCase() && html` <span class="called">${called}</span>`
}

/** The members of what a parameter holds. */
export function innerRows(schema: JsonSchema, naming: Naming): readonly Markup[] {
  const place: Place = { depth: 1, category: null, inFields: false, way: 'in' }
  return innerOf(schema).flatMap((form) => rowsOf(form, naming, place))
}

/** What a parameter or a member is: its type, what it is for, its values, its bounds. */
export function meaning(name: string, schema: JsonSchema, naming: Naming, category: string | null = null): Markup {
  const described = schema.description ?? itemsOf(schema)?.description
  return html`<span class="type">${typeOf(schema, naming)}</span>${boundsOf(schema, naming)}${
    described !== undefined && html`<span class="text">${prose(naming.vocabulary.description(described))}</span>`
  }${valuesOf(name, schema, naming, category)}`
}

function typeOf(schema: JsonSchema, naming: Naming): Markup | string {
  const { say } = naming
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    return html`<a href="#${naming.anchorOf(name)}">${name}</a>`
  }
  const forms = formsOf(schema)
  if (forms.length > 0) {
    const types = [...new Map(forms.map((form) => [String(typeOf(form, naming)), typeOf(form, naming)])).values()]
    return html`${types.map((type, index) => html`${index > 0 && say('or')}${type}`)}`
  }
  if (Object.hasOwn(schema, 'const')) return html`${say('always')} <code>${JSON.stringify(schema.const)}</code>`
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return html`${types.map((type, index) => html`${index > 0 && say('or')}${plainType(type, schema, naming)}`)}`
}

function plainType(type: string | undefined, schema: JsonSchema, naming: Naming): Markup | string {
  const { say } = naming
  switch (type) {
    case 'string':
      return say('text')
    case 'integer':
      return say('whole')
    case 'number':
      return say('number')
    case 'boolean':
      return say('truth')
    case 'null':
      return say('nothing')
    case 'array': {
      const items = itemsOf(schema)
      return html`${say('listOf')}${items === null ? say('anything') : typeOf(items, naming)}`
    }
    case 'object':
      return Object.keys(schema.properties ?? {}).length === 0 && schema.additionalProperties !== false
        ? say('openObject')
        : say('object')
    default:
      return say('anything')
  }
}

function boundsOf(schema: JsonSchema, naming: Naming): Markup | false {
  const { say } = naming
  const bounded = formsOf(schema).find((form) => form.type !== 'null') ?? schema
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, default: standard } = bounded
  const unit = maxLength !== undefined || minLength !== undefined ? 'characters' : 'items'
  const least = minLength ?? minItems
  const most = maxLength ?? maxItems
  const bounds = [
    ...(minimum === undefined ? [] : [`≥ ${minimum}`]),
    ...(maximum === undefined ? [] : [`≤ ${maximum}`]),
    ...(least === undefined || least < 2 ? [] : [`${say('atLeast')} ${least} ${say(unit)}`]),
    ...(most === undefined ? [] : [`${say('atMost')} ${most} ${say(unit)}`]),
    ...(pattern === undefined || pattern.length > 60 ? [] : [html`${say('pattern')} <code>${pattern}</code>`]),
    ...(standard === undefined ? [] : [html`${say('standard')} <code>${JSON.stringify(standard)}</code>`]),
  ]
  if (bounds.length === 0) return false
  return html`<span class="bounds">${bounds.map((bound) => html` <span aria-hidden="true">·</span> ${bound}`)}</span>`
}

function valuesOf(name: string, schema: JsonSchema, naming: Naming, category: string | null): Markup | false {
  const values = enumOf(schema)
  if (values.length === 0) return false
  const called = naming.vocabulary.values(name, values, category)
  return html`<ul class="values">${values.map((value) => {
    const said = called.get(value)
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    return html`<li><code>${plain}</code>${said !== undefined && said.toLowerCase() !== plain.toLowerCase() && html` ${said}`}</li>`
  })}</ul>`
}

function enumOf(schema: JsonSchema): readonly unknown[] {
  const items = itemsOf(schema)
  return [
    ...(schema.enum ?? []),
    ...formsOf(schema).flatMap((form) => form.enum ?? []),
    ...(items === null ? [] : (items.enum ?? [])),
  ]
}

/** The objects that a member holds itself, or in a list: several where it can have several forms. */
function innerOf(schema: JsonSchema): readonly JsonSchema[] {
  const held = itemsOf(schema) ?? schema
  const forms = formsOf(held)
  return (forms.length > 0 ? forms : [held]).filter((form) => Object.keys(form.properties ?? {}).length > 0)
}

function itemsOf(schema: JsonSchema): JsonSchema | null {
  const { items } = schema
  return typeof items === 'object' && items !== null && !Array.isArray(items) ? (items as JsonSchema) : null
}

function formsOf(schema: JsonSchema): readonly JsonSchema[] {
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] as readonly JsonSchema[]
}

/** The category of a form that is told apart by one. */
function categoryOf(schema: JsonSchema): string | null {
  const category = schema.properties?.category as JsonSchema | undefined
  return typeof category?.const === 'string' ? category.const : null
}

/** What tells a form from the others: the members that are always the same. */
function formName(schema: JsonSchema, { say, vocabulary }: Naming): Markup {
  const fixed = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const value = (member as JsonSchema).const
    if (value === undefined) return []
    const called =
      name === 'category' ? vocabulary.category(String(value)) : vocabulary.values(name, [value], null).get(value)
    return [
      html`<code>${name}: ${JSON.stringify(value)}</code>${called !== null && called !== undefined && html` ${called}`}`,
    ]
  })
  return html`${say('where')} ${fixed}`
}
