/** How somebody wishes to be reached. `none`: they read the reply with their number. */
export const REACHES = ['none', 'phone', 'email', 'other'] as const
export type ReachBy = (typeof REACHES)[number]

/** Parts of a day in which a call is welcome; the hours are told where they are asked. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof DAY_PARTS)[number]

/** The person's own answer to "did it help?". */
export const HELPED = ['yes', 'little', 'no', 'not_yet'] as const
export type Helped = (typeof HELPED)[number]

/** What may be handed in: a request, words added to it later, the answer whether help arrived. */
export const REQUEST_KINDS = ['ask', 'add', 'answer'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** How to reach somebody who came through the public door. */
export type Reach = {
  readonly how: ReachBy
  /** An address, or a way in words; a telephone number stands in `visitorPhone` of the consultation. */
  readonly to: string | null
  /** Weekdays on which a call is welcome, 0 is Sunday; empty: any day the desk is open. */
  readonly days: readonly number[]
  readonly times: readonly DayPart[]
  /** Leave no message, and say nothing to anybody else who answers. */
  readonly isQuiet: boolean
}

/** A request as it is handed in: words, how to reach the person, and how to talk with them. A name is never needed. */
export type Ask = {
  readonly words: string
  readonly topics: readonly string[]
  readonly reach: Reach
  readonly phone: string | null
  /** What to mind when making contact. */
  readonly safe: string | null
  readonly language: string
  readonly interpreter: boolean
  readonly called: string | null
  readonly needs: string | null
}

/** What lies in a sealed box. */
export type Box =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'add'; readonly words: string }
  | { readonly kind: 'answer'; readonly helped: Helped; readonly words: string | null }

/** The four things the holder of a number may be told. */
export const REQUEST_STATES = ['arrived', 'assigned', 'moving', 'ended'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
