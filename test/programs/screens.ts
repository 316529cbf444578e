/*
 * Pictures of every screen of the example server, in all languages, narrow and wide, light and dark, for people to
 * look at, and what axe-core finds wrong with them:
 *   npm run screens [-- [--quick] folder [name]]
 * takes all of them, or those whose name and language (`case-client.en`) hold the given text; quickly, narrow in
 * the light and wide in the dark alone, one of these in the languages in which axe does not look, which looks at each
 * screen once, and nothing is pictured: for a machine, which finds nearly all without. Ends with an error where a page
 * does: errors in the browser, an answer other than expected, a page wider than its window, any violation.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ruleSets } from './screens/accessibility.ts'
import { batchScreens } from './screens/batch-screens.ts'
import {
  add,
  byViewer,
  emptyTally,
  languages,
  type Shot,
  takeAll,
  themes,
  wideWidth,
  widths,
} from './screens/camera.ts'
import { consoleScreens } from './screens/console-screens.ts'
import { startDemo } from './screens/demo-server.ts'
import { peopleScreens } from './screens/people-screens.ts'
import { requestScreens } from './screens/request-screens.ts'
import { retentionScreens } from './screens/retention-screens.ts'

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const { quick } = values
const [place = '.data/screens', wanted = ''] = positionals
const folder = resolve(place)
/** Tabs at work at once: what one waits for, another uses. */
const cameras = 3

const faults: string[] = []
const fault = (text: string) => faults.push(text)
const screens = [...consoleScreens, ...batchScreens, ...requestScreens, ...peopleScreens, ...retentionScreens]
const shots: Shot[] = screens
  .flatMap((screen, turn) => languages.map((language) => ({ screen, language, quick, turn })))
  .filter(({ screen, language }) => `${screen.name}.${language}`.includes(wanted))

if (!quick) mkdirSync(folder, { recursive: true })
const temporary = mkdtempSync(join(tmpdir(), 'casekeep-screens-'))
const began = performance.now()
const { process: server, url } = await startDemo(join(temporary, 'demo.sqlite'), fault)
const tally = emptyTally()
try {
  const queue = byViewer(shots)
  const tallies = await Promise.all(Array.from({ length: cameras }, () => takeAll(queue, { url, folder, fault })))
  for (const more of tallies) add(tally, more)
} finally {
  server.kill()
  rmSync(temporary, { recursive: true, force: true })
}
const seconds = Math.round((performance.now() - began) / 1000)
const pictured = quick ? '' : ` pictured in ${folder}`
console.log(`${tally.sights} sights${pictured}, ${tally.examinations} examined by axe-core, in ${seconds} s`)

if (faults.length > 0) {
  console.error([...new Set(faults)].join('\n'))
  process.exitCode = 1
} else if (wanted === '' && !quick) {
  const report = {
    screens: tally.screens.size,
    languages,
    widths: [...widths, wideWidth],
    themes,
    pictures: tally.sights,
    axe: { rules: ruleSets, pages: tally.examinations, violations: 0 },
  }
  const file = fileURLToPath(new URL('../../docs/results/screens.json', import.meta.url))
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}
// A browser that hung would keep the program waiting.
process.exit()
