import { formatEra } from '../../../../kernel/era.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Panel, Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { discussPlan } from '../../acts/plan/discuss-plan.ts'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import { ADEQUACIES, AGREEMENTS } from '../../domain/plan/support-plan.ts'
import { CasePage } from '../case/case-frame.tsx'
import { DISCUSS_BODY, PLAN_WORDS } from './bodies.ts'
import { control } from './content-fields.tsx'
import { formTexts } from './plan-form-texts.ts'
import { onceOf, planIdOf, versionOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName } from './wording.ts'

/** The form of the adequacy review: what every agency that answers for an action says, then what was found. */
export async function showDiscuss(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  if (view.head.glassUntil !== null || !mayDoPlan(view.plan, 'discuss').ok) return seeOther(`/plans/${view.plan.id}`)
  return draw(visit, view, await openForm(visit, initialOf(visit, view)))
}

/** Takes what was said and found. */
export async function discuss(visit: SignedVisit): Promise<Answer> {
  const read = readBody(DISCUSS_BODY, discussForm(visit.form))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const { on, adequacy, words, members, agreements } = read.value
  const wish = {
    on: on ?? visit.act.today,
    adequacy,
    words: words ?? null,
    members: members ?? null,
    agreements: (agreements ?? []).map(one => ({ ...one, words: one.words ?? null })),
  }
  const done = await discussPlan(visit.act, planIdOf(visit), versionOf(visit), wish, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}?done=discuss`) : again(visit, done.refusal)
}

/** The agencies asked, in the order of the actions they answer for; whoever drafted the plan agrees by drafting it. */
function asked({ plan }: PlanView): readonly AgencyId[] {
  const owners = plan.content.actions.flatMap(action => (action.ownerAgency === null ? [] : [action.ownerAgency]))
  return [...new Set([...owners, ...plan.agreements.map(one => one.agencyId)])].filter(agency => agency !== plan.draftedAgency)
}

function initialOf(visit: SignedVisit, view: PlanView): Initial {
  const fields: Record<string, string> = { on: formatEra(visit.act.today) }
  asked(view).forEach((agency, n) => {
    const said = view.plan.agreements.find(one => one.agencyId === agency && !one.isStale)
    fields[`agreements.${n}.answer`] = said?.answer ?? ''
    fields[`agreements.${n}.words`] = said?.words ?? ''
  })
  return fields
}

/** The form as the body the API would get. An agency without an answer is left out, so that the rule asks for it by name. */
function discussForm(form: Fields): Record<string, unknown> {
  const agreements: unknown[] = []
  for (let n = 0; form.get(`agreements.${n}.agencyId`) !== ''; n++) {
    const answer = form.get(`agreements.${n}.answer`)
    const words = form.get(`agreements.${n}.words`)
    if (answer !== '') agreements.push({ agencyId: form.get(`agreements.${n}.agencyId`), answer, words })
  }
  return { on: form.get('on'), adequacy: form.get('adequacy'), words: form.get('words'), members: form.get('members'), agreements }
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, refusedForm(visit, refused))
}

function draw(visit: SignedVisit, view: PlanView, form: FormState): Answer {
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={formTexts.discussTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <h2 class="tn-section__title">{`${formTexts.discussTitle}　${texts.no(view.no)}`}</h2>
      <p>{formTexts.discussLead}</p>
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={view.plan.version}
        label={formTexts.discussTitle}
        autosave
      >
        <Section id="agreements-part" title={texts.agreements}>
          {form.error('agreements') && (
            <p class="tn-field__error" id="f-agreements">
              {form.error('agreements')}
            </p>
          )}
          {asked(view).map((agency, n) => (
            <AgreementFields form={form} view={view} agency={agency} n={n} />
          ))}
        </Section>
        <Section id="found" title={texts.discussion}>
          <DayField {...control(form, 'on')} label={formTexts.discussedOn} required />
          <RadioGroup
            {...control(form, 'adequacy')}
            legend={formTexts.adequacy}
            required
            inline
            options={ADEQUACIES.map(code => ({ value: code, label: texts.adequacy[code] }))}
          />
          <TextArea {...control(form, 'words')} label={formTexts.adequacyWords} rows={3} counter={PLAN_WORDS} />
          <TextArea {...control(form, 'members')} label={formTexts.members} support={formTexts.membersSupport} rows={2} />
        </Section>
        <ButtonRow>
          <Button kind="primary" busyLabel={formTexts.recording}>
            {formTexts.record}
          </Button>
          <ButtonLink kind="quiet" href={`/plans/${view.plan.id}`}>
            {formTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </CasePage>,
    form.status,
  )
}

function AgreementFields(props: { readonly form: FormState; readonly view: PlanView; readonly agency: AgencyId; readonly n: number }) {
  const { form, view, agency, n } = props
  const name = agencyName(view, agency)
  return (
    <Panel>
      <HiddenFields values={{ [`agreements.${n}.agencyId`]: agency }} />
      <RadioGroup
        {...control(form, `agreements.${n}.answer`)}
        legend={formTexts.agreementOf(name)}
        required
        inline
        options={AGREEMENTS.map(answer => ({ value: answer, label: texts.answer[answer] }))}
      />
      <TextArea {...control(form, `agreements.${n}.words`)} label={`${formTexts.agreementWords}（${name}）`} rows={2} />
    </Panel>
  )
}
