import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { REFUSALS } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'
import type { ConsultationView } from '../../desk/index.ts'
import { bundleMark } from '../acts/bundle-mark.ts'
import type { ReferralView } from '../acts/read-referral.ts'
import { SHAREABLE } from '../domain/bundle.ts'
import type { Referral } from '../domain/referral.ts'
import { BundleLines } from './bundle-lines.tsx'
import { bundleIfSent } from './fields-to-share.tsx'
import { SheetFacts } from './sheet-facts.tsx'
import { SheetHead, sheetCrumbs } from './sheet-head.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { wordedBundle } from './wording.ts'

type Draft = { readonly visit: SignedVisit; readonly shown: ReferralView; readonly view: ConsultationView }

/** The last look before a sheet goes: exactly what will be shared, and what will not. What the look showed is what may be sent. */
export function checkPage(draft: Draft, flash: string | undefined, refused?: Refusal): Answer {
  const { visit, shown, view } = draft
  const { referral } = shown
  const bundle = bundleIfSent(view, referral.sharedFields)
  const change = (
    <ButtonLink kind="quiet" href={`/referrals/${referral.id}/edit`}>
      {sheetTexts.change}
    </ButtonLink>
  )
  return page(
    <Layout
      title={sheetTexts.checkTitle}
      hasErrors={refused !== undefined}
      frame={frameOf(visit, 'referrals')}
      crumbs={sheetCrumbs(shown)}
      flash={flash}
      withExit
    >
      {refused && <Refused refused={refused} />}
      <SheetHead visit={visit} shown={shown} title={sheetTexts.checkTitle} />
      <p>{sheetTexts.checkLead}</p>
      <Section id="sheet" title={sheetTexts.sheetSection} actions={change}>
        <SheetFacts visit={visit} referral={referral} />
      </Section>
      <Section id="goes" title={sheetTexts.goes} actions={change}>
        <p>{sheetTexts.goesLead}</p>
        {bundle.length === 0 && <EmptyState title={sheetTexts.nothingShared} text={sheetTexts.nothingSharedText} />}
        <BundleLines fields={wordedBundle(bundle, visit.house.codes, visit.act.today)} />
        <StaysBack visit={visit} view={view} referral={referral} />
      </Section>
      <ButtonRow>
        <ActionForm
          action={`/referrals/${referral.id}/send`}
          token={visit.formToken}
          idempotencyKey={newId()}
          kind="primary"
          values={{ looked: bundleMark(bundle) }}
          busyLabel={sheetTexts.sending}
        >
          {sheetTexts.send}
        </ActionForm>
        <ActionForm
          action={`/referrals/${referral.id}/withdraw`}
          token={visit.formToken}
          idempotencyKey={newId()}
          kind="danger"
          busyLabel={sheetTexts.discarding}
        >
          {sheetTexts.discard}
        </ActionForm>
      </ButtonRow>
    </Layout>,
    refused ? REFUSALS[refused.code].status : 200,
  )
}

/** What the consultation holds and this sheet leaves behind, by name only. */
function StaysBack(props: { readonly visit: SignedVisit; readonly view: ConsultationView; readonly referral: Referral }) {
  const { visit, view, referral } = props
  const unticked = SHAREABLE.filter(field => !referral.sharedFields.includes(field))
  const held = wordedBundle(bundleIfSent(view, unticked), visit.house.codes, visit.act.today)
  if (held.length === 0) return null
  return <p>{`${sheetTexts.staysBack}：${held.map(({ label }) => label).join('、')}`}</p>
}

/** The fields of the sheet are on another page, so complaints are told without links. */
function Refused({ refused }: { readonly refused: Refusal }) {
  const errors = Object.values(refused.fields ?? {}).map(message => ({ field: '', message }))
  if (errors.length > 0) return <ErrorSummary errors={errors} />
  return (
    <Banner tone="bad" title={refused.code === 'stale-version' ? texts.notSent : ui.notDone}>
      <p>{refused.code === 'stale-version' ? sheetTexts.contentChanged : REFUSALS[refused.code].sentence}</p>
    </Banner>
  )
}
