import { inputIssues } from '../../src/engine/parse.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { Endpoint } from './endpoints.ts'
import { answerFits, inputFits } from './forms.ts'
import type { RecordedExample } from './recorded-example.ts'
import { recordedExamples } from './recorded-examples.ts'

/**
 * The recorded example of an operation, where it is one under this policy too: a policy without clients, or with other
 * levels, takes and gives something else, and is not shown what does not hold for it.
 */
export function exampleOf({ id, operation }: Endpoint, policy: Policy): RecordedExample | null {
  const example = recordedExamples[id]
  if (example === undefined) return null
  const { input, answer } = example
  const holds = () =>
    inputIssues(operation.input, input).length === 0 &&
    inputIssues(operation.output, answer).length === 0 &&
    inputFits(input, policy) &&
    answerFits(answer, policy)
  try {
    return holds() ? example : null
  } catch {
    // A check of the company's own fields that fails on an example does not take it.
    return null
  }
}
