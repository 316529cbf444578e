import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../src/calendar/working-days.ts'
import type { SettingsInput } from '../../../src/policy/settings.ts'
import { type NoticeKind, type NoticesAsked, nextNotice, noticesFor } from '../../../src/requests/time/notices.ts'
import { china, only2026, settingsWith, weekdays } from './given.ts'

const briefly = (notices: readonly { readonly kind: NoticeKind; readonly day: string }[]) =>
  notices.map(({ kind, day }) => `${kind} ${day}`)
const asked = (due: string, since: string): NoticesAsked => ({ kind: 'loan', due, since })

describe('the notices of a due date (P7.2, §13)', () => {
  it.each<[string, WorkingCalendar, SettingsInput, NoticesAsked, string[]]>([
    [
      'two before, one after, the head at three',
      weekdays,
      {},
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'overdue 2026-01-20', 'toHead 2026-01-22'],
    ],
    [
      'over a weekend',
      weekdays,
      {},
      asked('2026-01-09', '2026-01-05'),
      ['dueSoon 2026-01-07', 'overdue 2026-01-12', 'toHead 2026-01-14'],
    ],
    [
      'of one that is due on a Sunday',
      weekdays,
      {},
      asked('2026-01-11', '2026-01-05'),
      ['dueSoon 2026-01-08', 'overdue 2026-01-12', 'toHead 2026-01-14'],
    ],
    [
      'around the Spring Festival',
      china,
      {},
      asked('2026-02-24', '2026-02-10'),
      ['dueSoon 2026-02-13', 'overdue 2026-02-25', 'toHead 2026-02-27'],
    ],
    [
      'with the make-up Saturday after it',
      china,
      {},
      asked('2026-02-25', '2026-02-12'),
      ['dueSoon 2026-02-14', 'overdue 2026-02-26', 'toHead 2026-02-28'],
    ],
    [
      'handed over on the very day',
      weekdays,
      {},
      asked('2026-01-08', '2026-01-06'),
      ['dueSoon 2026-01-06', 'overdue 2026-01-09', 'toHead 2026-01-13'],
    ],
    [
      'handed over the day after',
      weekdays,
      {},
      asked('2026-01-08', '2026-01-07'),
      ['overdue 2026-01-09', 'toHead 2026-01-13'],
    ],
    [
      'longer before',
      weekdays,
      { notices: { beforeDue: 5 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-12', 'overdue 2026-01-20', 'toHead 2026-01-22'],
    ],
    [
      'longer before than it is out',
      weekdays,
      { notices: { beforeDue: 11 } },
      asked('2026-01-19', '2026-01-05'),
      ['overdue 2026-01-20', 'toHead 2026-01-22'],
    ],
    [
      'none before',
      weekdays,
      { notices: { beforeDue: 0 } },
      asked('2026-01-19', '2026-01-05'),
      ['overdue 2026-01-20', 'toHead 2026-01-22'],
    ],
    [
      'none after',
      weekdays,
      { notices: { afterDue: 0 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'toHead 2026-01-22'],
    ],
    [
      'none to the head',
      weekdays,
      { notices: { toHeadAfter: 0 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'overdue 2026-01-20'],
    ],
    [
      'none at all',
      weekdays,
      { notices: { beforeDue: 0, afterDue: 0, toHeadAfter: 0 } },
      asked('2026-01-19', '2026-01-05'),
      [],
    ],
    [
      'both after on one day',
      weekdays,
      { notices: { afterDue: 3 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'overdue 2026-01-22', 'toHead 2026-01-22'],
    ],
    [
      'to the head first',
      weekdays,
      { notices: { afterDue: 4, toHeadAfter: 1 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'toHead 2026-01-20', 'overdue 2026-01-23'],
    ],
    [
      'after a grace, not in it',
      weekdays,
      { loans: { grace: 2 } },
      asked('2026-01-19', '2026-01-05'),
      ['dueSoon 2026-01-15', 'overdue 2026-01-22', 'toHead 2026-01-26'],
    ],
    [
      'of a consultation, which has no grace',
      weekdays,
      { loans: { grace: 2 } },
      { kind: 'consultation', due: '2026-01-19', since: '2026-01-19' },
      ['overdue 2026-01-20', 'toHead 2026-01-22'],
    ],
  ])('%s', (_, calendar, settings, of, expected) => {
    const notices = noticesFor(calendar, settingsWith(settings), of)
    expect(briefly(notices)).toEqual(expected)
    expect(notices.every(({ provisional }) => !provisional)).toBe(true)
  })

  it('say by which number, and until when they make sense', () => {
    expect(noticesFor(weekdays, settingsWith(), asked('2026-01-19', '2026-01-05'))).toEqual([
      {
        kind: 'dueSoon',
        day: '2026-01-15',
        until: '2026-01-19',
        by: { value: 2, from: 'notices.beforeDue', clause: '§13' },
        provisional: false,
      },
      {
        kind: 'overdue',
        day: '2026-01-20',
        until: null,
        by: { value: 1, from: 'notices.afterDue', clause: '§13' },
        provisional: false,
      },
      {
        kind: 'toHead',
        day: '2026-01-22',
        until: null,
        by: { value: 3, from: 'notices.toHeadAfter', clause: '§13' },
        provisional: false,
      },
    ])
  })

  it('are provisional where the next year is not published', () => {
    const notices = noticesFor(only2026, settingsWith(), asked('2026-12-30', '2026-12-16'))
    expect(notices.map(({ day, provisional }) => [day, provisional])).toEqual([
      ['2026-12-28', false],
      ['2026-12-31', false],
      ['2027-01-04', true],
    ])
  })
})

describe('the next notice', () => {
  const notices = noticesFor(weekdays, settingsWith(), asked('2026-01-19', '2026-01-05'))
  const headFirst = noticesFor(
    weekdays,
    settingsWith({ notices: { afterDue: 4, toHeadAfter: 1 } }),
    asked('2026-01-19', '2026-01-05'),
  )

  it.each<[string, typeof notices, NoticeKind[], string, string | null]>([
    ['at the hand-over', notices, [], '2026-01-05', 'dueSoon 2026-01-15'],
    ['on its day', notices, [], '2026-01-15', 'dueSoon 2026-01-15'],
    ['missed by a day', notices, [], '2026-01-16', 'dueSoon 2026-01-15'],
    ['missed until the due date', notices, [], '2026-01-19', 'dueSoon 2026-01-15'],
    ['missed for good', notices, [], '2026-01-20', 'overdue 2026-01-20'],
    ['after the first', notices, ['dueSoon'], '2026-01-15', 'overdue 2026-01-20'],
    ['after the second', notices, ['dueSoon', 'overdue'], '2026-01-20', 'toHead 2026-01-22'],
    ['after the second, where only the last is remembered', notices, ['overdue'], '2026-01-20', 'toHead 2026-01-22'],
    ['long missed', notices, ['dueSoon'], '2026-03-02', 'overdue 2026-01-20'],
    ['long missed, after the second', notices, ['overdue'], '2026-03-02', 'toHead 2026-01-22'],
    ['after all', notices, ['dueSoon', 'overdue', 'toHead'], '2026-01-22', null],
    ['after the last', notices, ['toHead'], '2026-01-22', null],
    ['the head first', headFirst, ['dueSoon'], '2026-01-20', 'toHead 2026-01-20'],
    ['after the head', headFirst, ['toHead'], '2026-01-20', 'overdue 2026-01-23'],
    ['of none', [], [], '2026-01-05', null],
  ])('%s', (_, of, sent, today, expected) => {
    const next = nextNotice(of, sent, today)
    expect(next === null ? null : briefly([next])[0]).toBe(expected)
  })

  it('begins anew where the loan was renewed or recalled', () => {
    const anew = (due: string, since: string) => {
      const next = nextNotice(noticesFor(weekdays, settingsWith(), asked(due, since)), [], since)
      return briefly([next!])[0]
    }
    expect(anew('2026-01-26', '2026-01-16')).toBe('dueSoon 2026-01-22')
    // recalled within two days: who has just been told is told again only when it is late
    expect(anew('2026-01-08', '2026-01-07')).toBe('overdue 2026-01-09')
  })
})
