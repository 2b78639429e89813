import type { Day } from '../../../kernel/day.ts'
import type { ParticipantId, Seat } from './body.ts'

/** How somebody is reached: nobody needs an account, mail or a telephone. */
export const REACHES = ['account', 'mail', 'phone', 'paper'] as const
export type Reach = (typeof REACHES)[number]

/** Somebody who takes part by name. `signsIn`: their account works today. */
export type Participant = {
  readonly id: ParticipantId
  readonly councilNo: number | null
  readonly name: string
  readonly kana: string
  readonly reach: Reach
  readonly endedOn: Day | null
  readonly endedWhy: string
  readonly signsIn: boolean
  readonly version: number
}

/** How to reach a participant; for those who keep the council's records only. */
export type Contact = { readonly phone: string; readonly mail: string; readonly note: string }

/** A seat as a roll shows it: with its body, whether it still holds or not. */
export type RollSeat = Seat & { readonly bodyName: string; readonly version: number }

/** The seats that hold on a day. */
export function holding<One extends Pick<Seat, 'fromOn' | 'toOn'>>(seats: readonly One[], day: Day): readonly One[] {
  return seats.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn))
}

/** The seats whose last day has passed. */
export function ended<One extends Pick<Seat, 'toOn'>>(seats: readonly One[], day: Day): readonly One[] {
  return seats.filter(({ toOn }) => toOn !== null && toOn < day)
}
