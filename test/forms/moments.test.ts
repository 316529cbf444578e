import { expect, it } from 'vitest'
import { wallTime } from '../../adapters/forms/moments.ts'

it.each([
  ['2026-03-02T16:00:00.000Z', 'Asia/Shanghai', '2026-03-03 00:00'],
  ['2026-03-02T15:59:59.999Z', 'Asia/Shanghai', '2026-03-02 23:59'],
  ['2026-07-01T12:00:00Z', 'America/New_York', '2026-07-01 08:00'],
  ['2026-01-01T12:00:00Z', 'America/New_York', '2026-01-01 07:00'],
  ['2024-02-29T23:30:00Z', 'UTC', '2024-02-29 23:30'],
])('%s on a wall in %s: %s', (moment, zone, shown) => {
  const { day, time } = wallTime(moment, zone)!
  expect(`${day} ${time}`).toBe(shown)
})

it.each(['', 'yesterday', '=NOW()', '2026-13-01T00:00:00Z'])('%j is no moment', (text) => {
  expect(wallTime(text, 'UTC')).toBeNull()
})
