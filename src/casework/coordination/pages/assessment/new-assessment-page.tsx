import { formatEra } from '../../../../kernel/era.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { beginAssessment } from '../../acts/assessment/read-assessments.ts'
import { saveAssessment } from '../../acts/assessment/save-assessment.ts'
import { NOTHING_ASKED } from '../../domain/assessment/content.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { AssessmentForm, initialOf } from './assessment-form.tsx'
import type { ReadAssessment } from './bodies.ts'
import { ASSESSMENT_BODY, bodyFromAssessment, byField, contentComplaints, contentFrom } from './bodies.ts'
import { basisOf, caseIdOf, onceOf, versionSent } from './sent.ts'
import { texts } from './texts.ts'

const { form: words } = texts

/** GET /cases/:id/assessment/new: the sheet with everything the last version said, or the draft that was being written. */
export async function showNewAssessment(visit: SignedVisit): Promise<Answer> {
  const begun = await beginAssessment(visit.act, caseIdOf(visit))
  if (begun === undefined) return absentAnswer(visit)
  const last = begun.last?.version ?? 0
  const form = await openForm(visit, initialOf(begun.last?.content ?? NOTHING_ASKED, formatEra(visit.act.today)))
  return draw(visit, begun.head, form, basisOf(form) ?? last, false)
}

/** POST /cases/:id/assessment/new: saves the next version; whatever is refused, nothing typed is lost. */
export async function answerNewAssessment(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readAssessmentSent(visit, bodyFromAssessment(visit.form))
  const saved = read.ok ? await saveAssessment(visit.act, { caseId: id, basedOn: versionSent(visit), ...read.value }, onceOf(visit)) : read
  if (saved.ok) return seeOther(`/cases/${id}/assessment?done=saved`)
  const begun = await beginAssessment(visit.act, id)
  if (begun === undefined || saved.refusal.code === 'absent') return absentAnswer(visit)
  const isStale = saved.refusal.code === 'stale-version'
  const last = begun.last?.version ?? 0
  return draw(visit, begun.head, refusedForm(visit, saved.refusal), isStale ? last : (versionSent(visit) ?? last), isStale)
}

/** What was sent as a version of an assessment, from the form or the API, or what is wrong with it. */
export function readAssessmentSent(visit: SignedVisit, raw: unknown): Result<ReadAssessment, Refusal> {
  const read = readBody(ASSESSMENT_BODY, raw)
  if (!read.ok) return no(refusal('fields', { fields: byField(read.refusal) }))
  const content = contentFrom(read.value)
  const madeOn = read.value.madeOn ?? visit.act.today
  const complaints = contentComplaints(content, madeOn, visit.house.codes, visit.act.today)
  return Object.keys(complaints).length > 0 ? no(refusal('fields', { fields: complaints })) : yes({ content, madeOn })
}

function draw(visit: SignedVisit, head: CaseHead, form: FormState, version: number, isStale: boolean): Answer {
  const home = `/cases/${head.supportCase.id}/assessment`
  return page(
    <CasePage visit={visit} head={head} here="assessment" title={words.title} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      {form.draftSavedAt && (
        <ActionForm action="/drafts/drop" token={visit.formToken} kind="quiet" values={{ _draft: visit.path }}>
          {words.dropDraft}
        </ActionForm>
      )}
      {isStale && (
        <Banner tone="warn" title={words.staleTitle}>
          <p>{words.staleText(version)}</p>
          <p>
            <a href={`${home}/${version}`} target="_blank" rel="noopener">
              {words.staleLink}
            </a>
          </p>
        </Banner>
      )}
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <AssessmentForm visit={visit} form={form} version={version} backHref={home} />
    </CasePage>,
    form.status,
  )
}
