import type { Ask } from './visit.ts'

/** Thrown for what was posted and is no form that can be read. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
  /** Of another type than a form, or of that type and broken. */
  readonly status: 400 | 415

  constructor(status: 400 | 415, options?: ErrorOptions) {
    super(status === 415 ? 'The body is of another type than a form' : 'The form is broken', options)
    this.status = status
  }
}

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/** The one reader of posted forms, which may be asked more than once. */
export async function postedForm(c: Ask): Promise<FormData> {
  if (!formTypes.test(c.req.header('Content-Type') ?? '')) throw new UnreadableForm(415)
  try {
    return await c.req.formData()
  } catch (cause) {
    throw new UnreadableForm(400, { cause })
  }
}
