import { type CaseDocument, compareNumberTexts } from 'casekeep'

/** By number, as they lie in the file; those without one after them, as they came. */
export function inFileOrder(documents: readonly CaseDocument[]): readonly CaseDocument[] {
  return [...documents].sort((one, other) => {
    if (one.number !== null && other.number !== null) return compareNumberTexts(one.number, other.number)
    return Number(one.number === null) - Number(other.number === null) || one.position - other.position
  })
}
