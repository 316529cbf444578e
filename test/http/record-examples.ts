import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/imports.ts'
import { tell } from './story.ts'

/*
 * Writes the examples of the OpenAPI document anew: `npx tsx test/http/record-examples.ts`.
 */

const file = join(root, 'adapters/http/recorded-examples.ts')
const { examples, problems } = await tell()
writeFileSync(
  file,
  `import type { RecordedExample } from './recorded-example.ts'
import type { ProblemCode } from './problems.ts'

/*
 * Written by test/http/record-examples.ts: a small story, told over HTTP, and what went in and came out.
 */

/** One example an operation, by its id. */
export const recordedExamples: Readonly<Record<string, RecordedExample>> = ${JSON.stringify(examples)}

/** One example a problem, where the story met it. */
export const recordedProblems: Readonly<Partial<Record<ProblemCode, object>>> = ${JSON.stringify(problems)}
`,
)
execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', file], { cwd: root, stdio: 'inherit' })
