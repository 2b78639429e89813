import type { PaperView } from '../../acts/plan/read-plans.ts'
import type { Sheet, SheetValue } from '../../domain/papers/sheet.ts'
import { boxes, dayOf, words } from '../../domain/papers/sheet.ts'
import { GOAL_RESULTS, PLAN_RESULTS } from '../../domain/plan/evaluation.ts'
import { paperTexts as planPaper } from '../plan/paper-texts.ts'
import { formTexts } from '../plan/plan-form-texts.ts'
import { planTexts } from '../plan/plan-texts.ts'
import { agencyName } from '../plan/wording.ts'
import type { PaperWords } from './paper-words.ts'
import { fieldTable, wide } from './paper-words.ts'
import { personBlocks } from './person-block.ts'
import { paperTexts } from './texts.ts'

const { evaluation: texts } = planPaper

/** 評価シート as a value, filled as far as the plan has been evaluated; `end` is the end state computed from the record. @source forms-and-codes 7.2 */
export function evaluationSheet(view: PaperView, end: string, paper: PaperWords): Sheet {
  const { plan, head } = view
  const { form } = paper
  const { content, evaluation, decision, ending } = plan
  const said = (id: string) => evaluation?.goals.find(one => one.goalId === id)
  const goals = fieldTable(form, content.goals, [
    { field: 'goals', width: 8, value: goal => words(goal.words) },
    { field: 'goal_result', width: 10, value: goal => boxes(RESULTS, [said(goal.id)?.result ?? '']) },
    { field: 'goal_result', width: 6, label: formTexts.resultWords, value: goal => words(said(goal.id)?.words) },
  ])
  const found = {
    evaluated_on: wide(evaluation === null ? words(planPaper.blankDay) : dayOf(evaluation.on)),
    changes: wide(changesOf(view, paper)),
    person_words: { ...wide(words(evaluation?.personWords)), isTall: true },
    plan_result: wide(planResult(view)),
    closure_reason: wide(words(paper.codes.label('closure_reason', evaluation?.closureReason ?? null, paper.day))),
    lead_after: wide(words(content.leadAfter && agencyName(view, content.leadAfter))),
    next_contact_on: wide(dayOf(head.supportCase.nextContactOn)),
    remaining: { ...wide(null), isTall: true },
  }
  return {
    form: 'support_evaluation',
    title: form.title,
    version: form.version,
    number: paperTexts.case(head.no),
    day: paper.day,
    from: planPaper.from(view.draftedAgencyName, view.drafter),
    blocks: [
      ...personBlocks(view, paper.day),
      {
        kind: 'boxes',
        title: texts.plan,
        lines: [
          [
            { label: texts.decided, value: dayOf(decision?.on) },
            { label: planPaper.decisionNo, value: words(decision?.no) },
          ],
          [{ label: planTexts.direction, value: words(content.direction), isWide: true }],
        ],
      },
      { ...goals, title: texts.goals, empty: paperTexts.assessment.nobody },
      {
        kind: 'boxes',
        title: texts.result,
        lines: [
          ...form.lines(found),
          [{ label: paperTexts.plan.words, value: words(evaluation?.words), isWide: true }],
          [{ label: texts.end, value: words(end), isWide: true }],
          [{ label: texts.stays, value: words(ending?.staysInTouch), isWide: true }],
        ],
      },
    ],
    note: paperTexts.note,
  }
}

const RESULTS = GOAL_RESULTS.map(code => ({ code, label: formTexts.goalResult[code] }))

function changesOf({ plan }: PaperView, { codes, day }: PaperWords): SheetValue {
  const seen = plan.evaluation?.changes ?? []
  const choices = codes.on('change', day).map(({ code, label }) => {
    const by = seen.filter(change => change.code === code).map(change => formTexts.noticedBy[change.by])
    return { code, label: by.length === 0 ? label : `${label}（${by.join('・')}）` }
  })
  return boxes(
    choices,
    seen.map(change => change.code),
  )
}

function planResult({ plan: { evaluation } }: PaperView): SheetValue {
  const choices = [
    ...PLAN_RESULTS.map(code => ({ code: code as string, label: formTexts.planResultOf[code] })),
    { code: 'on', label: formTexts.goesOn },
  ]
  return boxes(choices, evaluation === null ? [] : [evaluation.planResult ?? 'on'])
}
