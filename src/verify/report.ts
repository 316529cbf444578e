/** What is wrong with an export, and where. */
export type TrailFault =
  /** A line that is no JSON, or not what an export says; counted from 1. */
  | { readonly because: 'line'; readonly line: number; readonly message: string }
  /** An entry that was changed, or that does not follow the one before it in its chain. */
  | {
      readonly because: 'missing' | 'previous' | 'digest' | 'detail' | 'format'
      readonly chain: string
      readonly position: number
    }
  /** Two entries have the same place in the tree, or a place has none though later ones have. */
  | { readonly because: 'leafTwice' | 'leafMissing'; readonly leaf: number }
  /** A checkpoint that the entries do not come to, or that holds more of them than there are. */
  | { readonly because: 'root' | 'truncated'; readonly size: number }
  /** A checkpoint that is none, of another tree, or not signed by the key. */
  | { readonly because: 'checkpoint' | 'origin' | 'signature'; readonly checkpoint: number; readonly message: string }

/** What a verification found. */
export interface TrailReport {
  /** Nothing was found wrong. */
  readonly sound: boolean
  readonly tenant: string | null
  readonly entries: number
  readonly chains: number
  /** Of how many entries the details were there and matched. */
  readonly details: number
  /** How many checkpoints were verified, and how many entries the largest holds: what is later is proved by its chain alone. */
  readonly checkpoints: number
  readonly covered: number
  /** In their order, up to a hundred. */
  readonly faults: readonly TrailFault[]
  /** How many there are in all. */
  readonly found: number
}
