import * as z from 'zod'
import { forbidden, may } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { atOnce } from '../engine/at-once.ts'
import { command } from '../engine/command.ts'
import { current, seenInput } from '../engine/inputs.ts'
import { refuse } from '../errors.ts'
import type { Row } from '../storage.ts'
import { agreementBlocks, type Confidentiality, coverAt, findConfidentiality, guarding } from './agreement.ts'
import { findBorrowerUntil } from './borrower.ts'
import { advanceItem, chosenItems, signature } from './changes.ts'
import { findRequest, type RequestWork } from './facts.ts'
import { unconfirmedBlocks } from './fetching.ts'
import { findLevels, raisedBlocks } from './raised.ts'
import { acted, happenedTo, itemsInput, requestNumber, requestOutput } from './shared.ts'
import { dueOf, leaverBlocks } from './terms.ts'

interface Confirmed extends RequestWork {
  /** What is confirmed, with its documents as they are now. */
  readonly chosen: readonly Row<'requestItems'>[]
  readonly levels: readonly (number | null)[]
  readonly borrowerUntil: PlainDate | null
  readonly confidentiality: Confidentiality
}

/**
 * Who borrows signs that they have it, and the time begins to count (P7.2): from today, so that what holds for so long, the
 * agreement and the borrower’s own stay, is held against it once more.
 */
export const confirm = command({
  name: 'requests.confirm',
  summary: 'Confirm that you have what was handed over',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), ...itemsInput, ...seenInput }),
  output: requestOutput,
  facts: async (read, input, context): Promise<Confirmed> => {
    const work = await findRequest(read, input.request, context)
    const chosen = chosenItems(work, input.items, ({ state }) => state === 'offered')
    const [borrowerUntil, confidentiality, levels] = await atOnce(
      findBorrowerUntil(read, work.request, context),
      findConfidentiality(read, work.request, context),
      findLevels(read, chosen, context),
    )
    return { ...work, chosen, levels, borrowerUntil, confidentiality }
  },
  access: ({ request }, _input, { actor, policy }) =>
    request.outsider === null
      ? may('requests.confirm', '', actor, policy, request.requester)
      : forbidden('P6.1', { reason: 'outsider' }),
  decide: (work, input, context) => {
    const { request, chosen, borrowerUntil, confidentiality } = work
    current('request', request.number, request, input.version)
    if (chosen.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingOffered'] })
    }
    const received = signature(context.actor.person, context)
    const items = chosen.map((item) =>
      advanceItem(item, 'confirm', { received, ...dueOf(request, item, borrowerUntil, context) }),
    )
    const cover = coverAt(
      confidentiality,
      request,
      items.map(({ row }) => row),
      context,
    )
    const blocks = [
      ...agreementBlocks(confidentiality, cover),
      ...leaverBlocks(request, borrowerUntil, context),
      ...unconfirmedBlocks(request, chosen, context),
      ...chosen.flatMap((item, index) => raisedBlocks(item, work.levels[index] ?? null, context)),
    ]
    if (blocks.length > 0) refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    return acted(work, 'confirm', items, happenedTo('request.received', work, items), context, {
      changes: guarding(confidentiality, cover),
    })
  },
})
