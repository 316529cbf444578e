import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { root } from './imports.ts'

/** Bundles an entry whole, dependencies included, as a web page would load it. */
async function forBrowser(entry: string): Promise<Uint8Array> {
  const result = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: {
      casekeep: join(root, 'src/index.ts'),
      'casekeep/machines': join(root, 'src/machines/index.ts'),
      'casekeep/retention': join(root, 'src/retention/index.ts'),
    },
  })
  return result.outputFiles[0]!.contents
}

const entries = {
  core: "export * from 'casekeep'",
  machines: "export * from 'casekeep/machines'",
  retention: "export * from 'casekeep/retention'",
  numbering: "export { parseNumber } from 'casekeep'",
}

describe('the core in a browser', () => {
  it('bundles without a Node built-in, and its size is on record', async () => {
    const sizes: Record<string, { readonly bytes: number; readonly gzipped: number }> = {}
    for (const [name, entry] of Object.entries(entries)) {
      const bundle = await forBrowser(entry)
      expect(new TextDecoder().decode(bundle)).not.toMatch(/["']node:/)
      sizes[name] = { bytes: bundle.length, gzipped: gzipSync(bundle).length }
    }
    const file = join(root, 'docs/results/size.json')
    const known = JSON.parse(readFileSync(file, 'utf8')) as typeof sizes
    // A change of size is seen in review: this writes it down, within 2 % nothing is written.
    for (const [name, size] of Object.entries(sizes)) {
      if (Math.abs(size.gzipped - (known[name]?.gzipped ?? 0)) > size.gzipped * 0.02) {
        mkdirSync(join(root, 'docs/results'), { recursive: true })
        writeFileSync(file, `${JSON.stringify(sizes, null, 2)}\n`)
      }
    }
    // Seen in review: of it, consultation and loan are about 33 kB, rules of retention and sealing about 10 kB each.
    // Checkpoints, proofs and versions of the policy are about 7 kB.
    expect(sizes.core!.gzipped).toBeLessThan(216_000)
    expect(sizes.machines!.gzipped).toBeLessThan(30_000)
    // Without zod, and without the terms of anything else.
    expect(sizes.retention!.gzipped).toBeLessThan(18_000)
  })

  it('reads a number without the rest of the library: what is not used is left out', async () => {
    expect(gzipSync(await forBrowser(entries.numbering)).length).toBeLessThan(5_400)
  })
})
