import { afterAll } from 'vitest'

/** What the servers' stores leave behind is dropped after each file of tests; most files open none, and load nothing. */
const opened = Symbol.for('casekeep.test.server-stores')

afterAll(async () => {
  const drop = (globalThis as { [opened]?: () => Promise<void> })[opened]
  await drop?.()
})
