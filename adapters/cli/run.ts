import { parseArgs } from 'node:util'
import type { ExitCode } from './exit-code.ts'
import { verify } from './verify.ts'

type Write = (text: string) => void

const usage = `casekeep verify EXPORT [--checkpoints FILE] [--key FILE] [--json]

Verifies an export of the trail, without a database.
  EXPORT              a file of JSON lines, as exportTrail writes it
  --checkpoints FILE  checkpoints that were kept elsewhere, one signed note after another
  --key FILE          the key by which they must be signed: name+hash+key
  --json              the whole report, as JSON

Exit code: 0 sound, 1 something is wrong, 2 it could not be looked at.
`

/** Runs the command line: no process is ended and nothing is written but by what is given. */
export async function run(args: readonly string[], write: Write, complain: Write): Promise<ExitCode> {
  const [command, ...rest] = args
  if (command === '--help' || command === 'help' || command === undefined) {
    write(usage)
    return command === undefined ? 2 : 0
  }
  if (command !== 'verify') return misuse(`casekeep has no command ${command}`)
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(rest)
  } catch (error) {
    return misuse((error as Error).message)
  }
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) return misuse('casekeep verify takes one export')
  return await verify({ file, ...parsed.values }, write, complain)

  function misuse(message: string): ExitCode {
    complain(`${message}\n\n${usage}`)
    return 2
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      checkpoints: { type: 'string' },
      key: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
