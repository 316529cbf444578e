import type { Reader } from '../storage.ts'

/** A reader that asks nothing twice: for a query that looks at the same things from many sides. */
export function readOnce(read: Reader): Reader {
  const answers = new Map<string, Promise<unknown>>()
  const once = (name: keyof Reader) => {
    const ask = read[name].bind(read) as (...asked: readonly unknown[]) => Promise<unknown>
    return (...asked: readonly unknown[]) => {
      const key = JSON.stringify([name, ...asked])
      const known = answers.get(key) ?? ask(...asked)
      answers.set(key, known)
      return known
    }
  }
  return { get: once('get'), getMany: once('getMany'), find: once('find'), summarize: once('summarize') } as Reader
}
