import { raw } from 'hono/html'
import { type Child, Fragment } from 'hono/jsx'
import type { Problems } from '../forms.ts'
import { ProblemSummary } from './problem-summary.tsx'

interface QueryFormProps {
  readonly problems: Problems
  readonly action: string
  readonly children: Child
}

/** A form that asks and changes nothing: what is filled in stands in the address. */
export function QueryForm({ problems, action, children }: QueryFormProps) {
  const controls = raw(String(<Fragment>{children}</Fragment>))
  return (
    <form class="entry" action={action}>
      <ProblemSummary problems={problems} />
      {controls}
    </form>
  )
}
