import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import type { ConsultationId } from '../domain/referral.ts'
import { sheetTexts } from './texts-sheet.ts'

/** Why this consultation cannot be passed on now, and where to go instead; better than a form that would be refused in the end. */
export function mayNotReferPage(visit: SignedVisit, id: ConsultationId, sentence: string): Answer {
  return page(
    <Layout title={sheetTexts.mayNot} frame={frameOf(visit, 'referrals')} withExit>
      <PageTitle title={sheetTexts.mayNot} lead={sentence} />
      <p>
        <ButtonLink kind="secondary" href={`/consultations/${id}`}>
          {sheetTexts.backToConsultation}
        </ButtonLink>
      </p>
    </Layout>,
    409,
  )
}
