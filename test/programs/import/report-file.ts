import type { Stats } from 'node:fs'
import { access, constants, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ImportReport } from 'casekeep/files'
import { Fault } from '../try/fault.ts'
import { placeOf } from './place.ts'

/** Where a report is written until it is whole; one that an earlier run left there is written over. */
export const unfinished = (report: string) => `${report}.unfinished`

/**
 * The file of a report, opened before there is one: whether it can be written is known before anything else is. What
 * stands there already stays until the report is whole.
 */
export class ReportFile {
  readonly #handle: FileHandle
  /** What it is called now, and what it will be called; null for a pipe or device, which has one name. */
  readonly #renaming: readonly [from: string, to: string] | null

  private constructor(handle: FileHandle, renaming: readonly [string, string] | null) {
    this.#handle = handle
    this.#renaming = renaming
  }

  static async open(path: string): Promise<ReportFile> {
    try {
      const there = await statOf(path)
      if (there?.isDirectory()) throw new Error(`${path} is a folder`)
      if (there !== null && !there.isFile()) return new ReportFile(await open(path, 'w'), null)
      // A file that may not be written is not put aside either.
      if (there !== null) await access(path, constants.W_OK)
      // A link stays one: what it leads to is written.
      const file = await placeOf(path)
      await mkdir(dirname(file), { recursive: true })
      return new ReportFile(await open(unfinished(file), 'w', there?.mode), [unfinished(file), file])
    } catch (error) {
      throw new Fault(`The report cannot be written: ${(error as Error).message}`)
    }
  }

  /** Writes it, a row a line, as registers are long. */
  async write({ rows, ...summary }: ImportReport): Promise<void> {
    try {
      await this.#handle.write(`${JSON.stringify(summary).slice(0, -1)},"rows":[`)
      for (const [index, row] of rows.entries()) {
        await this.#handle.write(`${index === 0 ? '' : ','}\n${JSON.stringify(row)}`)
      }
      await this.#handle.write('\n]}\n')
      await this.#handle.close()
      if (this.#renaming !== null) await rename(...this.#renaming)
    } catch (error) {
      await this.drop()
      const done =
        summary.counts.imported > 0 ? `; ${summary.counts.imported} rows are in the archive all the same` : ''
      throw new Fault(`The report could not be written: ${(error as Error).message}${done}`)
    }
  }

  /** Leaves nothing of a report that there will not be. */
  async drop(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
    if (this.#renaming !== null) await rm(this.#renaming[0], { force: true }).catch(() => undefined)
  }
}

/** Null for what is not there; anything else that fails would fail later too. */
async function statOf(path: string): Promise<Stats | null> {
  return await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
