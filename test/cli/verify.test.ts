import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../adapters/cli/run.ts'
import { formatVerifierKey } from '../../src/index.ts'
import { root } from '../house/imports.ts'
import { hash, makeLog } from '../programs/tampering/log.ts'
import { changed, deleted } from '../programs/tampering/mutations.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casekeep-cli-'))
  const { lines, kept, signer, archive } = await makeLog(40)
  const write = (name: string, some: readonly string[]) =>
    writeFileSync(at(name), some.map((line) => `${line}\n`).join(''))
  write('sound.jsonl', lines)
  write('changed.jsonl', changed(lines, 14, 'actor').lines)
  write('cut.jsonl', deleted(lines, 20).lines)
  writeFileSync(at('notes.txt'), kept.map((note) => `${note}\n`).join(''))
  writeFileSync(at('key.txt'), `${formatVerifierKey(signer, hash)}\n`)
  const other = await makeLog(1)
  writeFileSync(at('other.txt'), formatVerifierKey(other.signer, hash))
  writeFileSync(at('no-key.txt'), 'secret')
  expect(archive.tenant).toBe('main')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function casekeep(...args: readonly string[]) {
  let [output, complaints] = ['', '']
  const code = await run(
    args,
    (text) => {
      output += text
    },
    (text) => {
      complaints += text
    },
  )
  return { code, output, complaints }
}
const evidence = () => ['--checkpoints', at('notes.txt'), '--key', at('key.txt')]

describe('casekeep verify', () => {
  it('says that an export is sound, and how much of it was looked at', async () => {
    expect(await casekeep('verify', at('sound.jsonl'), ...evidence())).toEqual({
      code: 0,
      complaints: '',
      output:
        '40 entries in 4 chains of main; the details of 40\n' +
        '1 checkpoint, signed by archive.test; the largest holds 40 entries\n' +
        'Sound.\n',
    })
    const alone = await casekeep('verify', at('sound.jsonl'))
    expect(alone).toMatchObject({ code: 0 })
    expect(alone.output).toContain('whoever owns the database may have made all of it anew')
  })

  it('says where an export was changed', async () => {
    const { code, output } = await casekeep('verify', at('changed.jsonl'), ...evidence())
    expect(code).toBe(1)
    expect(output).toContain('✗ KH0002, entry 4: was changed\n')
    expect(output).toContain('Not sound: 1 fault.\n')
    const cut = await casekeep('verify', at('cut.jsonl'), ...evidence())
    expect(cut.code).toBe(1)
    expect(cut.output).toContain('✗ place 19 of the tree is empty: an entry was taken out\n')
    const json = await casekeep('verify', at('changed.jsonl'), '--json')
    expect(JSON.parse(json.output)).toMatchObject({
      sound: false,
      faults: [{ because: 'digest', chain: 'KH0002', position: 4 }],
    })
  })

  it('does not take a checkpoint of somebody else', async () => {
    const args = ['--checkpoints', at('notes.txt'), '--key', at('other.txt')]
    const { code, output } = await casekeep('verify', at('sound.jsonl'), ...args)
    expect(code).toBe(1)
    expect(output).toContain('✗ checkpoint 1 is not signed by archive.test\n')
  })

  it.each<[string, () => readonly string[], string]>([
    ['nothing to do', () => [], 'casekeep verify EXPORT'],
    ['an unknown command', () => ['check'], 'casekeep has no command check'],
    ['no export', () => ['verify'], 'takes one export'],
    ['two exports', () => ['verify', 'a', 'b'], 'takes one export'],
    ['an unknown option', () => ['verify', 'a', '--quick'], '--quick'],
    ['a file that is not there', () => ['verify', at('none.jsonl')], 'ENOENT'],
    ['checkpoints that are not there', () => ['verify', at('sound.jsonl'), '--checkpoints', at('none')], 'ENOENT'],
    ['a key that is none', () => ['verify', at('sound.jsonl'), '--key', at('no-key.txt')], 'is no Ed25519 key'],
  ])('refuses %s', async (_, args, message) => {
    const { code, output, complaints } = await casekeep(...args())
    expect(code).toBe(2)
    expect(output + complaints).toContain(message)
  })

  it('tells of a file that is no export', async () => {
    expect(await casekeep('verify', at('key.txt'))).toMatchObject({ code: 1 })
    expect((await casekeep('verify', at('key.txt'))).output).toContain('✗ line 1 does not begin an export')
  })

  it('is a program that ends with its code', () => {
    const main = join(root, 'adapters/cli/main.ts')
    const of = (...args: readonly string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { encoding: 'utf8', cwd: root })
    expect(of('verify', at('sound.jsonl'), ...evidence())).toMatchObject({ status: 0, stderr: '' })
    expect(of('verify', at('changed.jsonl')).status).toBe(1)
    expect(of('verify').status).toBe(2)
  })
})
