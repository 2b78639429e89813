import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Referral } from '../domain/referral.ts'
import { SheetFacts } from './sheet-facts.tsx'
import { sheetTexts } from './texts-sheet.ts'

/** What somebody else saved while this form was being written, above what was typed: nothing of either is lost. */
export function StandingDraft(props: { readonly visit: SignedVisit; readonly draft: Referral }) {
  return (
    <>
      <Banner tone="warn" title={sheetTexts.changedMeanwhile}>
        <p>{sheetTexts.changedWhatToDo}</p>
      </Banner>
      <Section id="stands" title={sheetTexts.changedNow}>
        <SheetFacts visit={props.visit} referral={props.draft} />
      </Section>
    </>
  )
}
