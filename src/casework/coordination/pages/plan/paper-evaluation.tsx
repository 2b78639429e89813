import { formatBoth } from '../../../../kernel/era.ts'
import { boxesOf, TickBoxes } from '../../../../ui/boxes.tsx'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { SheetTable } from '../../../../ui/sheet.tsx'
import { endFactsOf } from '../../acts/plan/end-facts.ts'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import { endStateOf } from '../../domain/plan/end-state.ts'
import { GOAL_RESULTS, PLAN_RESULTS } from '../../domain/plan/evaluation.ts'
import { PersonTable } from './paper-person.tsx'
import type { PaperProps } from './paper-props.ts'
import { paperTexts } from './paper-texts.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

const { evaluation: paper } = paperTexts

/** What became of every goal, what changed and who noticed, the person's words, and how it goes on; empty boxes where nothing is known yet. */
export function EvaluationTables(props: PaperProps) {
  const { view } = props
  const { evaluation } = view.plan
  return (
    <>
      <PersonTable {...props} />
      <SheetTable title={paper.plan} rows={planRows(view)} />
      <SheetTable title={paper.goals} rows={goalRows(view)} />
      <SheetTable title={paper.changes} rows={changeRows(props)} />
      <SheetTable
        title={paper.own}
        rows={[[{ label: texts.person, value: evaluation?.personWords ?? '', height: evaluation ? 'normal' : 'tall' }]]}
      />
      <SheetTable title={paper.result} rows={resultRows(props)} />
    </>
  )
}

function planRows({ plan }: PaperView): readonly (readonly SheetCell[])[] {
  const { decision, evaluation, content } = plan
  return [
    [
      { label: paper.decided, value: decision === null ? '' : texts.decisionOf(formatBoth(decision.on), decision.no) },
      { label: paper.on, value: evaluation === null ? paperTexts.blankDay : formatBoth(evaluation.on) },
    ],
    [{ label: texts.direction, value: content.direction }],
  ]
}

function goalRows({ plan }: PaperView): readonly (readonly SheetCell[])[] {
  return plan.content.goals.flatMap((goal, n) => {
    const said = plan.evaluation?.goals.find(one => one.goalId === goal.id)
    const labels = GOAL_RESULTS.map(result => formTexts.goalResult[result])
    const result = said ? formTexts.goalResult[said.result] : undefined
    return [
      [{ label: texts.goalNo(n + 1), value: goal.words }],
      [{ label: formTexts.result, value: <TickBoxes boxes={boxesOf(labels, result)} /> }],
      ...(said?.words ? [[{ label: formTexts.resultWords, value: said.words }]] : []),
    ]
  })
}

function changeRows({ visit, view }: PaperProps): readonly (readonly SheetCell[])[] {
  const changes = view.plan.evaluation?.changes ?? []
  const day = view.plan.evaluation?.on ?? visit.act.today
  const boxes = visit.house.codes.on('change', day).map(({ code, label }) => {
    const by = changes.filter(change => change.code === code).map(change => formTexts.noticedBy[change.by])
    return {
      label: by.length === 0 ? label : `${label}（${by.join('・')}）`,
      mark: by.length > 0 ? ('applies' as const) : ('none' as const),
    }
  })
  return [[{ label: formTexts.changes, value: <TickBoxes boxes={boxes} /> }]]
}

function resultRows({ visit, view }: PaperProps): readonly (readonly SheetCell[])[] {
  const { evaluation, ending } = view.plan
  const labels = [...PLAN_RESULTS.map(result => formTexts.planResultOf[result]), formTexts.goesOn]
  const ticked =
    evaluation === null ? undefined : evaluation.planResult === null ? formTexts.goesOn : formTexts.planResultOf[evaluation.planResult]
  const reason = visit.house.codes.label('closure_reason', evaluation?.closureReason ?? null, visit.act.today)
  return [
    [{ label: paper.planResult, value: <TickBoxes boxes={boxesOf(labels, ticked)} /> }],
    [
      { label: paper.closure, value: reason },
      { label: paper.end, value: texts.endState[endStateOf(endFactsOf(view.plan, view.serving))] },
    ],
    [{ label: paper.words, value: evaluation?.words ?? '' }],
    [{ label: paper.stays, value: ending?.staysInTouch ?? '' }],
  ]
}
