import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build, type Format } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import packing from '../../tsup.config.ts'
import { root } from '../house/imports.ts'

const folder = join(root, '.data/china-package')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const question =
  "import { chinaCalendar } from './index.ts'\nconsole.log(chinaCalendar().addWorkingDays('2026-02-13', 2).day)"

/** The entry as the package ships it, with a question to it: only the peer is left to be found. */
async function shipped(format: Format, extension: string): Promise<string> {
  if (typeof packing !== 'object' || Array.isArray(packing) || typeof packing.target !== 'string') {
    throw new Error('tsup.config.ts has one target')
  }
  const { outputFiles } = await build({
    stdin: { contents: question, resolveDir: join(root, 'adapters/calendars/china'), loader: 'ts' },
    bundle: true,
    write: false,
    format,
    platform: 'neutral',
    target: packing.target,
    external: ['chinese-days'],
  })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `answer${extension}`)
  writeFileSync(file, outputFiles[0]!.text)
  return file
}

describe('the calendar as it is shipped, in a plain Node', () => {
  it.each([
    ['esm', '.mjs'],
    ['cjs', '.cjs'],
  ] as const)('finds the lists of chinese-days as %s, without a warning', async (format, extension) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [await shipped(format, extension)], {
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    expect({ stdout, stderr }).toEqual({ stdout: '2026-02-24\n', stderr: '' })
  })
})
