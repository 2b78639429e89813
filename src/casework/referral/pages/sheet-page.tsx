import type { Child } from 'hono/jsx'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { KeptFields } from '../../../ui/kept-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import type { ReferralView } from '../acts/read-referral.ts'
import { endOf, verbsFor } from '../domain/transitions.ts'
import { ANSWER_VERBS } from './answer-bodies.ts'
import type { RefusedAnswer } from './answer-forms.tsx'
import { AnswerForm } from './answer-forms.tsx'
import { BundleLines } from './bundle-lines.tsx'
import { ResultFacts, SheetFacts } from './sheet-facts.tsx'
import { SheetHead, sheetCrumbs } from './sheet-head.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { ReferralTimeline } from './timeline.tsx'
import { dayOfWords, when, wordedBundle } from './wording.ts'

/** The sheet for both ends: what is asked, what was shared, what happened, and a form for exactly what may be done now. */
export function sheetPage(visit: SignedVisit, shown: ReferralView, flash: string | undefined, refused?: RefusedAnswer): Answer {
  return page(
    <Layout
      title={sheetTexts.name}
      hasErrors={refused?.form.hasErrors}
      frame={frameOf(visit, 'referrals')}
      crumbs={sheetCrumbs(shown)}
      flash={flash}
      withExit
    >
      {refused && <FormNotices form={refused.form} />}
      <SheetHead visit={visit} shown={shown} title={sheetTexts.name} />
      <NextStep visit={visit} shown={shown} />
      <Columns asideLabel={sheetTexts.answers} aside={<Answers visit={visit} shown={shown} refused={refused} />}>
        <Section id="sheet" title={sheetTexts.sheetSection} actions={<SheetLinks visit={visit} shown={shown} />}>
          <SheetFacts visit={visit} referral={shown.referral} />
          <ResultFacts visit={visit} referral={shown.referral} />
        </Section>
        <Section id="bundle" title={sheetTexts.bundleSection}>
          <SharedContent visit={visit} shown={shown} />
        </Section>
        <Section id="timeline" title={sheetTexts.timeline}>
          <ReferralTimeline visit={visit} acts={shown.acts} />
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status ?? 200,
  )
}

type Parts = { readonly visit: SignedVisit; readonly shown: ReferralView }

/** No dead ends: a hand given back leaves whoever holds the person then with the question who takes it next. */
function NextStep({ visit, shown: { referral } }: Parts): Child {
  // After an accepted hand-over the receiver holds the person, also when its help came to nothing.
  const holder = referral.state === 'ended_without_help' && referral.kind === 'hand_over' ? 'receiver' : 'sender'
  const isGivenBack = referral.state === 'returned' || referral.state === 'declined' || referral.state === 'ended_without_help'
  if (isGivenBack && endOf(referral, visit.act.reader.agencyId) === holder) {
    return (
      <Banner tone="warn" title={sheetTexts.next}>
        <p>{sheetTexts.nextText}</p>
        <ButtonLink kind="secondary" href={`/consultations/${referral.consultationId}/refer`}>
          {sheetTexts.nextRefer}
        </ButtonLink>
      </Banner>
    )
  }
  const isDue = referral.followUpOn !== null && referral.followUpWeek !== null && referral.followUpOn <= visit.act.today
  if (!isDue) return null
  return (
    <Banner tone="warn" title={sheetTexts.askNow(referral.followUpWeek)}>
      <p>{sheetTexts.askNowText}</p>
    </Banner>
  )
}

function SheetLinks({ visit, shown: { referral } }: Parts) {
  const isSender = endOf(referral, visit.act.reader.agencyId) === 'sender'
  const hasTaken = referral.answeredAt !== null && referral.state !== 'returned' && referral.state !== 'declined'
  return (
    <>
      <ButtonLink kind="quiet" href={`/referrals/${referral.id}/print`}>
        {sheetTexts.print}
      </ButtonLink>
      {(isSender || hasTaken) && (
        <ButtonLink kind="quiet" href={`/consultations/${referral.consultationId}`}>
          {texts.consultation}
        </ButtonLink>
      )}
    </>
  )
}

function SharedContent({ visit, shown: { referral, bundle } }: Parts): Child {
  if (bundle === undefined) return <p>{sheetTexts.bundleGone}</p>
  if (bundle.length === 0) return <EmptyState title={sheetTexts.noBundle} text={sheetTexts.noBundleText} />
  return (
    <>
      <p>{sheetTexts.frozenAt(when(referral.sentAt))}</p>
      <BundleLines fields={wordedBundle(bundle, visit.house.codes, dayOfWords(referral, visit.act.today))} />
    </>
  )
}

/** What the state allows, and below it what was typed into a form that the state no longer has. */
function Answers(props: Parts & { readonly refused: RefusedAnswer | undefined }) {
  const { visit, shown, refused } = props
  const verbs = verbsFor(shown.referral, visit.act.reader.agencyId)
  const offered = ANSWER_VERBS.filter(verb => verbs.includes(verb))
  const isAskedNow = shown.referral.followUpOn !== null && shown.referral.followUpOn <= visit.act.today
  return (
    <Section id="answers" title={sheetTexts.answers}>
      {offered.length === 0 && <p>{sheetTexts.nothingToDo}</p>}
      {offered.map(verb => (
        <AnswerForm
          visit={visit}
          referral={shown.referral}
          verb={verb}
          refused={refused}
          isOpen={refused === undefined && (verb === 'accept' || (verb === 'follow_up' && isAskedNow))}
        />
      ))}
      {refused && !offered.includes(refused.verb) && <KeptFields fields={visit.form} />}
    </Section>
  )
}
