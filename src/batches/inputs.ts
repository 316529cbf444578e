import * as z from 'zod'
import { numberOf, reason, seenInput } from '../engine/inputs.ts'

/** What every step of a batch is given. */
export const batchInput = { batch: numberOf('batch'), ...seenInput }
/** Why a batch comes back. */
export const reasons = z.array(reason).min(1).max(50)
