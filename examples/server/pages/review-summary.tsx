import type { ChecklistLine } from 'casekeep'
import type { BatchAtHand } from '../batch-work/open-batch.ts'
import type { SinceReturn } from '../batch-work/rounds.ts'
import type { BatchSummary } from '../batch-work/summary.ts'
import type { SignedIn } from '../visit.ts'
import { nameOf } from './doubts.tsx'
import { Fact, Facts } from './parts.tsx'

interface ReviewSummaryProps {
  readonly visit: SignedIn
  readonly open: BatchAtHand
  readonly summary: BatchSummary
  readonly since: SinceReturn | null
  /** The checklist of the case. */
  readonly missing: readonly ChecklistLine[]
}

/** The batch in short: what the reviewer says yes or no to. */
export function ReviewSummary({ visit, open, summary, since, missing }: ReviewSummaryProps) {
  const { naming, say, count } = visit
  const { category } = open.file
  const { kept, pages, kinds, levels, dates, undated, important, repeating, out } = summary
  const lacking = missing.filter(({ status }) => status === 'missing')
  const nameOfLine = ({ what, name }: ChecklistLine) =>
    what === 'document' ? naming.kind(category, name) : naming.field(category, name)
  return (
    <section class="panel review-summary">
      <h2>{say('reviewSummary')}</h2>
      <Facts>
        <Fact name={say('documents')}>
          {naming.list([
            count('summaryDocuments', kept),
            count('summaryPages', pages),
            ...(important > 0 ? [count('importantCount', important)] : []),
            ...(out.length > 0 ? [count('outCount', out.length)] : []),
          ])}
          {repeating.length > 0 && <span class="warning"> {count('stillRepeats', repeating.length)}</span>}
        </Fact>
        <Fact name={say('byKinds')}>
          {naming.list(kinds.map(([kind, n]) => `${naming.kind(category, kind)} ${n}`))}
        </Fact>
        <Fact name={say('byLevels')}>{naming.list(levels.map(([level, n]) => `${naming.level(level)} ${n}`))}</Fact>
        <Fact name={naming.term('label.date')}>
          {dates !== null && say('datesFromTo', dates)}
          {undated > 0 && <span class="warning"> {count('withoutDate', undated)}</span>}
        </Fact>
        <Fact name={lacking.length === 0 ? naming.term('thing.checklist') : say('caseLacks')}>
          {lacking.length === 0 ? say('caseComplete') : naming.list(lacking.map(nameOfLine))}
        </Fact>
        {since !== null && (
          <Fact name={say('sinceReturn')}>
            {since.changed.size + since.added.size === 0
              ? say('sinceNothing')
              : count('sinceCount', new Set([...since.changed.keys(), ...since.added]).size)}
            <small class="muted">
              {' '}
              {say('returnedOn', { when: naming.day(since.returned), who: naming.person(since.by) })}
            </small>
          </Fact>
        )}
      </Facts>
      {out.length > 0 && (
        <details>
          <summary>{say('whatIsOut')}</summary>
          <ul class="which">
            {out.map((document) => (
              <li>
                <span class="number">{nameOf(document)}</span> {document.title}{' '}
                <span class="muted">
                  {document.screened === null
                    ? naming.find(`document.${document.state}`)
                    : naming.find(`screening.${document.screened.because}`)}{' '}
                  {document.screened?.duplicateOf != null && `#${document.screened.duplicateOf}`}{' '}
                  {document.screened?.note}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
