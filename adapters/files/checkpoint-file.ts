import { open } from 'node:fs/promises'
import type { CheckpointSink } from '../../src/checkpoints/checkpoint.ts'

/**
 * Keeps checkpoints in a file, one signed note after another, with an empty line between them: on another disk, or where
 * who can write the database cannot. Each is on the disk before it counts as kept.
 * @example
 * const sink = checkpointFile('/mnt/evidence/checkpoints.txt')
 */
export function checkpointFile(path: string): CheckpointSink {
  return {
    keep: async ({ note }) => {
      const file = await open(path, 'a+')
      try {
        // Handed over once more, because nobody noted that it was kept, it stands there already.
        if ((await file.readFile('utf8')).includes(note)) return
        await file.appendFile(`${note}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}
