/**
 * Registers as CSV and Excel workbooks, and forms to print, all made from what the library's queries answer. Needs the
 * optional peers `fflate` and `uqr`.
 * @module
 */
export { type DestructionListOptions, destructionList, type WholeDisposal } from './destruction-list.ts'
export { type DestructionCsvOptions, destructionListCsv } from './destruction-list-csv.ts'
export { disposalCertificate } from './disposal-certificate.ts'
export { guardCell, unguardCell } from './formula-guard.ts'
export { handOverSlip, type SlipOptions } from './hand-over-slip.ts'
export type { FormOptions, RegisterOptions } from './options.ts'
export { type CsvRegisterOptions, registerCsv } from './register-csv.ts'
export { type RegisterPagesOptions, registerPages } from './register-pages.ts'
export { registerXlsx } from './register-xlsx.ts'
export { requestForm } from './request-form.ts'
export { type TransferListOptions, transferList, type WholeTransfer } from './transfer-list.ts'
