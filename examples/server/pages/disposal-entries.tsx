import type { DisposalEntry } from 'casekeep'
import type { WholeDisposal } from '../disposals/whole.ts'
import type { SignedIn } from '../visit.ts'
import { EntryName } from './disposal-parts.tsx'
import { Badge, Cell, Columns } from './parts.tsx'

/** What stands on a list, what was said of it, and what became of it. */
export function EntryTable({ visit, whole }: { readonly visit: SignedIn; readonly whole: WholeDisposal }) {
  const { naming, say, count } = visit
  const names = [
    naming.term('label.item'),
    naming.term('thing.case'),
    say('dueFrom'),
    say('documents'),
    say('appraisalColumn'),
    naming.term('label.state'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {whole.entries.map((entry) => (
          <tr id={`line-${entry.position}`} class={entry.state === 'released' ? 'out' : undefined}>
            <Cell of={names[0]} kind="number">
              {entry.position}
            </Cell>
            <Cell of={names[1]} kind="first">
              <EntryName visit={visit} entry={entry} />
              <small>{naming.department(entry.department)}</small>
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {entry.state === 'done' ? (
                <span class="number">{entry.due}</span>
              ) : (
                <a class="number" href={`/cases/${entry.case}/retention`}>
                  {entry.due}
                  <span class="hidden"> {say('whyDateOf', { case: entry.case })}</span>
                </a>
              )}
            </Cell>
            <Cell of={names[3]} kind="nowrap">
              {entry.documents}
              <small>{count('pagesN', entry.pages)}</small>
            </Cell>
            <Cell of={names[4]} kind="grow">
              <Verdict visit={visit} entry={entry} />
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              <Badge state={`entry-${entry.state}`}>{naming.term(`disposalEntry.${entry.state}`)}</Badge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is to become of an entry, until when, why, and who said so. */
function Verdict({ visit, entry }: { readonly visit: SignedIn; readonly entry: DisposalEntry }) {
  const { naming, say } = visit
  const { verdict, until, reason, appraisedBy, transfer } = entry
  return (
    <>
      {naming.term(`disposalVerdict.${verdict}`)}
      {until !== null && <small>{say('untilDay', { day: until })}</small>}
      {reason !== null && <small>{reason}</small>}
      {transfer !== null && <small>{say('handedOnToWhom', { to: transfer.to })}</small>}
      {appraisedBy !== null && <small>{naming.person(appraisedBy)}</small>}
    </>
  )
}
