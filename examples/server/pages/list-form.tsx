import type { Batch, CaseDocument, CaseFile } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { checkList, type ListFault, mostDocuments, repeatsInList } from '../batch-work/list-check.ts'
import { matchColumns, nameOfField } from '../batch-work/list-columns.ts'
import { rowReader } from '../batch-work/list-rows.ts'
import { type PastedList, readList } from '../batch-work/pasted-list.ts'
import { type DocumentField, documentFields } from '../document-fields.ts'
import { type Entries, type Problems, problem, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { batchesOf, CollectLayout, IntoControls } from './collect-shell.tsx'
import { AreaControl, Hidden, SelectControl } from './controls.tsx'
import { channelOptions, kindOptions, NoteControl } from './documents-form.tsx'
import { EntryForm } from './entry-form.tsx'

/** More than a list of documents has, and as many as a page can show with a choice above each. */
const mostColumns = 40

/** A list as it would be collected. */
interface CheckedList extends PastedList {
  readonly columns: readonly (DocumentField | null)[]
  readonly documents: readonly Readonly<Record<string, unknown>>[]
  readonly faults: readonly ListFault[]
  readonly repeats: ReadonlyMap<number, { readonly row: number } | CaseDocument>
}

/** Shows what a list holds, or collects it once nothing is wrong with it. */
export async function collectList(c: Ask, entries: Entries) {
  const visit = c.get('signedIn')
  const { case: file } = await visit.desk.cases.get({ case: c.req.param('number')! })
  const read = await checked(visit, file, entries)
  if ('fields' in read) return listForm(c, entries, read)
  const whole = wholeList(visit, read)
  if (whole !== null) return listForm(c, entries, whole, read)
  if (entries.text('do') !== 'collect' || read.faults.length > 0) return listForm(c, entries, noProblemsIn(read), read)
  try {
    const { batch } = (await visit.desk.run('batches.collect', {
      case: file.number,
      documents: read.documents,
      batch: entries.given('batch'),
      event: entries.given('event'),
      note: entries.given('note'),
      idempotencyKey: entries.given('key'),
    })) as { readonly batch: Batch }
    return done(c, `/batches/${batch.number}`, 'batches.collect', batch.number)
  } catch (error) {
    return listForm(c, entries, problemsOf(error, visit, entries), read)
  }
}

function noProblemsIn({ faults }: CheckedList): Problems {
  return { fields: new Map(), top: [], status: faults.length > 0 ? 422 : 200 }
}

async function checked(visit: SignedIn, file: CaseFile, entries: Entries): Promise<CheckedList | Problems> {
  const { archive, say } = visit
  const list = readList(entries.text('list'))
  if ('line' in list) return problem('list', say('listUnreadable', { n: list.line }))
  if (list.rows.length === 0) return problem('list', say('listEmpty'))
  const most = mostDocuments(visit)
  if (list.rows.length > most) return problem('list', say('listTooLong', { n: list.rows.length, most }))
  const width = list.header.length
  if (width > mostColumns) return problem('list', say('listTooWide', { n: width, most: mostColumns }))
  const category = archive.policy.categories[file.category]!
  // What was chosen for the columns of another list says nothing of these.
  const isSame = entries.text('header') === list.header.join('\t').trim()
  const columns = matchColumns(list.header).map((matched, index): DocumentField | null => {
    const name = `column.${index}`
    if (!isSame || !entries.has(name)) return matched
    return documentFields.find((field) => field === entries.text(name)) ?? null
  })
  const defaults = { kind: entries.given('kindOfAll'), channel: entries.given('channelOfAll') }
  const documents = list.rows.map(rowReader(columns, category, archive.policy.levels, defaults))
  return {
    ...list,
    columns,
    documents,
    faults: checkList(visit, file, category, documents),
    repeats: repeatsInList(documents, await documentsOfCase(visit, file.number)),
  }
}

/** What is wrong with the columns of a list. */
function wholeList({ say, language }: SignedIn, { columns }: CheckedList): Problems | null {
  if (!columns.includes('title')) return problem('list', say('listNoTitle'))
  const twice = columns.findIndex((field, index) => field !== null && columns.indexOf(field) < index)
  if (twice < 0) return null
  return problem(`column.${twice}`, say('columnTwice', { what: nameOfField(columns[twice]!, language) }))
}

export async function listForm(c: Ask, entries: Entries, problems: Problems, list?: CheckedList) {
  const visit = c.get('signedIn')
  const { naming, say, desk, archive, language } = visit
  const { case: file } = await desk.cases.get({ case: c.req.param('number')! })
  const back = `/cases/${file.number}`
  const control = { visit, entries, problems }
  const ready = list !== undefined && list.faults.length === 0 && problems.fields.size === 0
  const columns = naming.list(documentFields.slice(0, 12).map((field) => nameOfField(field, language)))
  return show(
    c,
    <CollectLayout visit={visit} file={file} entries={entries} from="list">
      <EntryForm visit={visit} problems={problems} action={`${back}/collect`} back={back}>
        <IntoControls {...control} file={file} batches={await batchesOf(visit, file)} />
        <div class="grid">
          <AreaControl
            {...control}
            name="list"
            label={say('pasteList')}
            hint={say('pasteListHint', { most: mostDocuments(visit), columns })}
            rows={list === undefined ? 12 : 6}
            unmarked
          />
          <SelectControl
            {...control}
            name="channelOfAll"
            label={say('channelOfAll')}
            unmarked
            blank="—"
            options={channelOptions(visit)}
          />
          <SelectControl
            {...control}
            name="kindOfAll"
            label={say('kindOfAll')}
            unmarked
            blank="—"
            options={kindOptions(archive.policy, file.category, visit)}
          />
        </div>
        {list !== undefined && <Preview visit={visit} file={file} list={list} problems={problems} />}
        <NoteControl {...control} />
        <p class="submit">
          {ready && (
            <button type="submit" class="main" name="do" value="collect">
              {visit.count('collectList', list.documents.length)}
            </button>
          )}
          <button type="submit" class={ready ? '' : 'main'} name="do" value="check">
            {say(list === undefined ? 'checkList' : 'checkAgain')}
          </button>
          <a href={back}>{say('cancel')}</a>
        </p>
      </EntryForm>
    </CollectLayout>,
    problems.status,
  )
}

interface PreviewProps {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly list: CheckedList
  readonly problems: Problems
}

/** Every row as it would be collected, with what is to be corrected in its place. */
function Preview({ visit, file, list, problems }: PreviewProps) {
  const { say, count } = visit
  const { columns, header, documents, faults, repeats } = list
  const faultAt = new Map(faults.map((fault) => [`${fault.row}.${fault.field}`, fault]))
  // A fault of a field that no column holds stands in the row's first cell.
  const elsewhere = new Map<number, ListFault[]>()
  for (const fault of faults) {
    if (columns.includes(fault.field as DocumentField)) continue
    const others = elsewhere.get(fault.row)
    if (others === undefined) elsewhere.set(fault.row, [fault])
    else others.push(fault)
  }
  return (
    <section class="list-preview">
      <h2>{say('listPreview')}</h2>
      <Hidden name="header" value={header.join('\t')} />
      <p class={faults.length > 0 ? 'error' : ''} role="status">
        {faults.length > 0 ? count('listFaults', faults.length) : count('listRight', documents.length)}{' '}
        {repeats.size > 0 && <span class="warning">{count('listRepeats', repeats.size)}</span>}
      </p>
      <div class="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('listRow')}</th>
              {header.map((name, index) => (
                <ColumnHead
                  visit={visit}
                  name={name}
                  index={index}
                  field={columns[index] ?? null}
                  problems={problems}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {documents.map((document, row) => (
              <tr id={`row-${row + 1}`}>
                <td class="number">
                  {row + 1}
                  {elsewhere.get(row)?.map(({ field, sentence }) => (
                    <small class="error">
                      {nameOfField(field as DocumentField, visit.language)}: {sentence}
                    </small>
                  ))}
                </td>
                {header.map((_name, index) => {
                  const field = columns[index] ?? null
                  const cell = list.rows[row]?.[index] ?? ''
                  const fault = field === null ? undefined : faultAt.get(`${row}.${field}`)
                  return (
                    <td class={field === null ? 'muted' : fault === undefined ? '' : 'wrong'}>
                      {field === null ? cell : shown(visit, file, field, document[field], cell)}
                      {fault !== undefined && <small class="error">{fault.sentence}</small>}
                      {field === 'title' && <Twin visit={visit} twin={repeats.get(row)} />}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ColumnHead(
  props: Omit<PreviewProps, 'file' | 'list'> & { name: string; index: number; field: DocumentField | null },
) {
  const { visit, name, index, field, problems } = props
  const { say, language } = visit
  const wrong = problems.fields.get(`column.${index}`)
  return (
    <th scope="col">
      {name || '—'}
      <select
        id={`column.${index}`}
        name={`column.${index}`}
        aria-label={say('fieldOfColumn', { column: name || String(index + 1) })}
        aria-invalid={wrong === undefined ? undefined : 'true'}
      >
        <option value="">{say('columnLeftOut')}</option>
        {documentFields.map((one) => (
          <option value={one} selected={one === field}>
            {nameOfField(one, language)}
          </option>
        ))}
      </select>
      {wrong !== undefined && <small class="error">{wrong}</small>}
    </th>
  )
}

/** A value as it was understood; as it was written where it was not. */
function shown({ naming, say }: SignedIn, file: CaseFile, field: DocumentField, value: unknown, cell: string): string {
  if (value === undefined) return cell
  if (typeof value === 'boolean') {
    return field === 'original' ? naming.term(value ? 'label.original' : 'label.copy') : say(value ? 'yes' : 'no')
  }
  const text = String(value)
  switch (field) {
    case 'kind':
      return naming.kind(file.category, text)
    case 'channel':
    case 'medium':
      return naming.find(`${field}.${text}`)
    case 'level':
      return naming.level(text)
    default:
      return text
  }
}

function Twin({ visit, twin }: { visit: SignedIn; twin: { readonly row: number } | CaseDocument | undefined }) {
  if (twin === undefined) return null
  const { say } = visit
  const what = 'row' in twin ? say('ofRow', { n: twin.row + 1 }) : (twin.number ?? `#${twin.position}`)
  return <small class="warning">{say('repeatsThat', { what })}</small>
}
