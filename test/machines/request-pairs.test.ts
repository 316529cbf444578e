import { describe, expect, it } from 'vitest'
import { advanceRequest, advanceRequestItem } from '../../src/engine/advance.ts'
import { type CasekeepError, isCasekeepError } from '../../src/errors.ts'
import type { RequestEvent, RequestState } from '../../src/machines/request.ts'
import type { RequestItemEvent, RequestItemState } from '../../src/machines/request-item.ts'

/*
 * What is possible in each state by the regulation (P6.2, P7.2), written down here once more; everything else is refused
 * with what is possible.
 */

const requests: Readonly<Record<RequestState, readonly RequestEvent[]>> = {
  submitted: ['resolve', 'reject', 'withdraw', 'expire'],
  deciding: ['decide', 'reassign', 'withdraw', 'expire'],
  approved: ['handOver', 'refuse', 'withdraw', 'expire'],
  active: [
    'handOver',
    'callOff',
    'confirm',
    'copy',
    'renew',
    'recall',
    'giveBack',
    'lose',
    'takeBack',
    'find',
    'settle',
    'refuse',
    'withdraw',
    'expire',
  ],
  closed: [],
  rejected: [],
  cancelled: [],
  expired: [],
}

const items: Readonly<Record<RequestItemState, readonly RequestItemEvent[]>> = {
  asked: ['grant', 'refuse', 'withdraw', 'expire'],
  granted: ['offer', 'open', 'refuse', 'withdraw', 'expire'],
  offered: ['confirm', 'callOff', 'expire'],
  inReading: ['copy', 'giveBack', 'takeBack', 'lose'],
  out: ['copy', 'renew', 'recall', 'giveBack', 'takeBack', 'lose'],
  returning: ['takeBack', 'lose'],
  lost: ['find', 'settle'],
  settled: ['find'],
  returned: [],
  refused: [],
  withdrawn: [],
  expired: [],
}

function refusal(act: () => unknown): CasekeepError {
  try {
    act()
  } catch (error) {
    if (isCasekeepError(error)) return error
    throw error
  }
  throw new Error('it was not refused')
}

/** Each state with what it allows and with every event that it does not. */
function pairs<State extends string, Event extends string>(allowed: Readonly<Record<State, readonly Event[]>>) {
  const every = [...new Set(Object.values<readonly Event[]>(allowed).flat())]
  return (Object.entries(allowed) as [State, readonly Event[]][]).map(
    ([state, legal]) => [state, legal, every.filter((event) => !legal.includes(event))] as const,
  )
}

describe.each(pairs(requests))('P6.2, P7.2: a request that is %s', (state, legal, illegal) => {
  it('refuses every other event with what is legal', () => {
    const number = 'JY2026-0001'
    expect(illegal.length).toBeGreaterThan(0)
    for (const event of illegal) {
      for (const open of [0, 1]) {
        const { code, details } = refusal(() => advanceRequest({ number, state }, event, { open, steps: 0 }))
        expect([code, details]).toEqual(['ILLEGAL', { what: 'request', number, state, event, legal }])
      }
    }
  })
})

describe.each(pairs(items))('P6.2, P7.2: an item that is %s', (state, legal, illegal) => {
  it('refuses every other event with what is legal', () => {
    const number = 'KH0001-003'
    expect(illegal.length).toBeGreaterThan(0)
    for (const event of illegal) {
      for (const loan of [false, true]) {
        const { code, details } = refusal(() => advanceRequestItem(number, state, event, { loan }))
        expect([code, details]).toEqual(['ILLEGAL', { what: 'requestItem', number, state, event, legal }])
      }
    }
  })
})
