import {
  type Batch,
  type CaseFile,
  type ChecklistLine,
  compareNumberTexts,
  type HistoryChange,
  type HistoryEntry,
  type Page,
  type Possible,
  type PossibleNow,
} from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { show, showPart } from './answer.ts'
import { Contents } from './contents.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Crumbs, Empty, Fact, Facts, withQuery } from './parts.tsx'
import { Lacks } from './possible.tsx'
import { DutyTable } from './worklist.tsx'

const historySize = 12

export async function casePage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  const missing = await desk.cases.missing(name)
  const documents = await desk.documents.list(name)
  const { batches } = await desk.batches.list(name)
  const possible = await desk.cases.possible(name)
  const duties = await desk.duties.list(name)
  const history = await desk.trail.history({ ...name, limit: historySize })
  return show(
    c,
    <Layout visit={visit} title={`${file.number} ${file.title}`} wide>
      <Crumbs trail={[['/cases', say('cases')]]} />
      <div class="heading">
        <h1>
          <span class="number">{file.number}</span> {file.title}
        </h1>
        <Badge state={file.state}>{naming.find(`case.${file.state}`)}</Badge>
      </div>
      <CaseActions visit={visit} number={file.number} possible={possible.case ?? []} />
      <div class="halves">
        <section>
          <h2>{naming.term('label.fields')}</h2>
          <CaseFacts visit={visit} file={file} />
        </section>
        <section>
          <h2>
            {naming.term('thing.checklist')}{' '}
            {missing.lacking > 0 && <Badge state="soon">{say('lackingCount', { n: missing.lacking })}</Badge>}
          </h2>
          <Checklist visit={visit} category={file.category} lines={missing.lines} />
          {duties.items.length > 0 && (
            <>
              <h2>{naming.term('thing.duty')}</h2>
              <DutyTable visit={visit} duties={duties.items} withCase={false} />
            </>
          )}
        </section>
      </div>
      <section>
        <h2>{naming.term('operation.documents.list')}</h2>
        <Contents visit={visit} file={file} page={documents} />
      </section>
      <section>
        <h2>{naming.term('operation.batches.list')}</h2>
        <Batches visit={visit} batches={batches} possible={possible.batches} />
      </section>
      <section id="history">
        <div class="heading">
          <h2>{naming.term('operation.trail.history')}</h2>
          <a
            class="button quiet"
            href={`/cases/${file.number}/verify`}
            hx-get={`/cases/${file.number}/verify`}
            hx-target="#verified"
          >
            {say('verify')}
          </a>
        </div>
        <div id="verified" />
        <ol class="history">
          <HistoryPart visit={visit} number={file.number} page={history} />
        </ol>
      </section>
    </Layout>,
  )
}

function CaseActions({
  visit,
  number,
  possible,
}: {
  readonly visit: SignedIn
  readonly number: string
  readonly possible: readonly Possible[]
}) {
  if (possible.length === 0) return null
  return (
    <div class="actions">
      {possible.map(({ operation, blocked }) => {
        const act = operation.split('.')[1]!
        const text = visit.naming.find(`operation.${operation}`)
        // What an ended case may still take is decided by what is collected.
        const closed = blocked.length > 0 && operation !== 'batches.collect'
        return closed ? (
          <span class="blocked">
            <span class="button off">{text}</span>
            <Lacks visit={visit} blocked={blocked} />
          </span>
        ) : (
          <a class={operation === 'batches.collect' ? 'button main' : 'button'} href={`/cases/${number}/${act}`}>
            {text}
          </a>
        )
      })}
    </div>
  )
}

function CaseFacts({ visit, file }: { readonly visit: SignedIn; readonly file: CaseFile }) {
  const { naming, archive, say } = visit
  const shape = Object.keys(archive.policy.categories[file.category]!.fields.shape)
  const values = file.fields as Readonly<Record<string, unknown>>
  const shown = shape.filter((field) => file.withheld.includes(field) || values[field] !== undefined)
  return (
    <>
      <Facts>
        {shown.map((field) => (
          <Fact name={naming.field(file.category, field)}>
            {file.withheld.includes(field) ? (
              <span class="withheld">{naming.term('label.withheld')}</span>
            ) : (
              <span class="pre">{naming.value(file.category, field, values[field])}</span>
            )}
          </Fact>
        ))}
        {shown.length === 0 && <Fact name="—">{say('noFields')}</Fact>}
      </Facts>
      <Facts>
        <Fact name={naming.term('thing.category')}>{naming.category(file.category)}</Fact>
        <Fact name={naming.term('label.level')}>{naming.level(file.level)}</Fact>
        <Fact name={naming.term('label.responsibleDepartment')}>{naming.department(file.department)}</Fact>
        <Fact name={naming.term('label.owner')}>{naming.person(file.owner)}</Fact>
        <Fact name={naming.term('label.opened')}>
          {naming.day(file.opened)} <span class="muted">{naming.person(file.openedBy)}</span>
        </Fact>
        {file.ended !== null && <Fact name={naming.term('label.ended')}>{file.ended}</Fact>}
        {file.reason !== null && <Fact name={naming.term('label.reason')}>{file.reason}</Fact>}
        {file.mergedInto !== null && (
          <Fact name={say('mergedInto')}>
            <a href={`/cases/${file.mergedInto}`}>{file.mergedInto}</a>
          </Fact>
        )}
        {file.absorbed.length > 0 && (
          <Fact name={say('absorbed')}>
            {file.absorbed.map((number) => (
              <a href={`/cases/${number}`}>{number} </a>
            ))}
          </Fact>
        )}
        <Fact name={naming.term('label.policyVersion')}>
          <a href="/policy" class="number">
            {file.policy}
          </a>
        </Fact>
      </Facts>
    </>
  )
}

interface ChecklistProps {
  readonly visit: SignedIn
  readonly category: string
  readonly lines: readonly ChecklistLine[]
}

function Checklist({ visit, category, lines }: ChecklistProps) {
  const { naming, say } = visit
  if (lines.length === 0) return <Empty>{say('nothingExpected')}</Empty>
  const status = {
    missing: say('missing'),
    onTheWay: say('onTheWay'),
    archived: say('archivedAlready'),
    entered: say('entered'),
  }
  return (
    <>
      {(['now', 'end'] as const).map((stage) => {
        const mine = lines.filter((line) => line.expected === stage)
        if (mine.length === 0) return null
        return (
          <>
            <h3>{say(stage === 'now' ? 'expectedNow' : 'expectedAtEnd')}</h3>
            <ul class="checklist">
              {mine.map((line) => (
                <li class={line.status}>
                  <span>
                    {line.what === 'document' ? naming.kind(category, line.name) : naming.field(category, line.name)}
                  </span>
                  <small>{status[line.status]}</small>
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </>
  )
}

interface BatchesProps {
  readonly visit: SignedIn
  readonly batches: readonly Batch[]
  readonly possible: PossibleNow['batches']
}

function Batches({ visit, batches, possible }: BatchesProps) {
  const { naming, say } = visit
  if (batches.length === 0) return <Empty>{say('noBatches')}</Empty>
  const names = [
    naming.term('label.number'),
    naming.term('label.kind'),
    naming.term('label.state'),
    naming.term('label.collected'),
    naming.term('label.note'),
    say('whatCanBeDone'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {batches.map((batch) => {
          const now = possible.find((one) => one.batch === batch.number)?.operations ?? []
          const open = now.filter((one) => one.blocked.length === 0 && one.operation !== 'batches.withdraw')
          return (
            <tr>
              <Cell of={names[0]} kind="number">
                <a href={`/batches/${batch.number}`}>{batch.number}</a>
              </Cell>
              <Cell of={names[1]} kind="nowrap">
                {naming.find(`batchKind.${batch.kind}`)}
              </Cell>
              <Cell of={names[2]} kind="nowrap">
                <Badge state={batch.state}>{naming.find(`batch.${batch.state}`)}</Badge>{' '}
                {batch.transfer !== null && <a href={`/transfers/${batch.transfer}`}>{batch.transfer}</a>}
              </Cell>
              <Cell of={names[3]} kind="nowrap">
                {naming.day(batch.collected)}
              </Cell>
              <Cell of={names[4]} kind="grow">
                {batch.note ?? '—'}
                {batch.reasons.length > 0 && <small class="pre">{batch.reasons.join('\n')}</small>}
              </Cell>
              <Cell of={names[5]}>
                {open.length === 0 ? '—' : ''}
                {open.map(({ operation }, index) => (
                  <>
                    {index > 0 && ' · '}
                    <a href={`/batches/${batch.number}`}>{naming.find(`operation.${operation}`)}</a>
                  </>
                ))}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** More of a case's history, for htmx; the whole page of it for everybody else. */
export async function historyPage(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const after = c.req.query('after')
  const page = await visit.desk.trail.history({ case: number, limit: historySize, ...(after && { after }) })
  const part = <HistoryPart visit={visit} number={number} page={page} />
  if (c.req.header('HX-Request') === 'true') return showPart(c, part)
  return show(
    c,
    <Layout visit={visit} title={`${visit.naming.term('operation.trail.history')} ${number}`}>
      <Crumbs trail={[[`/cases/${number}`, number]]} />
      <h1>{visit.naming.term('operation.trail.history')}</h1>
      <ol class="history">{part}</ol>
    </Layout>,
  )
}

interface HistoryPartProps {
  readonly visit: SignedIn
  readonly number: string
  readonly page: Page<HistoryEntry>
}

function HistoryPart({ visit, number, page }: HistoryPartProps) {
  const { naming, say } = visit
  const more = page.next === null ? null : withQuery(`/cases/${number}/history`, { after: page.next })
  return (
    <>
      {page.items.map((entry) => (
        <li>
          <time>{naming.moment(entry.at)}</time>
          <div>
            <strong>{naming.find(`operation.${entry.operation}`)}</strong>{' '}
            <span class="muted">
              {naming.person(entry.person)} · {naming.term('label.policyVersion')} {entry.policy}
            </span>
            <ul>
              {together(entry.changes).map(({ first, numbers }) => {
                const what = columns(first.changed, visit)
                return (
                  <li>
                    {naming.find(`thing.${first.what}`)}{' '}
                    {numbers.map((number, index) => (
                      <>
                        {index > 0 && naming.list(['', ''])}
                        <span class="number">{number}</span>
                      </>
                    ))}{' '}
                    {first.from !== null && first.to !== null ? (
                      <>
                        {naming.find(`${first.what}.${first.from}`)} → {naming.find(`${first.what}.${first.to}`)}
                      </>
                    ) : (
                      first.added && say('added')
                    )}
                    {what !== '' && <small class="muted">{say('changed', { what })}</small>}
                  </li>
                )
              })}
            </ul>
          </div>
        </li>
      ))}
      {more !== null && (
        <li class="more">
          <a href={more} hx-get={more} hx-target="closest li" hx-swap="outerHTML">
            {say('moreHistory')}
          </a>
        </li>
      )}
    </>
  )
}

interface Together {
  readonly first: HistoryChange
  readonly numbers: readonly string[]
}

/** The same thing done to several documents stands in one line. What a list says of its batch, the batch says itself. */
function together(changes: readonly HistoryChange[]): readonly Together[] {
  const lines = new Map<string, { readonly first: HistoryChange; readonly numbers: string[] }>()
  for (const change of changes.filter(({ what }) => what !== 'transferItem')) {
    const key = JSON.stringify([change.what, change.from, change.to, change.added, change.changed])
    const line = lines.get(key) ?? { first: change, numbers: [] }
    if (change.number !== null) line.numbers.push(change.number)
    lines.set(key, line)
  }
  for (const { numbers } of lines.values()) numbers.sort(compareNumberTexts)
  return [...lines.values()]
}

/** Columns by the caption that the library's table has for them; what has none is no word for a reader. */
function columns(changed: readonly string[], { naming }: SignedIn): string {
  const names = changed.flatMap((column) => {
    const found = naming.find(`label.${column}`)
    return found === column ? [] : [found]
  })
  return naming.list([...new Set(names)])
}

export async function verifyPage(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const found = await visit.desk.trail.verify({ case: number })
  const text = found.intact
    ? visit.say('intact', { n: found.entries, head: found.head.slice(0, 16) })
    : visit.say('broken', { n: found.broken?.position ?? 0, why: found.broken?.because ?? '' })
  const part = (
    <p class={found.intact ? 'message' : 'problems'} role="status">
      {text}
    </p>
  )
  if (c.req.header('HX-Request') === 'true') return showPart(c, part)
  return show(
    c,
    <Layout visit={visit} title={`${visit.say('verify')} ${number}`}>
      <Crumbs trail={[[`/cases/${number}`, number]]} />
      <h1>{visit.say('verify')}</h1>
      {part}
    </Layout>,
  )
}
