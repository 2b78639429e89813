import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'

export type TreasureId = Id<'treasure'>

/** Kinds of what is good in a neighbourhood. @source asset-based community development: individuals, associations, institutions, places and economy, culture */
export const TREASURE_TYPES = [
  'person_gift',
  'group',
  'institution',
  'place',
  'nature',
  'economy',
  'culture_story',
  'event',
  'skill',
  'thing',
] as const
export type TreasureType = (typeof TREASURE_TYPES)[number]

/** `candidate`: found, not looked at yet. `resting`: there, not in use now. */
export const TREASURE_STATES = ['candidate', 'confirmed', 'resting', 'gone'] as const
export type TreasureState = (typeof TREASURE_STATES)[number]

/** When, how and for how much one comes to a treasure; empty where nothing is said. */
export type Access = { readonly openWhen: string; readonly how: string; readonly cost: string; readonly barrierFree: string }

/** Degrees; both or neither. Of a person's gift only roughly. */
export type Point = { readonly lat: number | null; readonly lon: number | null }

/** 宝物, as the council speaks of it. */
export type Treasure = Access &
  Point & {
    readonly id: TreasureId
    readonly councilNo: number | null
    readonly councilName: string | null
    readonly name: string
    readonly type: TreasureType
    readonly story: string
    /** Codes of `community_theme`. */
    readonly themes: readonly string[]
    readonly place: string
    readonly state: TreasureState
    readonly audience: 'council' | 'staff'
    readonly assuredOn: Day | null
    /** Who told of it and who looks after it, where the reader may know. */
    readonly tellerName: string | null
    readonly stewardName: string | null
    /** Name of the participant for whom it was written down, where the reader may know it. */
    readonly byName: string | null
    /** Whether only keepers see it, because a yes is missing or was taken back. */
    readonly isHeldBack: boolean
    readonly foundAt: Date
    readonly version: number
  }

/** One step of a treasure's course. */
export type TreasureStep = {
  readonly id: string
  readonly kind:
    | 'found'
    | 'amended'
    | 'moved'
    | 'assured'
    | 'share_proposed'
    | 'shared'
    | 'share_withdrawn'
    | 'consent_given'
    | 'consent_withdrawn'
    | 'joined'
    | 'unjoined'
    | 'used'
  readonly words: string
  readonly body: Readonly<Record<string, string>>
  readonly at: Date
  readonly byName: string
}

/** What a treasure is used for, and what that brought. `usedIn` is words; where a record is used, `used` names it. */
export type TreasureUse = {
  readonly id: Id<'treasure_use'>
  readonly used: { readonly kind: UsedKind; readonly id: string } | null
  readonly usedIn: string
  readonly since: Day
  readonly brought: string
  readonly endedOn: Day | null
}

/** Records in which a treasure can be used. */
export const USED_KINDS = ['issue', 'activity', 'platform', 'group', 'project'] as const
export type UsedKind = (typeof USED_KINDS)[number]

/** The wording for others: proposed by one keeper, checked by another. */
export type SharedText = {
  readonly wanted: 'liaison' | 'public'
  readonly title: string
  readonly words: string
  /** Where it is, in words of their own; a person is never placed. */
  readonly place: string
  /** Whether its point goes on the others' map. */
  readonly isPlaced: boolean
  readonly textVersion: number
  readonly isProposedByMe: boolean
  readonly checkedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What a list of treasures is narrowed to; `themes`: at least one of them; `notAssuredSince`: nobody looked since that day. */
export type TreasureFilter = {
  readonly councilNo?: number | undefined
  readonly themes?: readonly string[] | undefined
  readonly type?: TreasureType | undefined
  readonly states?: readonly TreasureState[] | undefined
  readonly notAssuredSince?: Day | undefined
  readonly onMap?: boolean | undefined
}

/** What is said of a treasure, without names. */
export type TreasureFacts = Access &
  Point & {
    readonly name: string
    readonly type: TreasureType
    readonly story: string
    readonly themes: readonly string[]
    readonly place: string
    readonly audience: 'council' | 'staff'
  }
