import * as z from 'zod'
import { addDays, type PlainDate, todayIn } from '../calendar/plain-date.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { type Block, type BlockReason, blocks } from '../reasons.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { requestOutput } from './shared.ts'

/** What is known of the confidentiality agreements of who is to read or to borrow (P8.3). */
export interface Confidentiality {
  readonly person: string
  readonly outside: boolean
  /** Whether nothing is lent or shown without one; otherwise that is only warned of. */
  readonly enforced: boolean
  readonly agreements: readonly Row<'agreements'>[]
}

const clause = 'P8.3'

export async function findConfidentiality(
  read: Reader,
  { requester, outsider }: Pick<Row<'requests'>, 'requester' | 'outsider'>,
  context: Context,
): Promise<Confidentiality> {
  const { tenant } = context
  const person = outsider ?? requester
  return {
    person,
    outside: outsider !== null,
    enforced: (await findEnforcement(read, outsider !== null, context)).enforced,
    agreements: await findAll(read, 'agreements.ofPerson', { tenant, person }),
  }
}

/** Whether nothing is lent or shown without an agreement. */
export interface Enforcement {
  readonly enforced: boolean
  /** The day from which it is; null where it always is, or where it is only ever warned of. */
  readonly from: PlainDate | null
}

/** Employees can be left some days to sign, counted from the first policy, so that nobody is locked out on day one. */
export async function findEnforcement(
  read: Reader,
  outside: boolean,
  { tenant, policy, today }: Context,
): Promise<Enforcement> {
  const { outsiders, employees, employeesWarnedDays } = policy.settings.agreements
  if (outside) return { enforced: outsiders === 'enforced', from: null }
  if (employees !== 'warnedThenEnforced') return { enforced: employees === 'enforced', from: null }
  const [first] = await read.find('policies.all', { equal: { tenant }, limit: 1 })
  const since = first === undefined ? today : todayIn(policy.timeZone, new Date(first.adopted))
  const from = addDays(since, employeesWarnedDays)
  return { enforced: today >= from, from }
}

/** What an agreement has to cover at a hand-over, beside that day. */
export interface Covering {
  /** The last day of what is handed over. */
  readonly due: PlainDate
  /** The day on which it was asked for. */
  readonly asked: PlainDate
}

export interface Covered {
  /** The agreement that it rests on; null where there is none, or none that would do. */
  readonly by: Row<'agreements'> | null
  readonly blocks: readonly Block[]
}

/** The agreement that lets somebody read or borrow today, or why none does: by the one that comes nearest. */
export function coverOf(
  confidentiality: Omit<Confidentiality, 'enforced'>,
  covering: Covering | null,
  { today }: Context,
): Covered {
  const { person, agreements } = confidentiality
  const judged = agreements.map((agreement) => ({
    by: agreement,
    blocks: against(agreement, confidentiality, covering, today),
  }))
  const [nearest] = judged.sort(
    (one, other) => distance(one.blocks) - distance(other.blocks) || later(one.by, other.by),
  )
  if (nearest === undefined) return { by: null, blocks: [{ because: 'agreementMissing', clause, person }] }
  return nearest.blocks.length === 0 ? nearest : { by: null, blocks: nearest.blocks }
}

/** The agreement has to hold until the last of what is handed over is due. */
export function coverAt(
  confidentiality: Confidentiality,
  request: Pick<Row<'requests'>, 'asked'>,
  dated: readonly { readonly due: PlainDate }[],
  context: Context,
): Covered {
  const dues = dated.map(({ due }) => due)
  const asked = todayIn(context.policy.timeZone, new Date(request.asked))
  return coverOf(confidentiality, { due: dues.sort().at(-1)!, asked }, context)
}

function against(
  { person, signed, until, ended }: Row<'agreements'>,
  { outside }: Pick<Confidentiality, 'outside'>,
  covering: Covering | null,
  today: PlainDate,
): readonly Block[] {
  if (ended !== null && ended <= today) return [{ because: 'agreementEnded', clause, person, signed, ended }]
  if (until < today) return [{ because: 'agreementExpired', clause, person, signed, until }]
  if (covering === null) return []
  const { due, asked } = covering
  const found: Block[] = []
  if (until < due) found.push({ because: 'agreementEnds', clause, person, signed, until, due })
  // Outsiders sign first (P6.1); employees are bound by what they signed at entry.
  if (outside && signed > asked) found.push({ because: 'agreementSignedLater', clause, person, signed, asked })
  return found
}

/** One that is in force is nearer than one that is not. */
function distance(blocks: readonly Block[]): number {
  const over = blocks.some(({ because }) => because === 'agreementEnded' || because === 'agreementExpired')
  return over ? 9 : blocks.length
}

const later = (one: Row<'agreements'>, other: Row<'agreements'>) =>
  one.signed === other.signed ? 0 : one.signed > other.signed ? -1 : 1

/** What keeps it from being asked for or handed over; nothing where that is only warned of. */
export function agreementBlocks({ enforced }: Confidentiality, { blocks }: Covered): readonly Block[] {
  return enforced ? blocks : []
}

/** What the policy only warns of, where it does. */
export function warningsOf({ enforced }: Confidentiality, { blocks }: Covered): readonly BlockReason[] {
  return enforced ? [] : blocks.map(({ because }) => because)
}
const reasons = Object.keys(blocks) as [BlockReason, ...BlockReason[]]
export const warnedOutput = () =>
  requestOutput().extend({ warnings: z.array(z.enum(reasons)).meta({ description: 'What the policy only warns of' }) })

/** Nobody ends the agreement that an act rests on at the same time. */
export function guarding({ enforced }: Confidentiality, { by }: Covered): readonly Change[] {
  return enforced && by !== null ? [{ op: 'expect', table: 'agreements', was: by }] : []
}
