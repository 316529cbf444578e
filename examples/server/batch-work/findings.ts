import type { Batch, CaseDocument, CaseFile, Policy } from 'casekeep'
import { type Drafts, drafted } from './drafts.ts'
import { inFileOrder } from './file-order.ts'
import { namedKindIn } from './named-kind.ts'
import { remarksIn } from './remarks.ts'
import { stays, twinsOf } from './twins.ts'

/** A batch with all that its work rests on. */
export interface OpenBatch {
  readonly batch: Batch
  readonly file: CaseFile
  /** Of the batch, as they are. */
  readonly documents: readonly CaseDocument[]
  /** Of the whole case, as far as the reader may know of them. */
  readonly all: readonly CaseDocument[]
}

/** One document as it would be with what is not saved yet, and what is to be looked at. */
export interface Sheet {
  readonly document: CaseDocument
  readonly kept: boolean
  /** An earlier document that it repeats. */
  readonly twin: CaseDocument | undefined
  readonly undated: boolean
  /** Another kind, which its title names. */
  readonly namedKind: string | undefined
  /** What the reviewer said of it when the batch came back. */
  readonly remarks: readonly string[]
}

/** Looks through a batch: every document once, with its drafts, as they lie in the file. */
export function sheetsOf(
  { batch, file, documents, all }: OpenBatch,
  policy: Policy,
  drafts: Drafts = new Map(),
): readonly Sheet[] {
  const asDrafted = (document: CaseDocument) => {
    const draft = drafts.get(document.position)
    return draft === undefined ? document : drafted(document, draft)
  }
  const changed = inFileOrder(documents).map(asDrafted)
  const twins = twinsOf(
    changed,
    all.map((document) => (document.batch === batch.number ? asDrafted(document) : document)),
  )
  const category = policy.categories[file.category]
  const namedKind = category === undefined ? () => undefined : namedKindIn(category)
  const remarks = remarksIn(batch.reasons, documents).byPosition
  return changed.map((document): Sheet => {
    const kept = stays(document)
    return {
      document,
      kept,
      twin: twins.get(document.position),
      undated: kept && document.date === null,
      namedKind: kept ? namedKind(document) : undefined,
      remarks: remarks.get(document.position) ?? [],
    }
  })
}
