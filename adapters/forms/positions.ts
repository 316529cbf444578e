import type { Speaker } from './speaker.ts'

/** Positions as people write them: `1–3, 5`. */
export function positionsText(positions: readonly number[], { comma }: Pick<Speaker, 'comma'>): string {
  const runs: [number, number][] = []
  for (const position of [...positions].sort((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last && position <= last[1] + 1) last[1] = position
    else runs.push([position, position])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(comma)
}
