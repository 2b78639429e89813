import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { FormState } from '../../../../ui/form-state.ts'
import type { NamedPlan, PlanGround } from '../../acts/plan/read-plans.ts'

/** The small forms of a plan's page. */
export const WORD_VERBS = ['agree', 'person_agree', 'move_programme', 'suspend', 'resume', 'replan', 'drop'] as const
export type WordVerb = (typeof WORD_VERBS)[number]
/** Where each is posted below the plan. */
export const WORD_PATHS = {
  agree: 'agree',
  person_agree: 'person-agree',
  move_programme: 'move-programme',
  suspend: 'suspend',
  resume: 'resume',
  replan: 'replan',
  drop: 'drop',
} as const

/** A small form that was refused, with what was typed. */
export type RefusedWord = { readonly verb: WordVerb; readonly form: FormState }

/** What every part of a plan's page is drawn from. */
export type BodyProps = {
  readonly visit: SignedVisit
  readonly ground: PlanGround
  readonly named: NamedPlan
  /** A small form of this page that was refused. */
  readonly refused?: RefusedWord | undefined
}
