import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Library } from './measure.ts'
import type { Mutation } from './mutations.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Hands a copy of the library with one fault to `work`, and removes it afterwards. */
export async function withMutant<T>(mutation: Mutation, work: (library: Library) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'casekeep-mutant-'))
  try {
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true })
    cpSync(join(root, 'adapters/memory'), join(copy, 'adapters/memory'), { recursive: true })
    cpSync(join(root, 'package.json'), join(copy, 'package.json'))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
    const file = join(copy, mutation.file)
    const parts = readFileSync(file, 'utf8').split(mutation.from)
    if (parts.length !== 2) throw new Error(`${mutation.what}: ${mutation.file} has it ${parts.length - 1} times`)
    writeFileSync(file, parts.join(mutation.to))
    const load = (name: string) => import(pathToFileURL(join(copy, name)).href)
    const core = (await load('src/index.ts')) as Library['core']
    const { memoryAdapter } = (await load('adapters/memory/index.ts')) as Pick<Library, 'memoryAdapter'>
    return await work({ core, memoryAdapter })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
