import type { Child } from 'hono/jsx'
import type { SignedIn } from '../visit.ts'

/** A form of what the reader can do. */
export interface ShownAct {
  readonly key: string
  readonly title: string
  /** What comes next stands open. */
  readonly isOpen: boolean
  readonly form: Child
}

interface ActsProps {
  readonly visit: SignedIn
  readonly acts: readonly ShownAct[]
  /** The one that was opened or sent. */
  readonly opened: string | null
}

/** What the reader can do: what is next stands open, the rest is folded away. */
export function Acts({ visit, acts, opened }: ActsProps) {
  if (acts.length === 0) return null
  const folded = acts.filter(({ isOpen }) => !isOpen)
  return (
    <section class="acts" aria-label={visit.say('whatCanBeDone')}>
      {acts
        .filter(({ isOpen }) => isOpen)
        .map(({ key, title, form }) => (
          <div class="panel" id={key}>
            <h2>{title}</h2>
            {form}
          </div>
        ))}
      {folded.length > 0 && (
        <div class="further">
          {folded.map(({ key, title, form }) => (
            <details class="panel" id={key} open={opened === key}>
              <summary>{title}</summary>
              {form}
            </details>
          ))}
        </div>
      )}
    </section>
  )
}
