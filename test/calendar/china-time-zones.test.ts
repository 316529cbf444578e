import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const program = fileURLToPath(new URL('./china-answers.ts', import.meta.url))

async function answersIn(zone: string): Promise<{ zone: string; answers: string; warnings: string }> {
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    maxBuffer: 16 * 1024 * 1024,
  })
  const [inForce = '', answers = ''] = stdout.split('\n')
  return { zone: inForce, answers, warnings: stderr }
}

describe('the time zone of the process', () => {
  it("changes no answer of China's calendar", async () => {
    const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai']
    const all = await Promise.all(zones.map(answersIn))
    expect(all.map(({ zone }) => zone)).toEqual(zones)
    // by hand, so that all zones cannot be wrong alike
    expect(JSON.parse(all[0]!.answers).slice(0, 6)).toEqual([
      { working: false, provisional: false },
      { working: true, provisional: false },
      { working: true, provisional: false },
      { day: '2026-02-24', provisional: false },
      { days: 12, provisional: false },
      { working: true, provisional: true },
    ])
    for (const { answers, warnings } of all) {
      expect(answers).toBe(all[0]!.answers)
      expect(warnings).toBe('')
    }
  })
})
