import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { EntryId } from './entry.ts'

export type VisitId = Id<'visit'>
export type ExchangeId = Id<'exchange'>

export const VISIT_STATES = ['wished', 'fixed', 'done', 'called_off'] as const

/** 会ってみる: `guest` goes to `host`. */
export type CouncilVisit = {
  readonly id: VisitId
  readonly guestNo: number
  readonly guestName: string
  readonly hostNo: number
  readonly hostName: string
  readonly about: string
  readonly guestEntry: EntryId | null
  readonly hostEntry: EntryId | null
  readonly state: (typeof VISIT_STATES)[number]
  readonly on: Day | null
  readonly place: string
  readonly seen: string
  readonly takenHome: string
  readonly calledOff: string
  readonly movedAt: Date
  readonly version: number
}

export const EXCHANGE_KINDS = ['teach', 'lend', 'question', 'joint'] as const
export const EXCHANGE_STATES = ['open', 'met', 'unmet'] as const

/** 教えて・貸して・聞きたい・いっしょに. */
export type Exchange = {
  readonly id: ExchangeId
  readonly councilNo: number
  readonly councilName: string
  readonly kind: (typeof EXCHANGE_KINDS)[number]
  readonly title: string
  readonly words: string
  readonly themes: readonly string[]
  readonly state: (typeof EXCHANGE_STATES)[number]
  readonly outcome: string
  readonly helpedBy: number | null
  readonly helperName: string | null
  readonly movedAt: Date
  readonly version: number
}

/** What another council answered. */
export type Reply = {
  readonly id: string
  readonly councilName: string
  readonly words: string
  readonly at: Date
  readonly byName: string
}
