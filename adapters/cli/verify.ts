import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Sha256 } from '../../src/sha256.ts'
import {
  isCasekeepError,
  parseVerifierKey,
  type TrailFault,
  type TrailReport,
  type VerifierKey,
  verifyTrail,
} from '../../src/verify/index.ts'
import type { ExitCode } from './exit-code.ts'
import { splitNotes } from './split-notes.ts'

interface Asked {
  readonly file: string
  readonly checkpoints?: string | undefined
  readonly key?: string | undefined
  readonly json: boolean
}

const hash: Sha256 = (data) => createHash('sha256').update(data).digest('hex')

export async function verify(
  { file, checkpoints, key: keyFile, json }: Asked,
  write: (text: string) => void,
  complain: (text: string) => void,
): Promise<ExitCode> {
  try {
    const key = keyFile === undefined ? undefined : parseVerifierKey(await readFile(keyFile, 'utf8'), hash)
    const notes = checkpoints === undefined ? [] : splitNotes(await readFile(checkpoints, 'utf8'))
    const lines = createInterface({ input: await opened(file), crlfDelay: Number.POSITIVE_INFINITY })
    const report = await verifyTrail(lines, { checkpoints: notes, hash, ...(key && { key }) })
    write(json ? `${JSON.stringify(report, null, 2)}\n` : told(report, key))
    return report.sound ? 0 : 1
  } catch (error) {
    if (!isSystemError(error) && !isCasekeepError(error)) throw error
    complain(`${error.message}\n`)
    return 2
  }
}

const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error

/** The file, once it is open: that it cannot be read is an answer, and no event. */
function opened(file: string) {
  return new Promise<ReturnType<typeof createReadStream>>((resolve, reject) => {
    const stream = createReadStream(file, 'utf8')
    stream.once('error', reject).once('ready', () => resolve(stream))
  })
}

function told(report: TrailReport, key: VerifierKey | undefined): string {
  const { sound, tenant, entries, chains, details, checkpoints, covered, faults, found } = report
  const by = key === undefined ? 'their signatures not looked at' : `signed by ${key.name}`
  const lines = [
    `${entries} entries in ${chains} chains of ${tenant ?? 'nobody'}; the details of ${details}`,
    checkpoints === 0
      ? 'no checkpoint: whoever owns the database may have made all of it anew'
      : `${checkpoints} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}, ${by}; the largest holds ${covered} entries`,
    ...faults.map((fault) => `✗ ${says(fault)}`),
    ...(found > faults.length ? [`✗ and ${found - faults.length} more`] : []),
    sound ? 'Sound.' : `Not sound: ${found} ${found === 1 ? 'fault' : 'faults'}.`,
  ]
  return `${lines.join('\n')}\n`
}

function says(fault: TrailFault): string {
  switch (fault.because) {
    case 'line':
      return `line ${fault.line} ${fault.message}`
    case 'missing':
      return `${fault.chain}, entry ${fault.position}: does not follow the one before it: one is missing, or stands twice`
    case 'previous':
      return `${fault.chain}, entry ${fault.position}: is not linked to the one before it`
    case 'digest':
      return `${fault.chain}, entry ${fault.position}: was changed`
    case 'detail':
      return `${fault.chain}, entry ${fault.position}: what it says was changed is not what was committed`
    case 'format':
      return `${fault.chain}, entry ${fault.position}: is of a form that this version does not know`
    case 'leafTwice':
      return `place ${fault.leaf} of the tree is taken twice`
    case 'leafMissing':
      return `place ${fault.leaf} of the tree is empty: an entry was taken out`
    case 'root':
      return `the first ${fault.size} entries do not come to the root of the checkpoint`
    case 'truncated':
      return `a checkpoint holds ${fault.size} entries: there are fewer`
    case 'checkpoint':
    case 'origin':
    case 'signature':
      return `checkpoint ${fault.checkpoint + 1} ${fault.message}`
  }
}
