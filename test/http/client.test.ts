import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../house/imports.ts'
import { clientProgram, wrongProgram, wrongPrograms } from './client-program.ts'
import { openSite } from './site.ts'

const folder = join(root, `.data/http-client-${process.pid}`)
const at = (name: string) => join(folder, name)
const wrongFile = (index: number) => at(`wrong-${index}.ts`)
const site = openSite({ basePath: '/api' })
let problems: ReadonlyMap<string, readonly string[]>
let types = ''
let server: ServerType

/** What the compiler says of each file. */
function compile(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram([...files], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    skipLibCheck: true,
    noEmit: true,
  })
  const found = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName ?? ''
    found.set(name, [...(found.get(name) ?? []), ts.flattenDiagnosticMessageText(messageText, '\n')])
  }
  return found
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  types = astToString(await openapiTS(JSON.stringify(site.contract.document)))
  writeFileSync(at('openapi.ts'), types)
  writeFileSync(at('filing.ts'), clientProgram)
  for (const [index, [, code]] of wrongPrograms.entries()) writeFileSync(wrongFile(index), wrongProgram(code))
  problems = compile([at('openapi.ts'), at('filing.ts'), ...wrongPrograms.map((_program, index) => wrongFile(index))])
}, 180_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  server?.close()
})

describe('a client whose types are generated from the document', () => {
  it('compiles, and its types leave nothing open', () => {
    expect(problems.get(at('openapi.ts'))).toEqual([])
    expect(problems.get(at('filing.ts'))).toEqual([])
    expect([...problems.keys()].filter((file) => !file.startsWith(folder))).toEqual([])
    // Neither comments nor the names of values are types.
    const code = types.replaceAll(/\/\*[\s\S]*?\*\/|"[^"\n]*"/g, '')
    expect(code.match(/\bany\b/g)).toBeNull()
  })

  it.each(wrongPrograms.map(([what, , named], index) => [what, named, index] as const))(
    'does not compile with %s',
    (_what, named, index) => {
      const found = problems.get(wrongFile(index)) ?? []
      expect(found).not.toEqual([])
      expect(found.join('\n')).toContain(named)
    },
  )

  it('files a case from its opening to the archive, and lends of it', async () => {
    const port = await new Promise<number>((ready) => {
      server = serve({ fetch: site.handle, port: 0, hostname: '127.0.0.1' }, (info) => ready(info.port))
    })
    const program = (await import(at('filing.ts'))) as {
      fileCase(baseUrl: string): Promise<unknown>
      lend(baseUrl: string, document: string): Promise<unknown>
    }
    const address = `http://127.0.0.1:${port}/api`
    expect(await program.fileCase(address)).toEqual({
      file: 'KH0001',
      sameNumber: true,
      client: 'Alfreds Futterkiste',
      staleAt: 3,
      reviewedByOneself: 'FORBIDDEN',
      unchanged: 304,
      listed: ['KH0001'],
      documents: ['KH0001-003 archived', 'KH0001-002 archived', 'KH0001-001 archived'],
    })
    expect(await program.lend(address, 'KH0001-003')).toEqual({
      request: 'JY2026-0001',
      tooLong: ['tooLong'],
      // Five working days of a confidential document, and then two of a recall.
      due: ['2026-03-09', '2026-03-04'],
    })
  })
})
