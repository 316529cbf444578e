import { checkStorage, type OpenStore, type Verdict } from '../../../adapters/conformance/index.ts'

/** What the whole kit says of a store, for the same generated data each time, without looking for fewer calls. */
export async function verdictsOn<Tx>(open: OpenStore<Tx>): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  for await (const verdict of checkStorage({ name: 'broken', open, seed: 7, patience: 0 })) verdicts.push(verdict)
  return verdicts
}
