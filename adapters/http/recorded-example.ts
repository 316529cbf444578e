import type { Json } from '../../src/storage.ts'

/** What once went in and came out of an operation: a small story under the standard policy, recorded over HTTP. */
export interface RecordedExample {
  /** The whole input, wherever HTTP carries its members. */
  readonly input: { readonly [member: string]: Json }
  readonly answer: Json
}
