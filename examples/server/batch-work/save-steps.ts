import type { CaseDocument } from 'casekeep'
import { at, type Draft, type Drafts, isEmpty, patchOf } from './drafts.ts'

/** One command of those that save what was changed. */
export interface SaveStep {
  readonly operation: 'batches.arrange' | 'batches.screen'
  readonly input: Readonly<Record<string, unknown>>
  /** The control of the form that an issue's path speaks of; empty where it speaks of none. */
  readonly nameOf: (path: readonly (string | number)[]) => string
}

/**
 * What is changed of documents that stay comes first, since it can be refused; then what is taken out or put back;
 * then what is changed of those put back, which nothing can be said of before. Of one taken out nothing else is saved.
 */
export function saveSteps(documents: readonly CaseDocument[], drafts: Drafts): readonly SaveStep[] {
  const changed = documents.flatMap(({ position, screened }) => {
    const draft = drafts.get(position)
    return draft === undefined || isEmpty(draft) ? [] : [{ position, draft, isOut: screened !== null }]
  })
  const arranged = changed.filter(({ draft }) => Object.keys(draft.values).length > 0)
  return [
    ...arrange(arranged.filter(({ draft, isOut }) => !isOut && draft.screening === null)),
    ...screen(changed.filter(({ draft }) => draft.screening !== null)),
    ...arrange(arranged.filter(({ draft }) => draft.screening?.choice === 'back')),
  ]
}

interface Changed {
  readonly position: number
  readonly draft: Draft
}

function arrange(rows: readonly Changed[]): readonly SaveStep[] {
  if (rows.length === 0) return []
  return [
    {
      operation: 'batches.arrange',
      input: { documents: rows.map(({ position, draft }) => ({ position, ...patchOf(draft) })) },
      nameOf: ([_list, index, field]) => {
        const row = rows[Number(index)]
        return row === undefined ? '' : at(String(field ?? 'title'), row.position)
      },
    },
  ]
}

function screen(rows: readonly Changed[]): readonly SaveStep[] {
  if (rows.length === 0) return []
  const out = rows.flatMap(({ position, draft: { screening } }) => {
    if (screening === null || screening.choice === 'back') return []
    const { choice: because, of, note } = screening
    // What is no number is left to the library, which looks for what it repeats, or says that nothing does.
    const duplicateOf = because === 'duplicate' && /^\d+$/.test(of) ? { duplicateOf: Number(of) } : {}
    return [{ position, because, ...duplicateOf, ...((note !== '' || because === 'invalid') && { note }) }]
  })
  const back = rows.filter(({ draft }) => draft.screening?.choice === 'back').map(({ position }) => position)
  const names: Readonly<Record<string, string>> = { duplicateOf: 'of', note: 'note' }
  return [
    {
      operation: 'batches.screen',
      input: { out, back },
      nameOf: ([list, index, field]) => {
        const position = list === 'back' ? back[Number(index)] : out[Number(index)]?.position
        return position === undefined ? '' : at(names[String(field)] ?? 'choice', position)
      },
    },
  ]
}
