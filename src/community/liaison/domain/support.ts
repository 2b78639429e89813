import type { Id } from '../../../kernel/id.ts'

export type SupportOfferId = Id<'support_offer'>
export type SupportRequestId = Id<'support_request'>

export const SUPPORT_KINDS = ['lecture', 'advice', 'visit', 'goods', 'other'] as const
export type SupportKind = (typeof SUPPORT_KINDS)[number]

export const SUPPORT_STATES = ['asked', 'accepted', 'declined', 'unmet', 'done'] as const
export type SupportState = (typeof SUPPORT_STATES)[number]

/** What an organisation of the directory offers to areas. */
export type SupportOffer = {
  readonly id: SupportOfferId
  readonly agencyId: string
  readonly agencyName: string
  readonly kinds: readonly SupportKind[]
  readonly title: string
  readonly words: string
  readonly themes: readonly string[]
  readonly isOpen: boolean
  readonly version: number
}

/** An area that asks for experts. */
export type SupportRequest = {
  readonly id: SupportRequestId
  readonly councilNo: number
  readonly councilName: string
  readonly offerTitle: string | null
  readonly agencyName: string | null
  readonly kind: SupportKind
  readonly words: string
  readonly wantedWhen: string
  readonly state: SupportState
  readonly movedAt: Date
  readonly version: number
}

/** What was answered, and what came of it. */
export type SupportStep = {
  readonly id: string
  readonly state: Exclude<SupportState, 'asked'>
  readonly words: string
  readonly answeredAs: string
  readonly at: Date
  readonly byName: string
}

/** Where a request can go from here: an accepted one ends in what came of it, or in that it could not be. Every step says why. */
export function nextStates(state: SupportState): readonly Exclude<SupportState, 'asked'>[] {
  if (state === 'asked' || state === 'declined') return ['accepted', ...(state === 'asked' ? (['declined'] as const) : []), 'unmet']
  return state === 'accepted' ? ['done', 'unmet'] : []
}
