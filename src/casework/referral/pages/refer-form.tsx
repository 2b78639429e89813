import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import type { Crumb } from '../../../ui/layout.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { ConsultationView } from '../../desk/index.ts'
import type { Referral, Served } from '../domain/referral.ts'
import { BASES, KINDS } from '../domain/referral.ts'
import type { AgencyChoice } from './agency-choice.tsx'
import { AgencyField, findChoice, TopicFilter } from './agency-choice.tsx'
import { SHEET_WORDS } from './bodies.ts'
import { FieldsToShare } from './fields-to-share.tsx'
import { StandingDraft } from './standing-draft.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** What the sheet's form is drawn from. `stands` is what another worker saved meanwhile, shown beside what was typed. */
export type SheetForm = {
  readonly form: FormState
  readonly view: ConsultationView
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly backHref: string
  readonly version?: number | undefined
  readonly stands?: Referral | undefined
  /** The action of a plan that the sheet serves. */
  readonly served?: Served | undefined
}

/** The つなぐシート as a form, at this address: new, or a draft that is written anew. */
export async function sheetFormPage(visit: SignedVisit, parts: SheetForm): Promise<Answer> {
  const { form, view } = parts
  const choice = await findChoice(visit, view.consultation, form.value('toAgency'))
  return page(
    <Layout title={parts.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'referrals')} crumbs={parts.crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={parts.title} lead={sheetTexts.referLead} />
      {parts.stands && <StandingDraft visit={visit} draft={parts.stands} />}
      <TopicFilter visit={visit} consultation={view.consultation} here={choice.topic} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={parts.version}
        label={sheetTexts.name}
        autosave
      >
        <HiddenFields values={{ _topic: choice.topic, serves: parts.served?.actionId }} />
        {parts.served && (
          <Banner tone="info" title={`${sheetTexts.serves}：${parts.served.words}`}>
            <p>{sheetTexts.servesNote}</p>
          </Banner>
        )}
        <SheetFields visit={visit} form={form} view={view} choice={choice} />
        <ButtonRow>
          <Button kind="primary" busyLabel={sheetTexts.saving}>
            {sheetTexts.save}
          </Button>
          <ButtonLink kind="quiet" href={parts.backHref}>
            {sheetTexts.backToConsultation}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

type FieldsProps = { readonly visit: SignedVisit; readonly form: FormState; readonly view: ConsultationView; readonly choice: AgencyChoice }

function SheetFields(props: FieldsProps) {
  const { visit, form, view, choice } = props
  return (
    <>
      <Section id="to" title={sheetTexts.toSection}>
        <AgencyField choice={choice} form={form} codes={visit.house.codes} visit={visit} />
      </Section>
      <Section id="wish" title={sheetTexts.wishSection}>
        <WishFields {...props} />
      </Section>
      <Section id="shared" title={sheetTexts.sharedSection}>
        <FieldsToShare visit={visit} view={view} form={form} />
      </Section>
      <Section id="basis" title={sheetTexts.basisSection}>
        <BasisFields visit={visit} form={form} />
      </Section>
    </>
  )
}

function WishFields({ visit, form }: FieldsProps) {
  const { codes } = visit.house
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <RadioGroup
        {...control('kind')}
        legend={sheetTexts.kind}
        required
        options={KINDS.map(kind => ({ value: kind, label: texts.kind[kind], hint: texts.kindHint[kind] }))}
      />
      <TextArea {...control('reason')} label={sheetTexts.reason} support={sheetTexts.reasonSupport} required counter={SHEET_WORDS} />
      <TextArea {...control('asked')} label={sheetTexts.asked} support={sheetTexts.askedSupport} required counter={SHEET_WORDS} />
      <RadioGroup
        {...control('urgency')}
        legend={sheetTexts.urgency}
        required
        inline
        options={codes.on('urgency', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
      />
      <DayField {...control('replyBy')} label={sheetTexts.replyBy} required />
      <Checkbox
        name="accompanied"
        label={sheetTexts.accompanied}
        hint={sheetTexts.accompaniedHint}
        checked={form.value('accompanied') !== ''}
        error={form.error('accompanied')}
      />
    </>
  )
}

function BasisFields({ visit, form }: Pick<FieldsProps, 'visit' | 'form'>) {
  const { codes } = visit.house
  const bases = codes.basesOn(visit.act.today)
  const offered = BASES.flatMap(code => bases.filter(basis => basis.code === code))
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <RadioGroup
        {...control('basis')}
        legend={sheetTexts.basis}
        required
        options={offered.map(basis => ({ value: basis.code, label: basis.title, hint: `${basis.law} ${basis.article}` }))}
      />
      <RadioGroup
        {...control('consentType')}
        legend={sheetTexts.consentType}
        support={sheetTexts.consentSupport}
        inline
        options={codes.on('consent_type', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
      />
      <TextArea {...control('basisReason')} label={sheetTexts.basisReason} support={sheetTexts.basisReasonSupport} counter={SHEET_WORDS} />
    </>
  )
}
