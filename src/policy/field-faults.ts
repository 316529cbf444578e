import * as z from 'zod'
import { nameFault } from './definition-schema.ts'

/**
 * Looks at each field of a category: its name, whether it is JSON on both ways, and whether what comes out goes in
 * again, as far as that can be seen. Returns the JSON type of each sound field, where it has one.
 */
export function findFieldFaults(
  fields: z.ZodObject,
  fault: (path: string, message: string) => void,
): ReadonlyMap<string, unknown> {
  const types = new Map<string, unknown>()
  if (hasAsyncCheck(fields)) fault('fields', answersLater)
  for (const [name, field] of Object.entries(fields.shape) as [string, z.ZodType][]) {
    const path = `fields.${name}`
    const misnamed = nameFault('a field', name)
    if (misnamed !== null) fault(path, misnamed)
    const seen = { transforms: false, later: false }
    const override = ({ zodSchema }: { readonly zodSchema: z.core.$ZodType }) => {
      seen.transforms ||= isTransform(zodSchema)
      seen.later ||= hasAsyncCheck(zodSchema)
    }
    let type: unknown
    let failed: string | null = null
    // Whoever fills in a form needs what goes in, whoever reads needs what comes out.
    for (const io of ['input', 'output'] as const) {
      try {
        type = z.toJSONSchema(field, { io, override }).type
      } catch (cause) {
        failed ??= `must be JSON: ${cause instanceof Error ? cause.message : String(cause)}`
      }
    }
    if (seen.later) fault(path, answersLater)
    if (seen.transforms) fault(path, changesForm)
    else if (failed !== null) fault(path, failed)
    else types.set(name, type)
  }
  return types
}

const answersLater = 'has an asynchronous check: input is checked at once'
const changesForm =
  'must take what it gives: no transform, preprocess or codec; trimming, letter case, coercion and defaults are fine'

/**
 * A stored value goes through its schema again whenever its case is amended. What a transform gives need not be what it
 * takes, and nobody can see it: so none is taken.
 */
function isTransform(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'transform') return true
  if (def.type !== 'pipe') return false
  return 'transform' in def || isTransform(def.in) || isTransform(def.out)
}

/** Only what is written `async` can be seen; what answers with a promise all the same is refused with the input. */
function hasAsyncCheck(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks ?? []).some((check) => {
    const { fn } = check._zod.def as { readonly fn?: unknown }
    return typeof fn === 'function' && fn.constructor.name === 'AsyncFunction'
  })
}
