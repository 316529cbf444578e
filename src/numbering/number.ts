import type { YearlyKind, yearlyPrefixes } from './prefixes.ts'

/**
 * The numbers of a records office, taken apart. Written out they are text (`KH0001-P02`); as these objects they
 * compare and format without being read again.
 */

/** A case file: `KH0001` (P2.2). Prefix of 2 to 4 capital Latin letters, sequence from 1. */
export interface CaseNumber {
  readonly kind: 'case'
  readonly prefix: string
  readonly sequence: number
}

/** A document of a case: `KH0001-001` (P4.2). `prefix` and `sequence` are its case's, `document` counts from 1. */
export interface DocumentNumber {
  readonly kind: 'document'
  readonly prefix: string
  readonly sequence: number
  readonly document: number
}

/** A batch of a case: `KH0001-P02` (P4.3). `prefix` and `sequence` are its case's, `batch` counts from 1. */
export interface BatchNumber {
  readonly kind: 'batch'
  readonly prefix: string
  readonly sequence: number
  readonly batch: number
}

/** A number within a year: `YJ2026-0001`. `year` is 1000 to 9999, `sequence` counts from 1 in each year. */
export type YearlyNumber = {
  readonly [K in YearlyKind]: {
    readonly kind: K
    readonly prefix: (typeof yearlyPrefixes)[K]
    readonly year: number
    readonly sequence: number
  }
}[YearlyKind]

export type RecordNumber = CaseNumber | DocumentNumber | BatchNumber | YearlyNumber
export type NumberKind = RecordNumber['kind']
