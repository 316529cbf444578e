import type { Child } from 'hono/jsx'
import { tokenField, tokenHeader } from '../form-token.ts'
import type { Visit } from '../visit.ts'

interface FormProps {
  readonly visit: Visit
  /** Where it is sent to; the address of its page where left out. */
  readonly action?: string
  readonly class?: string
  readonly id?: string
  readonly 'aria-label'?: string
  /** What is sent with it so that it comes back as it is and nothing is saved, as `name=value`; `rows=1` where left out. */
  readonly again?: string
  readonly children: Child | readonly Child[]
}

/** A form that changes something. It carries the token without which the server takes none. */
export function Form({ visit, children, again, ...attributes }: FormProps) {
  return (
    <form method="post" {...attributes} data-again={again}>
      <input type="hidden" name={tokenField} value={visit.token} />
      {children as Child}
    </form>
  )
}

/** For `hx-headers`: what htmx sends carries the token too, form or not. */
export function tokenHeaders(visit: Visit): string {
  return JSON.stringify({ [tokenHeader]: visit.token })
}
