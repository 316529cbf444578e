import type { Batch, CaseDocument, PossibleNow } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { nextForBatch } from './next-for.ts'
import { Badge, Cell, Columns, Empty } from './parts.tsx'

const way = ['collecting', 'sorting', 'inReview', 'approved', 'transferred', 'archived'] as const

interface BatchesProps {
  readonly visit: SignedIn
  readonly batches: readonly Batch[]
  readonly documents: readonly CaseDocument[]
  readonly possible: PossibleNow['batches']
}

/** The batches of a case: how far each has come, and what the reader can do to bring it on. */
export function CaseBatches({ visit, batches, documents, possible }: BatchesProps) {
  const { naming, say } = visit
  if (batches.length === 0) return <Empty>{say('noBatches')}</Empty>
  const names = [
    naming.term('label.number'),
    naming.term('label.state'),
    naming.term('label.collected'),
    say('documentsCount'),
    naming.term('label.note'),
    say('nextStepColumn'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {batches.map((batch) => {
          const next = nextForBatch(batch, possible.find((one) => one.batch === batch.number)?.operations ?? [], visit)
          return (
            <tr>
              <Cell of={names[0]} kind="number first">
                <a href={`/batches/${batch.number}`}>{batch.number}</a>
                <small>{naming.find(`batchKind.${batch.kind}`)}</small>
              </Cell>
              <Cell of={names[1]} kind="nowrap">
                <div>
                  <Badge state={batch.state}>{naming.find(`batch.${batch.state}`)}</Badge>{' '}
                  {batch.transfer !== null && <a href={`/transfers/${batch.transfer}`}>{batch.transfer}</a>}
                  <Progress batch={batch} />
                </div>
              </Cell>
              <Cell of={names[2]} kind="nowrap">
                {naming.day(batch.collected)}
              </Cell>
              <Cell of={names[3]}>{documents.filter((document) => document.batch === batch.number).length}</Cell>
              <Cell of={names[4]}>
                {batch.note === null && batch.reasons.length === 0 ? '—' : <Notes batch={batch} />}
              </Cell>
              <Cell of={names[5]} kind="actions-cell">
                {next !== null && (
                  <a class="button small" href={next.href}>
                    {next.text}
                    <span class="hidden"> {batch.number}</span>
                  </a>
                )}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Notes({ batch }: { readonly batch: Batch }) {
  return (
    <>
      {batch.note}
      {batch.reasons.length > 0 && <small class="pre warning">{batch.reasons.join('\n')}</small>}
    </>
  )
}

/** The six steps at a glance; the badge says the same in words. */
function Progress({ batch }: { readonly batch: Batch }) {
  if (batch.state === 'withdrawn') return null
  const at = way.indexOf(batch.state)
  const last = at === way.length - 1
  return (
    <span class="progress" aria-hidden="true">
      {way.map((_, index) => (
        <i class={index < at || last ? 'past' : index === at ? 'here' : undefined} />
      ))}
    </span>
  )
}
