import type { Batch, CaseFile } from 'casekeep'
import type { Child } from 'hono/jsx'
import type { Entries } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { type ControlProps, Key, SelectControl, TextControl } from './controls.tsx'
import { Layout } from './layout.tsx'
import { Crumbs } from './parts.tsx'

interface CollectLayoutProps {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly entries: Entries
  readonly from: 'rows' | 'list'
  readonly children: Child
}

/** The two ways to collect: a few documents one by one, or many from a list. */
export function CollectLayout({ visit, file, entries, from, children }: CollectLayoutProps) {
  const { naming, say } = visit
  const title = naming.term('operation.batches.collect')
  const back = `/cases/${file.number}`
  const batch = entries.given('batch')
  const into = batch === undefined ? '' : `batch=${encodeURIComponent(batch)}`
  const way = (to: 'rows' | 'list', text: string) => {
    const query = [to === 'list' ? 'from=list' : '', into].filter((part) => part !== '').join('&')
    return (
      <a href={`${back}/collect${query === '' ? '' : `?${query}`}`} aria-current={from === to ? 'page' : undefined}>
        {text}
      </a>
    )
  }
  return (
    <Layout visit={visit} title={`${title} ${file.number}`} wide={from === 'list'}>
      <Crumbs trail={[[back, `${file.number} ${file.title}`]]} />
      <h1>{title}</h1>
      <p class="segments ways">
        {way('rows', say('oneByOne'))}
        {way('list', say('fromList'))}
      </p>
      {children}
    </Layout>
  )
}

interface IntoControlsProps extends Pick<ControlProps, 'visit' | 'entries' | 'problems'> {
  readonly visit: SignedIn
  readonly file: CaseFile
  readonly batches: readonly Batch[]
}

/** The batch that the documents come into, and when what they record happened. */
export function IntoControls({ visit, entries, problems, batches }: IntoControlsProps) {
  const { naming, say } = visit
  const open = batches.filter((batch) => batch.state === 'collecting' || batch.state === 'sorting')
  const control = { visit, entries, problems }
  return (
    <div class="grid">
      <Key />
      {open.length > 0 && (
        <SelectControl
          {...control}
          name="batch"
          label={say('into')}
          unmarked
          blank={say('newBatch')}
          options={open.map((batch) => [batch.number, `${batch.number} · ${naming.find(`batch.${batch.state}`)}`])}
        />
      )}
      {batches.length > 0 && <TextControl {...control} name="event" label={say('eventDate')} hint={say('dayHint')} />}
    </div>
  )
}

export async function batchesOf({ desk }: SignedIn, file: CaseFile): Promise<readonly Batch[]> {
  return (await desk.batches.list({ case: file.number })).batches
}
