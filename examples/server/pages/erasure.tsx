import type { Erasure, ErasureItem, ErasureOutcome } from 'casekeep'
import { kindOfCase } from '../disposals/listed-entry.ts'
import { begun } from '../disposals/why-not.ts'
import { Entries, eachBlock, problem, problemsOf } from '../forms.ts'
import { type AskedSubject, askedSubject, knownPeople, subjectAt } from '../subjects/asked.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Crumbs, Empty } from './parts.tsx'
import { showSubject } from './subject.tsx'
import { SubjectRegisters } from './subject-registers.tsx'
import { askForSubject } from './subjects.tsx'

/**
 * Answers somebody who asks for erasure, thing by thing (P9.2). The answer is the page that comes back: whoever loads it
 * anew sends the same form, which is done once.
 */
export async function answerErasure(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const asked = askedSubject(new Entries(Object.entries(c.req.query())))
  if (asked === null) return askForSubject(c, entries, problem('person', visit.say('nobodyNamed')))
  try {
    const erasure = (await visit.desk.run('subjects.erase', {
      ...asked,
      title: entries.text('title'),
      idempotencyKey: entries.given('key'),
    })) as Erasure
    return await answerPage(c, asked, erasure)
  } catch (error) {
    return showSubject(c, asked, { entries, problems: problemsOf(error, visit, entries) })
  }
}

/** Whoever comes to the address of an answer alone begins with what is kept. */
export function backToSubject(c: Ask) {
  const asked = askedSubject(new Entries(Object.entries(c.req.query())))
  return c.redirect(asked === null ? '/subjects' : subjectAt(asked), 303)
}

const outcomeWords = {
  listed: 'outcomeListed',
  restricted: 'outcomeRestricted',
  refused: 'outcomeRefused',
} as const satisfies Readonly<Record<ErasureOutcome, WordKey>>
const colors: Readonly<Record<ErasureOutcome, string>> = { listed: 'good', restricted: 'soon', refused: 'late' }

async function answerPage(c: Ask, asked: AskedSubject, erasure: Erasure) {
  const { visit } = await knownPeople(c.get('signedIn'))
  const { naming, say } = visit
  const who = naming.person(asked.person)
  const listed = erasure.items.some(({ outcome }) => outcome === 'listed')
  return show(
    c,
    <Layout visit={visit} title={say('erasureAnswer', { who })} wide>
      <Crumbs
        trail={[
          ['/subjects', say('subjectRights')],
          [subjectAt(asked), say('keptOn', { who })],
        ]}
      />
      <h1>{say('erasureAnswer', { who })}</h1>
      <div class={listed ? 'message' : 'note'} role="status">
        <p>{say(listed ? 'erasureListed' : 'erasureNothing')}</p>
        {erasure.more && <p>{say('erasureMore')}</p>}
      </div>
      {erasure.items.length === 0 ? (
        <Empty>{say('erasureNone')}</Empty>
      ) : (
        <Answers visit={visit} items={erasure.items} />
      )}
      <SubjectRegisters visit={visit} report={erasure} />
      <p>
        <a class="button" href={subjectAt(asked)}>
          {say('backToKept')}
        </a>
      </p>
    </Layout>,
  )
}

function Answers({ visit, items }: { readonly visit: SignedIn; readonly items: readonly ErasureItem[] }) {
  const { naming, say } = visit
  const names = [naming.term('thing.case'), say('outcomeColumn'), say('dueFrom'), say('whyColumn')] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {items.map((item) => (
          <tr>
            <Cell of={names[0]} kind="first">
              <a class="number" href={`/cases/${item.case}`}>
                {item.case}
              </a>
              {item.kind !== null && (
                <small>{say('documentsOfKind', { kind: kindOfCase(item.case, item.kind, visit) })}</small>
              )}
            </Cell>
            <Cell of={names[1]} kind="nowrap">
              <Badge state={colors[item.outcome]}>{say(outcomeWords[item.outcome])}</Badge>
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {item.due ?? '—'}
            </Cell>
            <Cell of={names[3]} kind="grow">
              <WhySo visit={visit} item={item} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it rests on: the list that it goes by; or every reason, and the rule where one keeps it. */
function WhySo({ visit, item }: { readonly visit: SignedIn; readonly item: ErasureItem }) {
  const { say } = visit
  if (item.outcome === 'listed') {
    return (
      <>
        {item.due !== null && say('wasDueSince', { day: item.due })}{' '}
        {item.disposal !== null && (
          <a href={`/disposals/${item.disposal}`}>{say('onListNow', { number: item.disposal })}</a>
        )}
      </>
    )
  }
  // The line names its case already.
  const blocks = item.blocks.map((block) => ({ ...block, case: undefined }))
  const { reasons } = eachBlock({ what: 'disposal', number: '', blocks }, visit)
  const rule = item.outcome === 'restricted' ? item.explanation : []
  return (
    <ul class="because">
      {[...reasons.map(begun), ...rule].map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )
}
