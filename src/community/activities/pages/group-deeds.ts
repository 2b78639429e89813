import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { moveFunding, tellFunding } from '../acts/funding-keep.ts'
import { calmGroup, moveGroup } from '../acts/group-change.ts'
import type { Asked } from '../acts/group-keep.ts'
import { answerNeed, markMilestone, setMilestone, takeCountBack, tellCount, tellNeed, tellProduct } from '../acts/group-parts.ts'
import { addSupportStep, lookAtSupport, markSupportStep, openSupport } from '../acts/group-support.ts'
import { letPartnerGo, takeInPartner } from '../acts/platform-partners.ts'
import type { UndertakingKind } from '../domain/group.ts'
import { CHANGE_FUNDING_BODY, FUNDING_BODY } from './funding-bodies.ts'
import {
  ANSWER_BODY,
  BACK_BODY,
  CALM_BODY,
  COUNT_BODY,
  DAY_BODY,
  LEAVE_BODY,
  LOOK_BODY,
  MARK_DAY_BODY,
  MARK_STEP_BODY,
  MOVE_BODY,
  NEED_BODY,
  PARTNER_BODY,
  PLAN_BODY,
  PRODUCT_BODY,
  STEP_BODY,
} from './group-bodies.ts'
import type { texts } from './group-texts.ts'

type Did = Promise<Result<string, Refusal>>

/** One deed of a page: what is audited, what is said when it is done, the field that tells which of several records it is about. */
export type GroupDeed = {
  readonly audit: string
  readonly done: keyof typeof texts.done
  readonly place?: string
  readonly do: (visit: SignedVisit) => Did
}

const deed = <Body>(
  audit: string,
  done: GroupDeed['done'],
  schema: Parameters<typeof readBody<Body>>[0],
  work: (act: Act, id: string, body: Body, asked: Asked) => Did,
  place?: string,
): GroupDeed => ({
  audit,
  done,
  ...(place ? { place } : {}),
  do: async visit => {
    const read = readBody(schema, bodyFromForm(visit.form))
    if (!read.ok) return no(refusal('fields', { fields: read.refusal }))
    return work(visit.act, visit.params['id'] ?? '', read.value, { version: versionOf(visit), once: onceOf(visit) })
  },
})

/** What can be done on every page of this part of the module. */
const EVERYWHERE = {
  move: deed('undertaking.move', 'moved', MOVE_BODY, moveGroup),
  need: deed('undertaking.need', 'needed', NEED_BODY, tellNeed),
  'answer-need': deed('undertaking.answer-need', 'marked', ANSWER_BODY, answerNeed, 'need'),
  day: deed('undertaking.set-day', 'marked', DAY_BODY, setMilestone),
  'mark-day': deed('undertaking.mark-day', 'marked', MARK_DAY_BODY, markMilestone, 'day'),
  product: deed('undertaking.product', 'made', PRODUCT_BODY, tellProduct),
  fund: deed('funding.tell', 'funded', FUNDING_BODY, tellFunding),
  'change-fund': deed('funding.change', 'funded', CHANGE_FUNDING_BODY, moveFunding, 'funding'),
} as const

/** Everything that can be done on the page of each kind; the last part of its address. */
export const DEEDS: Readonly<Record<UndertakingKind, Readonly<Record<string, GroupDeed>>>> = {
  group: {
    ...EVERYWHERE,
    count: deed('group.count', 'counted', COUNT_BODY, tellCount),
    'take-back': deed('group.take-count-back', 'back', BACK_BODY, takeCountBack, 'count'),
    calm: deed('group.calm', 'calmed', CALM_BODY, (act, id, body, asked) => calmGroup(act, id, { isCalm: true, ...body }, asked)),
    worry: deed('group.calm', 'back', CALM_BODY, (act, id, body, asked) => calmGroup(act, id, { isCalm: false, ...body }, asked)),
    plan: deed('group.support', 'planned', PLAN_BODY, openSupport),
    step: deed('group.support-step', 'planned', STEP_BODY, addSupportStep, 'plan'),
    'mark-step': deed('group.mark-support-step', 'marked', MARK_STEP_BODY, markSupportStep, 'step'),
    look: deed('group.look-at-support', 'marked', LOOK_BODY, lookAtSupport, 'plan'),
  },
  project: EVERYWHERE,
  platform: {
    ...EVERYWHERE,
    'take-in': deed('platform.take-in', 'joined', PARTNER_BODY, takeInPartner),
    'let-go': deed('platform.let-go', 'left', LEAVE_BODY, letPartnerGo, 'partner'),
  },
}
