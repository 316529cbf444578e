import * as z from 'zod'
import type { Json } from '../storage.ts'

/** What happened, as a decision says it. Data names things by number, never by what is in them. */
export interface DomainEvent {
  readonly type: EventType
  readonly data: { readonly [key: string]: Json }
}

/** An event as it was recorded, in the same commit as what it tells. */
export interface RecordedEvent extends DomainEvent {
  /** Unique in the tenant: chain, position and place in the entry. */
  readonly id: string
  /** UTC, ISO 8601. */
  readonly at: string
}

export const eventTypes = [
  'case.opened',
  'case.amended',
  'case.reassigned',
  'case.ended',
  'case.reopened',
  'case.voided',
  'case.merged',
  'case.related',
  'case.unrelated',
  'retention.recorded',
  'retention.decided',
  'retention.moved',
  'retention.recalculated',
  'batch.collected',
  'batch.sorted',
  'batch.screened',
  'batch.arranged',
  'batch.numbered',
  'batch.submitted',
  'batch.returned',
  'batch.approved',
  'batch.withdrawn',
  'batch.archived',
  'batch.refused',
  'transfer.sent',
  'transfer.received',
  'document.corrected',
  'document.superseded',
  'document.lost',
  'document.found',
  'document.settled',
  'request.asked',
  'request.resolved',
  'request.decided',
  'request.approved',
  'request.rejected',
  'request.withdrawn',
  'request.handedOver',
  'request.received',
  'request.givenBack',
  'request.returned',
  'request.reassigned',
  'request.calledOff',
  'request.expired',
  'request.reminded',
  'request.escalated',
  'copies.made',
  'loan.noticed',
  'renewal.asked',
  'renewal.granted',
  'renewal.refused',
  'loan.recalled',
  'hold.placed',
  'hold.lifted',
  'hold.reviewed',
  'disposal.proposed',
  'disposal.appraised',
  'disposal.submitted',
  'disposal.decided',
  'disposal.approved',
  'disposal.rejected',
  'disposal.begun',
  'disposal.executed',
  'case.destroyed',
  'case.transferredOut',
  'document.destroyed',
  'document.transferredOut',
  'disposal.witnessed',
  'disposal.certified',
  'disposal.released',
  'disposal.aborted',
  'subject.erasureAsked',
  'outsider.recorded',
  'agreement.recorded',
  'agreement.ended',
  'person.recorded',
  'department.recorded',
  'deputy.appointed',
  'deputy.ended',
] as const
export type EventType = (typeof eventTypes)[number]

export const recordedEventSchema = z
  .object({
    id: z.string(),
    type: z.enum(eventTypes),
    at: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'RecordedEvent' })
