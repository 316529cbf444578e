import type { PlainDate } from 'casekeep'
import type { Office } from '../office.ts'
import { type Random, randomOf } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { describe, type Looked, request } from './ask.ts'
import { hourOf, type Stage } from './stage.ts'

/** Who asks now and then. */
const askers = [
  'lin.yating',
  'wong.kelvin',
  'ho.peishan',
  'cheng.chihhao',
  'brandt.lukas',
  'tseng.meiling',
  'tsai.yuchun',
  'kuo.yichun',
] as const

/** What the last weeks leave on the desks: who, how many working days ago, how far it has come. */
const lately: readonly (readonly [who: string, days: number, stage: Stage, looked: Looked | null])[] = [
  ['lin.yating', 24, 'out', { kind: 'loan', medium: 'paper', most: 2 }],
  ['cheng.chihhao', 20, 'out', { kind: 'loan', medium: 'paper', most: 1 }],
  ['tseng.meiling', 11, 'renewal', { kind: 'loan', medium: 'paper', level: 'internal', most: 1 }],
  ['brandt.lukas', 12, 'renewal', { kind: 'loan', medium: 'paper', level: 'internal', most: 1 }],
  ['lin.yating', 6, 'out', { kind: 'loan', medium: 'paper', most: 1 }],
  ['ho.peishan', 12, 'lost', { kind: 'loan', medium: 'paper', most: 1 }],
  ['hsu.chienkuo', 7, 'givenBack', { kind: 'loan', medium: 'paper', most: 2 }],
  ['lin.yating', 4, 'offered', { kind: 'loan', medium: 'paper', most: 3 }],
  ['tseng.meiling', 4, 'granted', { kind: 'loan', medium: 'paper', most: 2 }],
  ['kuo.yichun', 5, 'granted', { kind: 'consultation', most: 2 }],
  ['li.kuohua', 4, 'asked', { kind: 'loan', medium: 'paper', most: 2 }],
  ['li.kuohua', 2, 'asked', { kind: 'consultation', most: 3 }],
  ['lin.yating', 3, 'headApproved', { kind: 'loan', medium: 'paper', most: 3 }],
  ['brandt.lukas', 3, 'headApproved', { kind: 'consultation', most: 3 }],
  ['brandt.lukas', 2, 'asked', { kind: 'loan', medium: 'paper', most: 3 }],
  ['lin.yating', 2, 'asked', { kind: 'consultation', most: 3 }],
  ['lin.yating', 1, 'asked', { kind: 'loan', most: 3 }],
  ['tsai.yuchun', 2, 'asked', { kind: 'consultation', category: 'employee', most: 2 }],
  ['ho.peishan', 16, 'granted', { kind: 'loan', medium: 'paper', most: 1 }],
  ['chen.jason', 2, 'asked', null],
  ['kuo.yichun', 1, 'asked', null],
]

/** Consultations and loans of all departments: told to the end, and a few of late that wait for somebody. */
export function lending(office: Office, time: Timeline, first: PlainDate, today: PlainDate, seed: number) {
  const routine = (who: string, random: Random) => async () => {
    await time.until(first)
    for (;;) {
      await time.later(random.between(18, 40), hourOf(random))
      const scene = { office, time, random: randomOf(random.between(1, 1e6)), who, stage: 'over' as const }
      const kind = random.chance(0.6) ? 'loan' : 'consultation'
      const story = random.chance(0.12) ? () => describe(scene) : () => request({ kind }, scene)
      time.also(story)
    }
  }
  /** What waited too long lapses, and reminders go out. */
  const chasing = async () => {
    await time.until(first)
    for (;;) {
      await time.later(4, 0)
      await office.desk('lin.hsiuying').requests.chase({})
    }
  }
  return [
    chasing,
    ...askers.map((who, nth) => routine(who, randomOf(seed + nth))),
    ...lately.map(([who, days, stage, looked], nth) => async () => {
      const random = randomOf(seed + 100 + nth)
      await time.until(time.before(today, days), hourOf(random))
      const scene = { office, time, random, who, stage }
      await (looked === null ? describe(scene) : request(looked, scene))
    }),
  ]
}
