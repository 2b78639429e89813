import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../../kernel/era.ts'
import { shortCode } from '../../../../kernel/short-code.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import { printPlan } from '../../acts/plan/read-plans.ts'
import { EvaluationTables } from './paper-evaluation.tsx'
import { ApplicationTables, PlanTables } from './paper-plan.tsx'
import { paperTexts } from './paper-texts.ts'
import { planIdOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'

/** プラン兼利用申込書, both sheets, filled from the record. Printing is written down. @source forms-and-codes 7.1 */
export async function showPlanPaper(visit: SignedVisit): Promise<Answer> {
  const view = await printPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const title = paperTexts.planTitle[view.plan.kind]
  return paper(visit, view, title, [
    <PlanSheet view={view} title={title}>
      <PlanTables visit={visit} view={view} />
    </PlanSheet>,
    <PlanSheet view={view} title={`${title}${paperTexts.second}`} seals={paperTexts.seals} note={paperTexts.note}>
      <ApplicationTables visit={visit} view={view} />
    </PlanSheet>,
  ])
}

/** 評価シート, filled as far as the plan has been evaluated. @source forms-and-codes 7.2 */
export async function showEvaluationPaper(visit: SignedVisit): Promise<Answer> {
  const view = await printPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  return paper(visit, view, paperTexts.evaluationTitle, [
    <PlanSheet view={view} title={paperTexts.evaluationTitle} note={paperTexts.note}>
      <EvaluationTables visit={visit} view={view} />
    </PlanSheet>,
  ])
}

type SheetProps = {
  readonly view: PaperView
  readonly title: string
  readonly seals?: readonly string[]
  readonly note?: string
  readonly children?: Child
}

function PlanSheet({ view, title, seals, note, children }: SheetProps) {
  return (
    <Sheet
      title={title}
      number={shortCode(view.no)}
      day={formatBoth(view.plan.draftedOn)}
      from={paperTexts.from(view.draftedAgencyName, view.drafter)}
      seals={seals}
      note={note}
    >
      {children}
    </Sheet>
  )
}

function paper(visit: SignedVisit, view: PaperView, title: string, sheets: Child): Answer {
  const crumbs = [
    { label: view.head.supportCase.label, href: `/cases/${view.plan.caseId}/plan` },
    { label: texts.no(view.no), href: `/plans/${view.plan.id}` },
    { label: title },
  ]
  return page(
    <Layout title={title} frame={frameOf(visit, 'cases')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle title={title} actions={<PrintButton />} />
      </ScreenOnly>
      <Paper visit={visit} name={title} number={texts.no(view.no)}>
        {sheets}
      </Paper>
    </Layout>,
  )
}
