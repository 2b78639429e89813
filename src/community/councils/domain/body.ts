import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'

export type BodyId = Id<'body'>
export type SeatId = Id<'seat'>
export type ParticipantId = Id<'participant'>

/** Kinds of 会・部会. A council has at most one active network meeting. */
export const BODY_KINDS = ['network_meeting', 'liaison', 'platform', 'working_group', 'swc_liaison', 'housing_liaison', 'other'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export const BODY_STATUSES = ['active', 'dormant', 'ended'] as const
export type BodyStatus = (typeof BODY_STATUSES)[number]

/** A body that meets: tree by `parentId`, peers by relations. */
export type Body = {
  readonly id: BodyId
  readonly kind: BodyKind
  readonly councilNo: number | null
  readonly parentId: BodyId | null
  readonly name: string
  /** Smallest number of seats present (proxies as the body's rule says); null when the body asks for none. */
  readonly quorum: number | null
  readonly proxiesCount: boolean
  readonly status: BodyStatus
  readonly startedOn: Day
  readonly endedOn: Day | null
  readonly version: number
}

/** An office in a body on a day; `name` is the participant's or the organisation's. */
export type Seat = {
  readonly id: SeatId
  readonly bodyId: BodyId
  readonly participantId: ParticipantId | null
  readonly name: string
  readonly kana: string
  readonly office: string
  readonly isSecretariat: boolean
  readonly order: number
  readonly fromOn: Day
  /** Last day of the seat. */
  readonly toOn: Day | null
}

/** A residents' council by its number in the city, with the name of its meeting body. */
export type Council = {
  readonly no: number
  readonly name: string
  readonly kana: string
  readonly district: string
  readonly population: number
  /** What the council calls its welfare network meeting. */
  readonly bodyLabel: string
  readonly networkStatus: 'none' | 'preparing' | 'active' | 'dormant'
}
