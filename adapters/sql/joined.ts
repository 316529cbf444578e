/** The last work on each host transaction. Global by name, because a program can hold two copies of this module. */
const lastWorks = Symbol.for('casekeep.joined')

function worksByTransaction(): WeakMap<object, Promise<unknown>> {
  const holder = globalThis as { [lastWorks]?: WeakMap<object, Promise<unknown>> }
  holder[lastWorks] ??= new WeakMap()
  return holder[lastWorks]
}

/** Runs `work` after all works on the same transaction that came before: savepoints nest, they do not interleave. */
export function inTurn<T>(transaction: object, work: () => Promise<T>): Promise<T> {
  const works = worksByTransaction()
  const before = works.get(transaction) ?? Promise.resolve()
  const mine = before.then(work, work)
  works.set(transaction, mine)
  return mine
}
