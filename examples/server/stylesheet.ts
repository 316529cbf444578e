import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One idea a file; what comes later wins over what comes before. */
const files = [
  'tokens',
  'foundation',
  'base',
  'layout',
  'buttons',
  'forms',
  'parts',
  'tables',
  'lists',
  'menus',
  'sign-in',
  'case',
  'batch-work',
  'requests',
  'people',
  'retention',
  'transfer-list',
  'print',
] as const

/** The whole style as one file: Pico in a layer of its own, which any rule of ours wins over, then ours. */
export function stylesheet(): string {
  const pico = readFileSync(createRequire(import.meta.url).resolve('@picocss/pico/css/pico.min.css'), 'utf8')
  // A charset may only stand at the very beginning, which the layer takes; the header of the answer says it.
  const layer = `@layer pico{${pico.replace(/^\uFEFF?(@charset "[^"]*";)?/i, '')}}`
  return [layer, ...files.map((name) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'))].join(
    '\n',
  )
}
