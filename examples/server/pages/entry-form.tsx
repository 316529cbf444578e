import { raw } from 'hono/html'
import { type Child, Fragment } from 'hono/jsx'
import type { Problems } from '../forms.ts'
import type { Visit } from '../visit.ts'
import { Form } from './form.tsx'
import { ProblemSummary } from './problem-summary.tsx'

interface EntryFormProps {
  readonly visit: Visit
  readonly problems: Problems
  /** Where it is sent to; the address of its page where left out. */
  readonly action?: string
  /** Where the thing is seen as it is now. */
  readonly back?: string
  readonly children: Child
}

/**
 * A form to be filled in, with what is wrong with it at its top. Its controls are written before the summary that
 * stands above them, so that the summary calls each by its own label.
 */
export function EntryForm({ visit, problems, action, back, children }: EntryFormProps) {
  const controls = raw(String(<Fragment>{children}</Fragment>))
  return (
    <Form visit={visit} class="entry" {...(action !== undefined && { action })}>
      <ProblemSummary problems={problems} />
      {problems.stale === true && (
        <div class="note">
          <p>
            {visit.say('staleHelp')} {back !== undefined && <a href={back}>{visit.say('staleLook')}</a>}
          </p>
        </div>
      )}
      {controls}
    </Form>
  )
}
