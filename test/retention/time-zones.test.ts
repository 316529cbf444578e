import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const program = fileURLToPath(new URL('./time-zone-answers.ts', import.meta.url))

async function answersIn(zone: string): Promise<{ readonly zone: string; readonly answers: string }> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', program], { env: { ...process.env, TZ: zone } })
  const [inForce = '', answers = ''] = stdout.split('\n')
  return { zone: inForce, answers }
}

it('the time zone of the process changes no date of retention', async () => {
  const zones = ['Pacific/Apia', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai', 'America/Sao_Paulo']
  const [utc, ...others] = await Promise.all(['UTC', ...zones].map(answersIn))
  const answers: readonly (readonly unknown[])[] = JSON.parse(utc!.answers)
  expect(answers).toHaveLength(108)
  // One answer by hand, so that all zones cannot be wrong alike: a day that Kiritimati never had.
  expect(answers[1]!.slice(0, 5)).toEqual(['1995-01-02', [], '2026-12-02', ['planned'], 11_657])
  expect(others.map(({ zone }) => zone)).toEqual(zones)
  for (const { answers } of others) expect(answers).toBe(utc!.answers)
})
