import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { complaints, readPurpose } from '../case/sent.ts'
import type { PaperKind } from './handing-out.tsx'
import { paperTexts } from './texts.ts'

const { purpose: texts } = paperTexts

/** What is asked for before many records, or sensitive ones, leave: where the form goes, what it keeps, where it leads back to. */
export type PurposeAsked = {
  readonly name: string
  readonly action: string
  readonly kept: Readonly<Record<string, string>>
  readonly back: string
  readonly navigation: string
}

/** Asks what a paper is for; `isRefused` when it was sent without an answer that can be kept. */
export async function askPurpose(visit: SignedVisit, asked: PurposeAsked, isRefused = false): Promise<Answer> {
  const read = readPurpose(visit, texts.missing)
  const form = isRefused && !read.ok ? refusedForm(visit, complaints(read.refusal).refusal) : await openForm(visit)
  const title = texts.title(asked.name)
  return page(
    <Layout title={title} frame={frameOf(visit, asked.navigation)} hasErrors={form.hasErrors} withExit>
      <FormNotices form={form} />
      <PageTitle title={title} lead={texts.lead} />
      <form class="tn-form" method="post" action={asked.action} novalidate>
        <HiddenFields values={{ _token: visit.formToken, ...asked.kept }} />
        <TextField
          name="purpose"
          label={texts.label}
          support={texts.support}
          required
          width="full"
          value={form.value('purpose')}
          error={form.error('purpose')}
        />
        <ButtonRow>
          <button class="tn-button tn-button--primary" type="submit" name="as" value="print">
            {paperTexts.print}
          </button>
          <button class="tn-button tn-button--secondary" type="submit" name="as" value="excel">
            {paperTexts.save}
          </button>
          <ButtonLink kind="quiet" href={asked.back}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Layout>,
    form.status,
  )
}

/** What was answered, if it can be kept. */
export function purposeOf(visit: SignedVisit): string | undefined {
  const read = readPurpose(visit, texts.missing)
  return read.ok ? read.value : undefined
}

/** Which of the two buttons was pressed. */
export function kindOf(visit: SignedVisit): PaperKind {
  return visit.form.get('as') === 'excel' ? 'excel' : 'print'
}
