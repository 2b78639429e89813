import { formatDayShort } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Tone } from '../../../../ui/badge.tsx'
import { Badge } from '../../../../ui/badge.tsx'
import { Table } from '../../../../ui/table.tsx'
import { servingAction, servingStates } from '../../acts/plan/look-at-plan.ts'
import type { PlanGround } from '../../acts/plan/read-plans.ts'
import type { ActionState } from '../../domain/plan/action-state.ts'
import { actionStateOf, isActionLate } from '../../domain/plan/action-state.ts'
import type { SupportAction } from '../../domain/plan/plan-content.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, referralWords } from './wording.ts'

type Props = { readonly visit: SignedVisit; readonly ground: PlanGround; readonly plan: SupportPlan }

/** 行動表: what, who does what, who answers for it, until when, and where it stands by the facts. Each line opens its own record. */
export function ActionsTable({ visit, ground, plan }: Props) {
  return (
    <Table
      caption={texts.actions}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'words', label: texts.action, width: 'l' },
        { key: 'parts', label: texts.parts, width: 'l' },
        { key: 'owner', label: texts.owner, width: 'm' },
        { key: 'due', label: texts.dueOn, width: 's' },
        { key: 'state', label: texts.column.state, width: 's' },
      ]}
      rows={plan.content.actions.map(action => ({
        key: action.id,
        href: `/plans/${plan.id}/actions/${action.id}`,
        cells: cellsOf(visit, ground, plan, action),
      }))}
      empty={{ title: texts.none, text: texts.emptyText }}
    />
  )
}

/** Where an action stands, in a word with a shape. */
export function ActionBadge({ state }: { readonly state: ActionState }) {
  return <Badge tone={TONES[state]}>{texts.actionState[state]}</Badge>
}

const TONES: Readonly<Record<ActionState, Tone>> = {
  planned: 'neutral',
  needs_someone: 'bad',
  waiting: 'warn',
  taken: 'info',
  running: 'good',
  done: 'done',
  given_up: 'done',
}

/** The state of one action by the facts at hand. */
export function stateOfAction(ground: Pick<PlanGround, 'serving'>, plan: SupportPlan, action: SupportAction): ActionState {
  return actionStateOf(action, plan.marks[action.id], servingStates(servingAction(ground.serving, action)))
}

function cellsOf(visit: SignedVisit, ground: PlanGround, plan: SupportPlan, action: SupportAction) {
  const state = stateOfAction(ground, plan, action)
  const serving = servingAction(ground.serving, action)
  const isLate = isActionLate(action, state, visit.act.today)
  return {
    words: action.words,
    parts: (
      <>
        {action.byPerson && <p>{`${texts.person}：${action.byPerson}`}</p>}
        {action.byAgency && <p>{`${texts.helpers}：${action.byAgency}`}</p>}
        <p class="tn-field__support">{[texts.actionKind[action.kind], action.often].filter(part => part).join('　')}</p>
      </>
    ),
    owner: action.ownerAgency === null ? <Badge tone="bad">{texts.noOwner}</Badge> : agencyName(ground, action.ownerAgency),
    due: (
      <>
        {action.dueOn === null ? texts.noDay : formatDayShort(action.dueOn)}
        {isLate && <Badge tone="bad">{texts.late}</Badge>}
      </>
    ),
    state: (
      <>
        <ActionBadge state={state} />
        {serving.map(one => (
          <p class="tn-field__support">{referralWords(ground, one)}</p>
        ))}
      </>
    ),
  }
}
