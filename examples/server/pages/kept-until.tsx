import type { CaseRetention, KeptUntil } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Badge, Fact, Facts } from './parts.tsx'

interface KeptProps {
  readonly visit: SignedIn
  readonly category: string
  readonly kept: KeptUntil
}

/** Until when, in a line: the day, what may be done then, and what is special about it. */
export function KeptDay({ visit, kept }: Omit<KeptProps, 'category'>) {
  const { naming, say, archive } = visit
  const { result, due, state, disposal } = kept
  const isDue = due !== null && due <= archive.today()
  return (
    <>
      {result.state === 'dated' ? (
        <>
          <strong class="number">{result.endsOn}</strong>{' '}
          <Badge state={isDue ? 'late' : 'good'}>{say(isDue ? 'isDue' : 'isKept')}</Badge>
        </>
      ) : (
        <Badge state={result.state === 'undecided' ? 'soon' : 'good'}>
          {naming.term(`retentionState.${result.state}`)}
        </Badge>
      )}{' '}
      {result.marks.map((mark) => (
        <>
          <Badge state="mark">{naming.term(`retentionMark.${mark}`)}</Badge>{' '}
        </>
      ))}
      {state === 'listed' && disposal !== null && (
        <>
          <Badge state="soon">{naming.term('retentionState.listed')}</Badge>{' '}
          <a class="number" href={`/disposals/${disposal}`}>
            {disposal}
          </a>
        </>
      )}
    </>
  )
}

/** What a date is about: the case itself, or its documents of a kind. */
export function keptWhat({ kind }: KeptUntil, category: string, { naming, say }: SignedIn): string {
  return kind === null ? say('caseItself') : say('documentsOfKind', { kind: naming.kind(category, kind) })
}

interface SectionProps {
  readonly visit: SignedIn
  readonly category: string
  readonly retention: CaseRetention
}

/** Until when a case is kept, on its page: with the way to why, and the holds that cover it. */
export function KeptUntilSection({ visit, category, retention }: SectionProps) {
  const { say } = visit
  return (
    <section id="kept">
      <div class="heading">
        <h2>{say('keptUntil')}</h2>
        <a class="button small" href={`/cases/${retention.case}/retention`}>
          {say('whyThisDate')}
        </a>
      </div>
      <Facts>
        {retention.kept.map((kept) => (
          <Fact name={keptWhat(kept, category, visit)}>
            <KeptDay visit={visit} kept={kept} />
          </Fact>
        ))}
        {retention.holds.length > 0 && (
          <Fact name={say('holds')}>
            <Holds visit={visit} retention={retention} />
          </Fact>
        )}
      </Facts>
    </section>
  )
}

/** The holds that cover a case, each with the way to it. */
export function Holds({ visit, retention }: Omit<SectionProps, 'category'>) {
  const { naming, archive, say } = visit
  return (
    <ul class="chain">
      {retention.holds.map(({ hold, kind, review }) => (
        <li>
          <a class="number" href={`/holds/${hold}`}>
            {hold}
          </a>{' '}
          {naming.term(`holdKind.${kind}`)}{' '}
          <small class={review <= archive.today() ? 'warning' : 'muted'}>{say('reviewBy', { day: review })}</small>
        </li>
      ))}
    </ul>
  )
}
