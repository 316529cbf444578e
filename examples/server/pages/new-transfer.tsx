import type { Duty } from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { gatherAll } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Key, Submit } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Crumbs, Empty, ProblemBox } from './parts.tsx'

/** Approved batches that the actor may send: each is a duty of theirs. */
export async function approvedBatches({ desk }: SignedIn): Promise<readonly Duty[]> {
  const all = await gatherAll((after) => desk.duties.list({ scope: 'mine', after, limit: 200 }))
  return all.filter((duty) => duty.kind === 'transfer')
}

export async function newTransferPage(c: Ask) {
  return newForm(c, Entries.of({ batches: c.req.query('batch') }), noProblems)
}

export async function sendTransfer(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const batches = entries.all('batches')
  if (batches.length === 0) {
    return newForm(c, entries, { ...noProblems, top: [visit.say('chooseSome')], status: 422 })
  }
  try {
    const { transfer } = await visit.desk.transfers.send({
      batches,
      note: entries.given('note'),
      idempotencyKey: entries.given('key'),
    })
    return done(c, `/transfers/${transfer.number}`, 'transfers.send', transfer.number)
  } catch (error) {
    return newForm(c, entries, problemsOf(error, visit, entries))
  }
}

async function newForm(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const waiting = await approvedBatches(visit)
  const chosen = new Set(entries.all('batches'))
  // One list comes from one department.
  const departments = [...new Set(waiting.map((duty) => duty.department))]
  const asked = c.req.query('department') ?? waiting.find((duty) => chosen.has(duty.subject))?.department
  const department = departments.find((one) => one === asked) ?? departments[0]
  return show(
    c,
    <Layout visit={visit} title={say('makeList')}>
      <Crumbs trail={[[listAsSeen('/transfers', visit), naming.term('thing.transferList')]]} />
      <div class="heading">
        <h1>{say('chooseBatches')}</h1>
        {departments.length > 1 && (
          <nav class="segments" aria-label={naming.term('label.department')}>
            {departments.map((one) => (
              <a href={`/transfers/new?department=${one}`} aria-current={one === department ? 'true' : undefined}>
                {naming.department(one)}
              </a>
            ))}
          </nav>
        )}
      </div>
      {department === undefined ? (
        <>
          <ProblemBox problems={problems} />
          <Empty
            ways={
              <a class="button" href="/transfers">
                {naming.term('thing.transferList')}
              </a>
            }
          >
            {say('noApproved')}
          </Empty>
        </>
      ) : (
        <EntryForm visit={visit} problems={problems} action="/transfers/new">
          <Key />
          <fieldset>
            <legend class="hidden">{say('chooseBatches')}</legend>
            <ul class="pick">
              {waiting
                .filter((duty) => duty.department === department)
                .map((duty) => (
                  <li>
                    <label>
                      <input
                        type="checkbox"
                        name="batches"
                        value={duty.subject}
                        checked={chosen.size === 0 || chosen.has(duty.subject)}
                      />
                      <span class="number">{duty.subject}</span>
                      <span>{duty.title}</span>
                      <small class={duty.late ? 'warning' : 'muted'}>
                        {naming.term('label.due')} {duty.due}
                      </small>
                    </label>
                  </li>
                ))}
            </ul>
          </fieldset>
          <AreaControl
            visit={visit}
            entries={entries}
            problems={problems}
            name="note"
            label={naming.term('label.note')}
            rows={2}
          />
          <Submit visit={visit} text={say('makeList')} back={listAsSeen('/transfers', visit)} />
        </EntryForm>
      )}
    </Layout>,
    problems.status,
  )
}
