import type { Id } from '../../../kernel/id.ts'

export type IssueId = Id<'issue'>

/** Where an issue was heard. `cases` comes over the bridge only, without anybody's name. */
export const ORIGINS = ['resident', 'meeting', 'workshop', 'cases', 'watch', 'coordinator', 'unmet_match', 'data', 'barrier'] as const
export type Origin = (typeof ORIGINS)[number]

/** Whom an issue concerns, from the street to the whole city and to the law itself. */
export const LEVELS = ['street', 'council', 'liaison', 'city', 'system_gap'] as const
export type Level = (typeof LEVELS)[number]

/** Where an issue can be moved to by hand. */
export const MOVE_STATES = ['heard', 'framed', 'working', 'trial', 'eased', 'watching', 'passed_on', 'closed'] as const

/** What is done about an issue. `merged` is reached by a merger only. */
export const ISSUE_STATES = [...MOVE_STATES, 'merged'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

/** 地域課題, as the council speaks of it. */
export type Issue = {
  readonly id: IssueId
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly bodyId: string | null
  readonly title: string
  readonly words: string
  readonly origin: Origin
  readonly level: Level
  /** Codes of `community_theme`. */
  readonly themes: readonly string[]
  readonly state: IssueState
  readonly passedOnTo: string
  readonly changedFor: string
  readonly mergedInto: IssueId | null
  /** Name of the participant for whom it was written down, where the reader may know it. */
  readonly byName: string | null
  readonly madeAt: Date
  readonly movedAt: Date
  readonly version: number
}

/** One step of an issue's course. */
export type IssueStep = {
  readonly id: string
  readonly kind:
    | 'raised'
    | 'reworded'
    | 'moved'
    | 'level'
    | 'merged'
    | 'took_in'
    | 'parted'
    | 'share_proposed'
    | 'shared'
    | 'share_withdrawn'
  readonly words: string
  readonly body: Readonly<Record<string, string>>
  readonly at: Date
  readonly byName: string
}

export const EVIDENCE_KINDS = ['voice', 'number', 'survey'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A voice or a number behind an issue; `ofIssue` is the issue it was told about, which may have been merged into this one. */
export type Evidence = {
  readonly id: Id<'evidence'>
  readonly ofIssue: IssueId
  readonly kind: EvidenceKind | 'photo'
  readonly words: string
  readonly on: string
  readonly howMany: number | null
  readonly audience: 'council' | 'staff'
  readonly byName: string | null
  readonly isMine: boolean
}

/** The wording for others: proposed by one keeper, checked by another. */
export type SharedText = {
  readonly wanted: 'liaison' | 'public'
  readonly title: string
  readonly words: string
  /** What changed for whom, in words for others; asked when the issue is closed, '' until then. */
  readonly changedFor: string
  readonly textVersion: number
  readonly isProposedByMe: boolean
  readonly checkedAt: Date | null
  readonly withdrawnAt: Date | null
}
