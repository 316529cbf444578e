import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const program = fileURLToPath(new URL('./time-zone-answers.ts', import.meta.url))

async function answersIn(zone: string): Promise<{ zone: string; answers: string }> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', program], { env: { ...process.env, TZ: zone } })
  const [inForce = '', answers = ''] = stdout.split('\n')
  return { zone: inForce, answers }
}

describe('the time zone of the process', () => {
  it('changes no answer', async () => {
    const zones = ['Pacific/Apia', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai', 'America/Sao_Paulo']
    const [utc, ...others] = await Promise.all(['UTC', ...zones].map(answersIn))
    const first = JSON.parse(utc!.answers)[3]
    // one answer by hand, so that all zones cannot be wrong alike: 30 December 2011 in Apia's missing day
    expect(first).toEqual([
      true,
      15338,
      '2011-12-30',
      '2011-12-31',
      '2011-12-29',
      '2012-01-30',
      '2011-11-30',
      '2029-01-30',
      '2012-12-30',
      '2012-12-30',
      { working: false, provisional: false },
      { day: '2011-12-31', provisional: false },
      { day: '2011-12-27', provisional: false },
      { days: 2, provisional: false },
    ])
    expect(others.map(({ zone }) => zone)).toEqual(zones)
    for (const { answers } of others) expect(answers).toBe(utc!.answers)
  })
})
