import { equal, ok } from './assertions.ts'
import type { Bench, Promises } from './bench.ts'
import { rowNumber } from './rows.ts'

const take = (bench: Bench, tenant: string, series: string, count = 1) =>
  bench.transaction((unit) => unit.take(tenant, series, count))

/** Numbers are given once, and none is left out. */
export function numberPromises(promise: Promises): void {
  promise('a series begins at 1 and goes on, by as many as are taken', async (bench) => {
    equal(await take(bench, 'acme', 'case'), 1, 'the first')
    equal(await take(bench, 'acme', 'case', 5), 2, 'the first of five')
    equal(await take(bench, 'acme', 'case'), 7, 'the next')
    const several = await bench.transaction(async (unit) => [
      await unit.take('acme', 'case', 2),
      await unit.take('acme', 'case', 1),
      await unit.take('acme', 'other', 1),
    ])
    equal(several, [8, 10, 1], 'several in one transaction')
  })

  promise('each tenant and each series counts for itself', async (bench) => {
    const names = [
      ['a', 'b/c'],
      ['A', 'b/c'],
      ['a/b', 'c'],
      ['a', 'B/C'],
      ['個案', 'KH'],
      ['a', ''],
    ] as const
    for (const [tenant, series] of names) equal(await take(bench, tenant, series), 1, `${tenant} and ${series}`)
    for (const [tenant, series] of names) equal(await take(bench, tenant, series), 2, `${tenant} and ${series} again`)
  })

  promise('no number is given twice or left out, also where works fail, clash and run at once', async (bench) => {
    const given: number[] = []
    const row = rowNumber(bench.random, 'cases', 1)
    await bench.transaction((unit) => unit.commit([{ op: 'insert', table: 'cases', rows: [row] }]))
    const plans = Array.from({ length: 60 }, () => ({
      count: bench.random.integer(1, 3),
      end: bench.random.pick(['keep', 'keep', 'throw', 'clash'] as const),
    }))
    const works = plans.map(({ count, end }) =>
      bench.transaction(async (unit) => {
        const first = await unit.take('acme', 'case', count)
        if (end === 'throw') throw new Error('given up')
        if (end === 'clash') await unit.commit([{ op: 'insert', table: 'cases', rows: [row] }])
        return first
      }),
    )
    for (const [index, result] of (await Promise.allSettled(works)).entries()) {
      const { count, end } = plans[index]!
      ok((result.status === 'rejected') === (end === 'throw'), `a work of "${end}" was ${result.status}`)
      if (end !== 'keep' || result.status !== 'fulfilled') continue
      for (let number = result.value; number < result.value + count; number++) given.push(number)
    }
    given.sort((a, b) => a - b)
    equal(
      given,
      Array.from(given, (_, index) => index + 1),
      'the numbers that were kept',
    )
    equal(await take(bench, 'acme', 'case'), given.length + 1, 'the next number')
  })
}
