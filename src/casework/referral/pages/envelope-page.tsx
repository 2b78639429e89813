import { newId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'
import type { ReferralView } from '../acts/read-referral.ts'
import { verbsFor } from '../domain/transitions.ts'
import { ANSWER_VERBS } from './answer-bodies.ts'
import type { RefusedAnswer } from './answer-forms.tsx'
import { AnswerForm } from './answer-forms.tsx'
import { SheetHead, sheetCrumbs } from './sheet-head.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** The sheet before its receiver opens it: who asks, what for and until when, but nothing about the person. Opening is an act of its own. */
export function envelopePage(visit: SignedVisit, shown: ReferralView, flash: string | undefined, refused?: RefusedAnswer): Answer {
  const { referral, names } = shown
  const verbs = verbsFor(referral, visit.act.reader.agencyId)
  return page(
    <Layout
      title={sheetTexts.envelopeTitle}
      hasErrors={refused?.form.hasErrors}
      frame={frameOf(visit, 'referrals')}
      crumbs={sheetCrumbs(shown)}
      flash={flash}
      withExit
    >
      {refused && <FormNotices form={refused.form} />}
      <SheetHead visit={visit} shown={shown} title={sheetTexts.name} />
      <Section id="asked" title={sheetTexts.asked}>
        <Description
          rows={[
            { label: sheetTexts.asked, value: referral.asked, wide: true },
            { label: sheetTexts.kind, value: `${texts.kind[referral.kind]}。${texts.kindForReceiver[referral.kind]}`, wide: true },
            { label: sheetTexts.callBack, value: names.fromPhone ?? texts.none },
          ]}
        />
        <p>{sheetTexts.envelopeLead}</p>
        <ActionForm
          action={`/referrals/${referral.id}/seen`}
          token={visit.formToken}
          idempotencyKey={newId()}
          kind="primary"
          busyLabel={sheetTexts.opening}
        >
          {sheetTexts.open}
        </ActionForm>
      </Section>
      <Section id="answers" title={sheetTexts.withoutOpening}>
        {ANSWER_VERBS.filter(verb => verb !== 'seen' && verbs.includes(verb)).map(verb => (
          <AnswerForm visit={visit} referral={referral} verb={verb} refused={refused} isOpen={false} />
        ))}
      </Section>
    </Layout>,
    refused?.form.status ?? 200,
  )
}
