import type { Id } from '../../../kernel/id.ts'

/** Kinds of records of the community half that can stand at the end of a link. */
export const LINK_KINDS = [
  'body',
  'meeting',
  'agenda_item',
  'remark',
  'decision',
  'action',
  'question',
  'note',
  'issue',
  'treasure',
  'activity',
  'group',
  'project',
  'platform',
  'outcome_review',
  'exchange',
  'sheet_note',
  'occurrence',
  'review',
  'field_log',
  'offer',
  'trouble',
  'visit',
] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/**
 * `came_from`: from was made out of to. `answers`: a treasure or activity could answer, or answers, an issue. `decided`: a decision about to.
 * `adopted_from`: taken over from another council, and changed. `serves`: a platform or an activity stands for an issue.
 */
export const LINK_RELATIONS = [
  'came_from',
  'answers',
  'uses',
  'about',
  'decided',
  'similar',
  'reviews',
  'learned_from',
  'part_of',
  'became',
  'adopted_from',
  'serves',
] as const
export type LinkRelation = (typeof LINK_RELATIONS)[number]

/** One end of a link. */
export type LinkEnd = { readonly kind: LinkKind; readonly id: string }

/** A link as seen from one of its ends: `other` is the far one, `isOutgoing` whether this end is `from`. */
export type Link = {
  readonly id: Id<'link'>
  readonly other: LinkEnd
  readonly isOutgoing: boolean
  readonly relation: LinkRelation
  readonly note: string
}

/** What a module tells about its own records for a list of links: only of those the reader may see. */
export type TitledEnd = { readonly title: string; readonly href: `/${string}`; readonly state?: string }
