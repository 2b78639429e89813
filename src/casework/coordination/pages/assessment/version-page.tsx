import { z } from 'zod'
import { formatBoth } from '../../../../kernel/era.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import { bodyFromForm, neededWords, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { PrintButton } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { CoveredAssessment } from '../../acts/assessment/read-assessments.ts'
import { openAssessment, readAssessment } from '../../acts/assessment/read-assessments.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { Answers } from './answers.tsx'
import { caseIdOf, versionOf } from './sent.ts'
import { texts } from './texts.ts'

const { coveredPage, latest } = texts
const WHY_BODY = z.object({
  why: z.string({ error: coveredPage.whyMissing }).pipe(neededWords(500, coveredPage.why, coveredPage.whyMissing)),
})

type Shown = CoveredAssessment & { readonly head: CaseHead }

/** GET /cases/:id/assessment/:version: one saved version, sensitive answers covered. */
export async function showVersion(visit: SignedVisit): Promise<Answer> {
  const shown = await found(visit)
  return shown === undefined ? absentAnswer(visit) : page(<VersionPage visit={visit} shown={shown} />)
}

/** GET /cases/:id/assessment/:version/sensitive: stops before the covered answers and asks why. */
export async function showCovered(visit: SignedVisit): Promise<Answer> {
  const shown = await found(visit)
  return shown === undefined ? absentAnswer(visit) : page(<CoveredPage visit={visit} shown={shown} form={await openForm(visit)} />)
}

/** POST /cases/:id/assessment/:version/sensitive: everything open, and the reason in the access log. */
export async function openCovered(visit: SignedVisit): Promise<Answer> {
  const read = readBody(WHY_BODY, bodyFromForm(visit.form))
  if (!read.ok) return askAgain(visit, read.refusal)
  const version = versionOf(visit)
  const shown = version === undefined ? undefined : await openAssessment(visit.act, caseIdOf(visit), version, read.value.why)
  return shown === undefined ? absentAnswer(visit) : page(<VersionPage visit={visit} shown={shown} isOpen />)
}

async function askAgain(visit: SignedVisit, fields: FieldErrors): Promise<Answer> {
  const shown = await found(visit)
  if (shown === undefined) return absentAnswer(visit)
  const form = refusedForm(visit, refusal('fields', { fields }))
  return page(<CoveredPage visit={visit} shown={shown} form={form} />, form.status)
}

async function found(visit: SignedVisit): Promise<Shown | undefined> {
  const version = versionOf(visit)
  return version === undefined ? undefined : readAssessment(visit.act, caseIdOf(visit), version)
}

function VersionPage(props: { readonly visit: SignedVisit; readonly shown: Shown; readonly isOpen?: boolean }) {
  const { visit, shown } = props
  const { assessment, head } = shown
  const { id } = head.supportCase
  const home = `/cases/${id}/assessment`
  return (
    <CasePage visit={visit} head={head} here="assessment" title={latest.version(assessment.version)}>
      {props.isOpen && (
        <Banner tone="warn" title={coveredPage.title}>
          <p>{coveredPage.isOpen}</p>
        </Banner>
      )}
      <Section id="version" title={`${latest.title}　${latest.version(assessment.version)}`}>
        <p>{latest.by(formatBoth(assessment.madeOn), assessment.madeByName, assessment.agencyName)}</p>
        <Answers visit={visit} caseId={id} covered={shown} />
      </Section>
      <ButtonRow>
        {assessment.version > 1 && (
          <ButtonLink kind="secondary" href={`${home}/${assessment.version}/compare`}>
            {latest.compare}
          </ButtonLink>
        )}
        <PrintButton />
        <ButtonLink kind="quiet" href={home}>
          {texts.form.back}
        </ButtonLink>
      </ButtonRow>
    </CasePage>
  )
}

function CoveredPage(props: { readonly visit: SignedVisit; readonly shown: Shown; readonly form: FormState }) {
  const { visit, shown, form } = props
  const { head, assessment } = shown
  return (
    <CasePage visit={visit} head={head} here="assessment" title={coveredPage.title} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="why" title={`${coveredPage.title}（${latest.version(assessment.version)}）`}>
        <p>{coveredPage.lead}</p>
        <Form action={visit.path} token={visit.formToken}>
          <TextField
            name="why"
            label={coveredPage.why}
            support={coveredPage.whySupport}
            required
            width="full"
            value={form.value('why')}
            error={form.error('why')}
          />
          <ButtonRow>
            <Button kind="primary">{coveredPage.open}</Button>
            <ButtonLink kind="quiet" href={`/cases/${head.supportCase.id}/assessment/${assessment.version}`}>
              {texts.form.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Section>
    </CasePage>
  )
}
