import type { Problems } from '../forms.ts'

/** What the controls of a form with problems are called, once they have been written. */
const labelsOf = new WeakMap<Problems, Map<string, string>>()

/** A control with a problem says what it is called, for the summary above it. */
export function nameProblem(problems: Problems, name: string, label: string): void {
  const labels = labelsOf.get(problems) ?? new Map<string, string>()
  labels.set(name, label)
  labelsOf.set(problems, labels)
}

/**
 * What is wrong with a form: first what concerns it as a whole, then a link to each field. The script leads the focus
 * here. It names the fields that were written before it; `EntryForm` sees to that.
 */
export function ProblemSummary({ problems }: { readonly problems: Problems }) {
  const { top, fields, reasons = [] } = problems
  if (top.length === 0 && fields.size === 0) return null
  const labels = labelsOf.get(problems)
  return (
    <div class="problems" role="alert" tabindex={-1}>
      {top.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
      {fields.size > 0 && (
        <ul>
          {[...fields].map(([name, sentence]) => (
            <li>
              <a href={`#${name}`}>
                {labels?.has(name) && <strong>{labels.get(name)}</strong>} {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
