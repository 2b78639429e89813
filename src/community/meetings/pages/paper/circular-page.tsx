import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { Description } from '../../../../ui/description.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { plainText } from '../../../../ui/languages/readings.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import type { RefusedForm } from '../../../../ui/verb-form.tsx'
import type { EditionWhole } from '../../acts/paper/read-editions.ts'
import { readEdition } from '../../acts/paper/read-editions.ts'
import type { EditionId } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import type { MeetingParts } from '../meeting-page.tsx'
import { sheetTexts } from '../sheet/texts.ts'
import { dayOrDash } from '../spelling.ts'
import { texts } from '../texts.ts'
import { AnswerTable } from './answer-table.tsx'
import { CheckForm, EndForm, KeyInForm } from './circular-forms.tsx'
import { EditionBadge } from './circular-list.tsx'
import { EasyReview } from './circular-review.tsx'
import { ReturnedSheets } from './returned-sheets.tsx'
import { circularTexts, paperTexts } from './texts.ts'

/** GET /circulars/:id. */
export function showCircular(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawCircular(parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawCircular(parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readEdition(visit.act, visit.params['id'] as EditionId)
  if (whole === undefined) return absentAnswer(visit)
  const { edition, isKeeper } = whole
  const title = plainText(edition.title)
  const state = editionState(edition)
  const props = { visit, whole, refused, parts }
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'meetings')}
      hasErrors={refused?.form.hasErrors === true}
      flash={Object.entries(circularTexts.done).find(([key]) => key === visit.query.get('done'))?.[1]}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: circularTexts.title, href: '/circulars' }, { label: title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={title} actions={<Actions whole={whole} />} />
      <Facts whole={whole} />
      {isKeeper && state === 'draft' && <EasyReview edition={edition} />}
      {isKeeper && state === 'draft' && <CheckForm {...props} />}
      {state !== 'draft' && <Answers whole={whole} />}
      {isKeeper && state !== 'draft' && <KeyInForm {...props} />}
      {isKeeper && (state !== 'draft' || whole.sheets.length > 0) && <ReturnedSheets {...props} />}
      {isKeeper && state !== 'ended' && <EndForm {...props} />}
    </Layout>,
    refused?.form.status,
  )
}

function Actions({ whole: { edition, isKeeper } }: { readonly whole: EditionWhole }) {
  const isDraft = editionState(edition) === 'draft'
  return (
    <>
      <ButtonLink kind={isDraft ? 'secondary' : 'primary'} href={`/circulars/${edition.id}/paper`}>
        {isDraft ? circularTexts.preview : circularTexts.printPaper}
      </ButtonLink>
      {isKeeper && isDraft && (
        <ButtonLink kind="secondary" href={`/circulars/${edition.id}/edit`}>
          {circularTexts.edit}
        </ButtonLink>
      )}
    </>
  )
}

function Facts({ whole: { edition } }: { readonly whole: EditionWhole }) {
  const state = editionState(edition)
  return (
    <>
      <Description
        rows={[
          { label: circularTexts.columns.state, value: <EditionBadge edition={edition} /> },
          { label: circularTexts.columns.body, value: [edition.councilName ?? sheetTexts.cityWide, edition.bodyName].join('　') },
          { label: paperTexts.phone, value: [edition.phone, edition.contact].filter(Boolean).join('　') },
          { label: circularTexts.columns.answerBy, value: dayOrDash(edition.answerBy) },
          ...(edition.meetingId
            ? [{ label: sheetTexts.columns.meeting, value: <a href={`/meetings/${edition.meetingId}`}>{edition.meetingTitle}</a> }]
            : []),
        ]}
      />
      <p class="tn-said">{plainText(edition.words)}</p>
      {state === 'ended' && <p>{circularTexts.ended(edition.endedWhy)}</p>}
    </>
  )
}

function Answers({ whole }: { readonly whole: EditionWhole }) {
  return (
    <Section id="answers" title={circularTexts.answers}>
      <AnswerTable whole={whole} />
    </Section>
  )
}
