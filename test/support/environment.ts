import type { Environment } from 'vitest/runtime'

/** Most files of tests open no store on a server, and load nothing of what would drop it. */
const opened = Symbol.for('casekeep.test.server-stores')

/** Node as it is. What servers hold of a process of tests is dropped at its end, because its files share it. */
const environment: Environment = {
  name: 'node',
  viteEnvironment: 'ssr',
  setup: (global: { [opened]?: () => Promise<void> }) => ({ teardown: async () => global[opened]?.() }),
}
export default environment
