import { refuse } from '../errors.ts'
import { caseNumberOf, formatNumber, refuseFormat } from './format.ts'
import type { CaseNumber, RecordNumber } from './number.ts'
import { parseNumber } from './parse.ts'

/**
 * The number of a document of a case: three digits, wider past 999 (P4.2).
 *
 * @throws INVALID_INPUT if `caseNumber` is not the number of a case, or the sequence is below 1 or unsafe
 * @example
 * formatDocumentNumber('KH0001', 1) // 'KH0001-001'
 */
export function formatDocumentNumber(caseNumber: string, document: number): string {
  const { prefix, sequence } = readCase(caseNumber)
  return formatNumber({ kind: 'document', prefix, sequence, document })
}

/**
 * The number of a batch of a case: `P` and two digits, wider past 99 (P4.3).
 *
 * @throws INVALID_INPUT if `caseNumber` is not the number of a case, or the sequence is below 1 or unsafe
 * @example
 * formatBatchNumber('KH0001', 2) // 'KH0001-P02'
 */
export function formatBatchNumber(caseNumber: string, batch: number): string {
  const { prefix, sequence } = readCase(caseNumber)
  return formatNumber({ kind: 'batch', prefix, sequence, batch })
}

/**
 * The number of the case in the number of a document or batch; a case's own number for a case.
 *
 * @throws INVALID_INPUT if the text is no number (rule and `accepted` as `parseNumber` says), or a yearly one
 * (rule `otherKind`)
 * @example
 * caseNumberIn('KH0001-P02') // 'KH0001'
 */
export function caseNumberIn(text: string): string {
  const number = readNumber(text)
  // A yearly number has a prefix too, but no case: told apart by its year.
  if ('year' in number) refuseFormat('otherKind', `${text} is a ${number.kind}, not something in a case.`)
  return caseNumberOf(number)
}

function readCase(text: string): CaseNumber {
  const number = readNumber(text)
  if (number.kind !== 'case') refuseFormat('otherKind', `${text} is a ${number.kind}, not a case.`)
  return number
}

function readNumber(text: string): RecordNumber {
  const parsed = parseNumber(text)
  if (parsed.ok) return parsed.number
  return refuse('INVALID_INPUT', {
    issues: [{ path: [], rule: parsed.rule, message: parsed.message, accepted: parsed.accepted }],
  })
}
