import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'

/** 団体, 事業, プラットフォーム: who carries things on in a neighbourhood, and what they carry. */
export const UNDERTAKING_KINDS = ['group', 'project', 'platform'] as const
export type UndertakingKind = (typeof UNDERTAKING_KINDS)[number]
export type UndertakingId = Id<'undertaking'>

/** How far each kind can have come. People go back and forth, so every stage leads to every other. */
export const STAGES = {
  group: ['starting', 'active', 'resting', 'ended'],
  project: ['idea', 'preparing', 'running', 'done', 'stopped'],
  platform: ['idea', 'gathering', 'running', 'self_supporting', 'changed', 'ended'],
} as const satisfies Record<UndertakingKind, readonly string[]>
export type Stage = (typeof STAGES)[UndertakingKind][number]

/** What is written of one kind alone. */
const OF_ONE_KIND = {
  contact: 'group',
  ofId: 'project',
  fromId: 'platform',
  fromWords: 'platform',
  whatChanged: 'platform',
} as const satisfies Record<string, UndertakingKind>
type OfOneKind = keyof typeof OF_ONE_KIND

/** Which fields of a text belong to another kind than this one. */
export function strayFields(kind: UndertakingKind, text: Readonly<Record<OfOneKind, string | null>>): readonly OfOneKind[] {
  return (Object.keys(OF_ONE_KIND) as OfOneKind[]).filter(name => OF_ONE_KIND[name] !== kind && (text[name] ?? '') !== '')
}

/** コミュニティビジネス, where a platform or project is one. */
export const BUSINESS_KINDS = ['cafe', 'market', 'transport', 'salon', 'other'] as const
export type BusinessKind = (typeof BUSINESS_KINDS)[number]

/** One of them as its council speaks of it. `councilNo` null: of several councils together. */
export type Undertaking = {
  readonly id: UndertakingId
  readonly kind: UndertakingKind
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly name: string
  readonly words: string
  readonly themes: readonly string[]
  readonly stage: Stage
  readonly stageWords: string
  readonly startedOn: Day | null
  /** The group or platform a project belongs to. */
  readonly of: { readonly id: UndertakingId; readonly kind: UndertakingKind; readonly name: string } | null
  readonly bodyId: string | null
  readonly bodyName: string | null
  readonly businessKind: BusinessKind | null
  /** The platform it learned from, where the reader may read that; `fromWords` names one that is not kept here. */
  readonly from: { readonly id: UndertakingId; readonly name: string } | null
  readonly fromWords: string
  readonly whatChanged: string
  readonly contact: string
  readonly calmWords: string
  readonly calmOn: Day | null
  readonly movedAt: Date
  readonly version: number
}

/** One step of a course. */
export type UndertakingStep = {
  readonly id: string
  readonly kind: 'begun' | 'reworded' | 'moved' | 'counted' | 'count_withdrawn' | 'calmed' | 'worried' | 'joined' | 'left'
  readonly words: string
  readonly body: Readonly<Record<string, string>>
  readonly at: Date
  readonly byName: string
}

/** 人・お金・物. */
export const NEED_KINDS = ['people', 'money', 'goods', 'other'] as const
export const NEED_STATES = ['open', 'part', 'met', 'closed'] as const
export type Need = {
  readonly id: string
  readonly kind: (typeof NEED_KINDS)[number]
  readonly words: string
  readonly howMuch: string
  readonly untilOn: Day | null
  readonly state: (typeof NEED_STATES)[number]
  readonly stateWords: string
}

/** A day in the calendar of a project or platform. */
export const MILESTONE_STATES = ['planned', 'done', 'cancelled'] as const
export type Milestone = {
  readonly id: string
  readonly on: Day
  readonly untilOn: Day | null
  readonly title: string
  readonly state: (typeof MILESTONE_STATES)[number]
  readonly words: string
  readonly sequence: number
  readonly changedAt: Date
}

/** できたこと. */
export type Product = {
  readonly id: string
  readonly on: Day
  readonly words: string
  readonly quantity: number | null
  readonly unit: string
}

/** What a coordinator wants to reach together with a group. */
export const PLAN_STATES = ['open', 'reached', 'stopped'] as const
export const STEP_STATES = ['open', 'done', 'dropped'] as const
export type SupportPlan = {
  readonly id: string
  readonly goal: string
  readonly lookOn: Day | null
  readonly audience: 'council' | 'staff'
  readonly state: (typeof PLAN_STATES)[number]
  readonly endWords: string
  readonly byName: string
  readonly steps: readonly {
    readonly id: string
    readonly words: string
    readonly who: string
    readonly dueOn: Day | null
    readonly state: (typeof STEP_STATES)[number]
    readonly note: string
  }[]
}
