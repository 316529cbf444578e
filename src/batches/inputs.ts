import * as z from 'zod'
import { numberOf, reason, seenVersion } from '../engine/inputs.ts'

/** What every step of a batch is given. */
export const batchInput = { batch: numberOf('batch'), version: seenVersion }
/** Why a batch comes back. */
export const reasons = z.array(reason).min(1).max(50)
