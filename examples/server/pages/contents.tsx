import { type Batch, type CaseDocument, type CaseFile, compareNumberTexts } from 'casekeep'
import type { Entries } from '../forms.ts'
import { gatherAll } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Crumbs, Empty, Pages, withQuery } from './parts.tsx'
import { Requestable } from './request-from-list.tsx'

/** So many fit on the page of the case; a list that is longer goes on elsewhere. */
const onCasePage = 40
/** So many to a page of the list by itself. */
const onOwnPage = 100
/** Fewer need no filters. */
const few = 8

interface Possible {
  readonly kinds: readonly string[]
  readonly levels: readonly string[]
  readonly batches: readonly string[]
}

/** What a contents list can be narrowed by. */
function filtersBy({ naming }: SignedIn, category: string, { kinds, levels, batches }: Possible): readonly Filter[] {
  const kindName = (kind: string) => [kind, naming.kind(category, kind)] as const
  return [
    { name: 'kind', label: naming.term('label.kind'), options: kinds.map(kindName) },
    { name: 'level', label: naming.term('label.level'), options: levels.map((level) => [level, naming.level(level)]) },
    { name: 'batch', label: naming.term('thing.batch'), options: batches.map((number) => [number, number]) },
  ]
}

/** By what the documents that are there are. */
export function contentsFilters(
  visit: SignedIn,
  { category }: CaseFile,
  documents: readonly CaseDocument[],
  batches: readonly Batch[],
): readonly Filter[] {
  const present = (field: 'kind' | 'level' | 'batch') => new Set<string>(documents.map((document) => document[field]))
  const [levels, brought] = [present('level'), present('batch')]
  return filtersBy(visit, category, {
    kinds: [...present('kind')],
    levels: visit.archive.policy.levels.filter((level) => levels.has(level)),
    batches: batches.map(({ number }) => number).filter((number) => brought.has(number)),
  })
}

function fits(document: CaseDocument, chosen: Entries): boolean {
  return (['kind', 'level', 'batch'] as const).every((field) => {
    const wanted = chosen.given(field)
    return wanted === undefined || document[field] === wanted
  })
}

/** What was chosen, as a contents list has it: by number, and then what has none yet, as it came in. */
export function findContents(documents: readonly CaseDocument[], chosen: Entries): readonly CaseDocument[] {
  const found = documents.filter((document) => fits(document, chosen))
  const numbered = found.flatMap((document) =>
    document.number === null ? [] : [{ document, number: document.number }],
  )
  numbered.sort((one, other) => compareNumberTexts(one.number, other.number))
  return [...numbered.map(({ document }) => document), ...found.filter(({ number }) => number === null)]
}

/** What tells a document from all others of its case, and of those merged into it. */
const nameOf = ({ number, batch, position }: CaseDocument) => number ?? `${batch}-${position}`

interface ContentsProps {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly filters: readonly Filter[]
  readonly chosen: Entries
  /** How many documents there are that the reader may see. */
  readonly all: number
  readonly found: readonly CaseDocument[]
}

/** The contents list on the page of its case. */
export function Contents({ visit, file, filters, chosen, all, found }: ContentsProps) {
  const { say, count } = visit
  if (all === 0) return <Empty>{say('noDocuments')}</Empty>
  const address = `/cases/${file.number}`
  return (
    <>
      {(all > few || chosen.names().length > 0) && (
        <>
          <FilterBar visit={visit} action={address} filters={filters} chosen={chosen} target="documents" />
          <Chosen visit={visit} filters={filters} chosen={chosen} target="documents" />
        </>
      )}
      {found.length === 0 ? (
        <Empty>{say('noDocumentsChosen')}</Empty>
      ) : (
        <Requestable visit={visit} file={file} documents={found.slice(0, onCasePage)} />
      )}
      {found.length > onCasePage && (
        <p>
          <a class="button" href={withQuery(`${address}/documents`, Object.fromEntries(chosenPairs(chosen)))}>
            {count('allDocuments', found.length)}
          </a>
        </p>
      )}
    </>
  )
}

function chosenPairs(chosen: Entries): readonly (readonly [string, string])[] {
  return chosen.names().map((name) => [name, chosen.text(name)] as const)
}

/** The contents list of a case on a page of its own, for as long as it is. */
export async function contentsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say, archive } = visit
  const name = { case: c.req.param('number')! }
  const { case: file } = await desk.cases.get(name)
  const { batches } = await desk.batches.list(name)
  const filters = filtersBy(visit, file.category, {
    kinds: Object.keys(archive.policy.categories[file.category]!.kinds),
    levels: archive.policy.levels,
    batches: batches.map(({ number }) => number),
  })
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const all = findContents(await gatherAll((from) => desk.documents.list({ ...name, after: from, limit: 200 })), chosen)
  const begin = after === undefined ? 0 : all.findIndex((document) => nameOf(document) === after) + 1
  const documents = all.slice(begin, begin + onOwnPage)
  const next = begin + onOwnPage < all.length ? nameOf(documents.at(-1)!) : null
  const title = naming.term('operation.documents.list')
  return show(
    c,
    <Layout visit={visit} title={`${title} ${file.number}`} wide>
      <Crumbs trail={[[`/cases/${file.number}`, `${file.number} ${file.title}`]]} />
      <div class="list-page" id="list">
        <div class="heading">
          <h1>{title}</h1>
        </div>
        <div class="side">
          <FilterBar visit={visit} action={`/cases/${file.number}/documents`} filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {documents.length === 0 ? (
            <Empty>{say(chosen.names().length > 0 ? 'noDocumentsChosen' : 'noDocuments')}</Empty>
          ) : (
            <Requestable visit={visit} file={file} documents={documents} />
          )}
          <Pages visit={visit} next={next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}
