import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { formOn } from '../../../../rules/index.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { takePlanPaper } from '../../acts/papers/plan-paper.ts'
import { endFactsOf } from '../../acts/plan/end-facts.ts'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { endStateOf } from '../../domain/plan/end-state.ts'
import { planIdOf } from '../plan/plan-id.ts'
import { planTexts } from '../plan/plan-texts.ts'
import { evaluationSheet } from './evaluation-sheet.ts'
import type { PaperKind } from './handing-out.tsx'
import { handOut, leavingOf } from './handing-out.tsx'
import { planSheets } from './plan-sheet.ts'
import { paperTexts } from './texts.ts'

/** GET /plans/:id/print: プラン兼利用申込書, both sheets, filled from the record. @source forms-and-codes 7.1 */
export const showPlanPaper = (visit: SignedVisit) => take(visit, 'print', 'print', planIn)
/** GET /plans/:id/print/excel: the same as a file. */
export const showPlanFile = (visit: SignedVisit) => take(visit, 'excel', 'print', planIn)
/** GET /plans/:id/print-evaluation: 評価シート, filled as far as the plan has been evaluated. @source forms-and-codes 7.2 */
export const showEvaluationPaper = (visit: SignedVisit) => take(visit, 'print', 'print-evaluation', evaluationIn)
/** GET /plans/:id/print-evaluation/excel: the same as a file. */
export const showEvaluationFile = (visit: SignedVisit) => take(visit, 'excel', 'print-evaluation', evaluationIn)

async function take(
  visit: SignedVisit,
  as: PaperKind,
  path: string,
  sheetsIn: (visit: SignedVisit, view: PaperView) => readonly Sheet[],
): Promise<Answer> {
  const id = planIdOf(visit)
  const left = await takePlanPaper(visit.act, id, leavingOf(visit, as), view => sheetsIn(visit, view))
  if (left === undefined) return absentAnswer(visit)
  const { plan, head, no } = left.view
  return handOut(visit, left, {
    navigation: 'cases',
    crumbs: [
      { label: head.supportCase.label, href: `/cases/${plan.caseId}/plan` },
      { label: planTexts.no(no), href: `/plans/${plan.id}` },
    ],
    actions: (
      <ButtonLink kind="secondary" href={`/plans/${id}/${path}/excel`}>
        {paperTexts.save}
      </ButtonLink>
    ),
  })
}

function planIn({ house: { codes } }: SignedVisit, view: PaperView): readonly Sheet[] {
  const day = view.plan.draftedOn
  return planSheets(view, { form: formOn(codes, 'plan_application', day), codes, day })
}

function evaluationIn({ house: { codes }, act }: SignedVisit, view: PaperView): readonly Sheet[] {
  const day = view.plan.evaluation?.on ?? act.today
  const end = planTexts.endState[endStateOf(endFactsOf(view.plan, view.serving))]
  return [evaluationSheet(view, end, { form: formOn(codes, 'support_evaluation', day), codes, day })]
}
