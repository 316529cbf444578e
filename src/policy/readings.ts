import type { Policy } from './policy.ts'

/** The lowest rank whose reading is kept; above every level where none is. A ladder without that level keeps its highest. */
export function readingsFrom({ settings, levels }: Policy): number {
  const { from } = settings.readings
  if (from === null) return levels.length
  const rank = levels.indexOf(from)
  return rank < 0 ? levels.length - 1 : rank
}
