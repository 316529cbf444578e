import type { Agreement } from 'casekeep'
import { type Signer, signersFor } from '../agreements/people.ts'
import { agreementsOf, isHeld, standingOf } from '../agreements/standing.ts'
import type { Entries } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { AgreementBadge, AgreementEnd, agreementAt, outsiderAt } from './agreement-parts.tsx'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters, type Tile, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Cell, Columns, Empty, withQuery } from './parts.tsx'
import { PeopleTabs } from './people-tabs.tsx'

/** What somebody signed, the newest first. */
interface Signed {
  readonly signer: Signer
  readonly agreements: readonly Agreement[]
}
/** What can be looked at, beside what is in force, which comes first. */
const views = ['endsSoon', 'over', 'missing'] as const
type View = (typeof views)[number] | 'inForce'

const words: Readonly<Record<View, WordKey>> = {
  inForce: 'agreementInForce',
  endsSoon: 'agreementEndsSoon',
  over: 'agreementsOver',
  missing: 'agreementsMissing',
}
const colors: Readonly<Partial<Record<View, Tile['kind']>>> = { endsSoon: 'soon', missing: 'late' }

/** Who has signed a confidentiality agreement and until when, and who has none that holds (P8.3). */
export async function agreementsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { say, address, archive } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const view = (chosen.given('state') as View | undefined) ?? 'inForce'
  const signers = (await signersFor(visit)).filter((signer) => isMeant(signer, chosen))
  // The library tells them person by person.
  const all = await Promise.all(
    signers.map(async (signer): Promise<Signed> => ({ signer, agreements: await agreementsOf(visit, signer.person) })),
  )
  const shown = (one: View) => all.flatMap((signed) => rowsOf(signed, one, archive.today()))
  const rows = shown(view)
  const tile = (one: View): Tile => ({
    text: say(words[one]),
    count: String(shown(one).length),
    href: withQuery(address, { state: one === 'inForce' ? null : one }),
    here: one === view,
    kind: colors[one],
  })
  return show(
    c,
    <Layout visit={visit} title={say('agreements')} wide>
      <PeopleTabs visit={visit} here="agreements">
        {keepsArchive(visit.person) && (
          <a class="button main" href="/agreements/new">
            {say('enterAgreement')}
          </a>
        )}
      </PeopleTabs>
      <div class="list-page" id="list">
        <Tiles label={say('agreements')} tiles={(['inForce', ...views] as const).map(tile)} />
        <div class="side">
          <FilterBar visit={visit} action="/agreements" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {rows.length === 0 ? (
            <Empty>{say(view === 'missing' ? 'nobodyWithout' : 'noAgreements')}</Empty>
          ) : view === 'missing' ? (
            <MissingTable visit={visit} rows={rows} />
          ) : (
            <AgreementTable visit={visit} rows={rows} />
          )}
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ say, naming }: SignedIn): readonly Filter[] {
  return [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: views.map((view) => [view, say(words[view])]),
      blank: say(words.inForce),
    },
    {
      name: 'whose',
      label: say('whoseKind'),
      options: [
        ['inside', say('inside')],
        ['outside', say('outside')],
      ],
    },
    { name: 'find', label: say('findOutsider') },
  ]
}

function isMeant({ name, of, person, outside }: Signer, chosen: Entries): boolean {
  const whose = chosen.given('whose')
  if (whose !== undefined && outside !== (whose === 'outside')) return false
  const wanted = plain(chosen.text('find'))
  return wanted === '' || [name, of, person].some((text) => plain(text).includes(wanted))
}
const plain = (text: string) => text.normalize('NFKC').toLowerCase()

interface Row {
  readonly signer: Signer
  /** Of somebody without one that holds: the last that they signed. */
  readonly agreement: Agreement | null
}

function rowsOf({ signer, agreements }: Signed, view: View, today: string): readonly Row[] {
  if (view === 'missing') {
    return agreements.some((one) => isHeld(one, today)) ? [] : [{ signer, agreement: agreements[0] ?? null }]
  }
  const fits: Readonly<Record<Exclude<View, 'missing'>, (one: Agreement) => boolean>> = {
    inForce: (one) => isHeld(one, today),
    endsSoon: (one) => standingOf(one, today) === 'endsSoon',
    over: (one) => !isHeld(one, today),
  }
  return agreements.filter(fits[view]).map((agreement) => ({ signer, agreement }))
}

interface TableProps {
  readonly visit: SignedIn
  readonly rows: readonly Row[]
}

function AgreementTable({ visit, rows }: TableProps) {
  const { naming, say } = visit
  const names = [
    say('whoSigned'),
    naming.term('label.signed'),
    naming.term('label.state'),
    say('holdsUntil'),
    say('enteredBy'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {rows.map(({ signer, agreement }) =>
          agreement === null ? null : (
            <tr>
              <Cell of={names[0]} kind="grow">
                <Who signer={signer} />
              </Cell>
              <Cell of={names[1]} kind="number">
                <a href={agreementAt(agreement)} aria-label={`${signer.name} ${agreement.signed}`}>
                  {agreement.signed}
                </a>
              </Cell>
              <Cell of={names[2]} kind="nowrap">
                <AgreementBadge visit={visit} agreement={agreement} />
              </Cell>
              <Cell of={names[3]}>
                <AgreementEnd visit={visit} agreement={agreement} />
              </Cell>
              <Cell of={names[4]} kind="nowrap">
                {naming.person(agreement.recordedBy)}
              </Cell>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** Who has none that holds, with the last that they signed and the way to enter another. */
function MissingTable({ visit, rows }: TableProps) {
  const { naming, say, person } = visit
  const names = [say('whoSigned'), say('lastOne'), naming.term('label.state'), say('nextStepColumn')] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {rows.map(({ signer, agreement }) => (
          <tr>
            <Cell of={names[0]} kind="grow">
              <Who signer={signer} />
            </Cell>
            <Cell of={names[1]}>
              {agreement === null ? (
                <span class="muted">{say('neverSigned')}</span>
              ) : (
                <a class="number" href={agreementAt(agreement)} aria-label={`${signer.name} ${agreement.signed}`}>
                  {agreement.signed}
                </a>
              )}
            </Cell>
            <Cell of={names[2]}>
              {agreement === null ? '—' : <AgreementBadge visit={visit} agreement={agreement} />}
            </Cell>
            <Cell of={names[3]} kind="actions-cell">
              {keepsArchive(person) && (
                <a class="button small" href={`/agreements/new?${new URLSearchParams({ person: signer.person })}`}>
                  {say('enterAgreement')}
                  <span class="hidden"> {signer.name}</span>
                </a>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ signer: { person, name, of, outside } }: { readonly signer: Signer }) {
  return (
    <>
      {outside ? <a href={outsiderAt(person)}>{name}</a> : name}
      <small>{of}</small>
    </>
  )
}
