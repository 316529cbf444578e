import { equal, ok, rejection } from '../assertions.ts'
import type { Bench } from '../bench.ts'
import { expect, insert } from '../changes.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { rowOf } from '../rows.ts'

const group: GroupOfPromises = { group: 'numbers', ways: ['alone', 'joined'] }
const atOnce = 30

const take = (bench: Bench, tenant: string, series: string, count = 1) =>
  bench.transaction((unit) => unit.take(tenant, series, count))

type End = 'keeps' | 'throws' | 'commits and throws' | 'clashes'

/** A work that takes numbers and ends so. */
async function taking(bench: Bench, count: number, end: End): Promise<void> {
  const working = bench.transaction(async (unit) => {
    await unit.take('acme', 'case', count)
    if (end === 'commits and throws') await unit.commit([insert('cases', rowOf('cases', 1))])
    if (end === 'clashes') await unit.commit([expect('cases', rowOf('cases', 9))])
    if (end === 'throws' || end === 'commits and throws') throw new Error('given up')
  })
  if (end === 'throws' || end === 'commits and throws') await rejection(working, 'a work that throws must be rejected')
  else await working
}

/** Numbers are given once, and none is left out. */
export const numberPromises: readonly TestedPromise[] = [
  promised(
    group,
    { id: 'series-goes-on', says: 'a series begins at 1 and goes on, by as many as are taken' },
    async (bench) => {
      let next = 1
      for (const count of bench.several([1, 5, 1, 1_000])) {
        equal(await take(bench, 'acme', 'case', count), next, 'the first of those taken')
        next += count
      }
      await bench.transaction(async (unit) => {
        for (const count of bench.several([2, 1])) {
          equal(await unit.take('acme', 'case', count), next, 'the first of those taken')
          next += count
        }
      })
    },
  ),

  promised(
    group,
    {
      id: 'none-taken',
      says: 'where none is taken, the next number is answered, and nobody else is given it before the transaction ends',
    },
    async (bench) => {
      let next = 1
      for (const count of bench.several([1, 5, 3])) {
        equal(await take(bench, 'acme', 'case', 0), next, 'the next number')
        await bench.transaction(async (unit) => {
          equal(await unit.take('acme', 'case', 0), next, 'the next number')
          equal(await unit.take('acme', 'case', count), next, 'the first of those taken')
          next += count
          equal(await unit.take('acme', 'case', 0), next, 'the next number after those taken')
        })
      }
      const works = bench.several(Array.from({ length: atOnce }, () => bench.random.integer(1, 3)))
      await Promise.all(
        works.map((count) =>
          bench.transaction(async (unit) => {
            const promised = await unit.take('acme', 'case', 0)
            equal(await unit.take('acme', 'case', count), promised, 'the first of those taken')
          }),
        ),
      )
    },
  ),

  promised(group, { id: 'series-apart', says: 'each tenant and each series counts for itself' }, async (bench) => {
    const names = bench.several([
      ['a', 'b/c'],
      ['A', 'b/c'],
      ['a/b', 'c'],
      ['a', 'B/C'],
      ['個案', 'KH'],
      ['a', ''],
      ['a ', ''],
    ] as const)
    for (const round of bench.several([1, 2]).map((_, index) => index + 1))
      for (const [tenant, series] of names) equal(await take(bench, tenant, series), round, 'the number')
  }),

  promised(
    group,
    { id: 'no-gap', says: 'numbers taken by a work that does not commit are given to the next' },
    async (bench) => {
      let next = 1
      for (const end of bench.several<End>(['throws', 'commits and throws', 'clashes'])) {
        await taking(bench, 1, end)
        equal(await take(bench, 'acme', 'case'), next, 'the number')
        next += 1
      }
      const ends: readonly End[] = ['keeps', 'keeps', 'throws', 'clashes']
      const plans = Array.from({ length: atOnce }, () => ({
        count: bench.random.integer(1, 3),
        end: bench.random.pick(ends),
      }))
      const chosen = bench.several(plans.sort((a, b) => b.count - a.count))
      await Promise.all(chosen.map(({ count, end }) => taking(bench, count, end)))
      for (const { count, end } of chosen) if (end === 'keeps') next += count
      equal(await take(bench, 'acme', 'case'), next, 'the number')
    },
  ),

  promised(
    group,
    { id: 'no-number-twice', says: 'no number is given twice or left out where many take at once' },
    async (bench) => {
      const wanted = Array.from({ length: atOnce }, () => bench.random.integer(1, 3))
      const counts = bench.several(wanted.sort((a, b) => b - a))
      const firsts = await Promise.all(counts.map((count) => take(bench, 'acme', 'case', count)))
      const given = firsts.flatMap((first, index) => Array.from({ length: counts[index]! }, (_, more) => first + more))
      const inOrder = given.sort((a, b) => a - b)
      ok(
        inOrder.every((number, index) => number === index + 1),
        `of ${given.length} numbers each must be given once, from 1 on; given were ${inOrder.join(', ')}`,
      )
    },
  ),
]
