export {
  formatVerifierKey,
  headText,
  isSignedBy,
  type ParsedNote,
  parseNote,
  parseVerifierKey,
  type TreeHead,
  type VerifierKey,
} from '../checkpoints/note.ts'
export { CasekeepError, isCasekeepError } from '../errors.ts'
export { type Sha256, sha256 } from '../sha256.ts'
export {
  type Consistency,
  emptyRoot,
  GrowingTree,
  type Inclusion,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from '../trail/merkle.ts'
export type { TrailFault, TrailReport } from './report.ts'
export { exportFormat, type VerifyTrailOptions, verifyTrail } from './verify-trail.ts'
