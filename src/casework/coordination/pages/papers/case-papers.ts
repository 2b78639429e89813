import { formatBoth } from '../../../../kernel/era.ts'
import { shortCode } from '../../../../kernel/short-code.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { readRequestsOf } from '../../acts/case/read-request.ts'
import type { PapersOfCase } from '../../acts/papers/read-papers.ts'
import { planTexts } from '../plan/plan-texts.ts'
import { paperTexts } from './texts.ts'

const { names, about } = paperTexts

/** One paper of a case: where its A4 page is and its Excel file, where there are such. */
export type CasePaper = {
  readonly key: string
  readonly name: string
  readonly about: string
  readonly a4: `/${string}` | null
  readonly excel: `/${string}` | null
}

/** Every paper form of a case that exists now, in the order of the national set. */
export async function papersOf(visit: SignedVisit, papers: PapersOfCase): Promise<readonly CasePaper[]> {
  const { id, consultationId } = papers.head.supportCase
  const at = `/cases/${id}/papers` as const
  return [
    ...(await beginnings(visit, papers)),
    assessmentPaper(papers),
    { key: 'log', name: names.log, about: about.log, a4: `${at}/log`, excel: `${at}/log/excel` },
    ...papers.plans.flatMap(planPapers),
    ...conferencePapers(papers),
    { key: 'chronology', name: names.chronology, about: about.chronology, a4: `/cases/${id}/chronology/print`, excel: null },
    { key: 'own-file', name: names.ownFile, about: about.ownFile, a4: `/cases/${id}/own-file`, excel: null },
    { key: 'list', name: names.list, about: about.list, a4: '/cases/papers', excel: '/cases/papers' },
  ].filter(paper => paper.key !== 'application' || consultationId !== null) as readonly CasePaper[]
}

async function beginnings(visit: SignedVisit, { head }: PapersOfCase): Promise<readonly CasePaper[]> {
  const { consultationId, id } = head.supportCase
  if (consultationId === null) return []
  const requests = (await readRequestsOf(visit.act, consultationId)).filter(request => request.caseId === id)
  return [
    {
      key: 'application',
      name: names.application,
      about: about.application,
      a4: `/consultations/${consultationId}/print?only=application`,
      excel: null,
    },
    ...requests.map(
      (request): CasePaper => ({
        key: request.id,
        name: names.request(shortCode(request.no)),
        about: about.request,
        a4: `/coordination/${request.id}/print`,
        excel: null,
      }),
    ),
  ]
}

function assessmentPaper({ head, hasAssessment }: PapersOfCase): CasePaper {
  const at = `/cases/${head.supportCase.id}/papers/assessment` as const
  return {
    key: 'assessment',
    name: names.assessment,
    about: hasAssessment ? about.assessment : about.assessmentMissing,
    a4: hasAssessment ? at : null,
    excel: hasAssessment ? `${at}/excel` : null,
  }
}

function planPapers({ plan }: PapersOfCase['plans'][number]): readonly CasePaper[] {
  const which = `${planTexts.round(plan.round)}　${formatBoth(plan.draftedOn)}`
  const at = `/plans/${plan.id}` as const
  const application: CasePaper = {
    key: `plan-${plan.id}`,
    name: names.plan,
    about: which,
    a4: `${at}/print`,
    excel: `${at}/print/excel`,
  }
  if (plan.decision === null && plan.evaluation === null) return [application]
  const evaluation: CasePaper = {
    key: `evaluation-${plan.id}`,
    name: names.evaluation,
    about: which,
    a4: `${at}/print-evaluation`,
    excel: `${at}/print-evaluation/excel`,
  }
  return [application, evaluation]
}

function conferencePapers({ conferences }: PapersOfCase): readonly CasePaper[] {
  return conferences.flatMap(({ conference, items }): readonly CasePaper[] => {
    const called = [...new Set(items.map(item => item.called))].join('・')
    const at = `/conferences/${conference.id}` as const
    return [
      { key: `preparation-${conference.id}`, name: names.preparation, about: called, a4: `${at}/prep`, excel: null },
      { key: `minutes-${conference.id}`, name: names.minutes, about: called, a4: `${at}/minutes`, excel: null },
    ]
  })
}
