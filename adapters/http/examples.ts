import type { Policy } from '../../src/policy/policy.ts'
import type { Json } from '../../src/storage.ts'
import type { Endpoint } from './endpoints.ts'
import { answerFits, inputFits } from './forms.ts'
import { recordedExamples } from './recorded-examples.ts'

/** What once went in and came out of an operation: a small story under the standard policy, recorded over HTTP. */
export interface RecordedExample {
  /** The whole input, wherever HTTP carries its members. */
  readonly input: { readonly [member: string]: Json }
  readonly answer: Json
}

/**
 * The recorded example of an operation, where it is one under this policy too: a policy without clients, or with other
 * levels, takes and gives something else, and is not shown what does not hold for it.
 */
export function exampleOf({ id, operation }: Endpoint, policy: Policy): RecordedExample | null {
  const example = recordedExamples[id]
  if (example === undefined) return null
  const { input, answer } = example
  const holds = () =>
    operation.input.safeParse(input).success &&
    operation.output.safeParse(answer).success &&
    inputFits(input, policy) &&
    answerFits(answer, policy)
  try {
    return holds() ? example : null
  } catch {
    // A check of the company's own fields that fails on an example does not take it.
    return null
  }
}
