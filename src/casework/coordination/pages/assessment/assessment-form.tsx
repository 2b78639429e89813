import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Section as PageSection } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { Content } from '../../domain/assessment/content.ts'
import type { Section } from '../../domain/assessment/questions.ts'
import { QUESTION_KEYS, questionsOf, SECTIONS } from '../../domain/assessment/questions.ts'
import { QuestionField } from './question-field.tsx'
import { DebtRows, WishRows } from './row-fields.tsx'
import { texts } from './texts.ts'
import { questionTexts } from './texts-questions.ts'

type Shown = { readonly visit: SignedVisit; readonly form: FormState }

/** The whole sheet: a list to jump by, seven sections, and nothing that must be known but one strength. */
export function AssessmentForm(props: Shown & { readonly version: number; readonly backHref: string }) {
  const { visit, form, version } = props
  return (
    <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} version={version} autosave>
      <HiddenFields values={{ basedOn: String(version) }} />
      <JumpList />
      <DayField name="madeOn" label={texts.form.madeOn} required value={form.value('madeOn')} error={form.error('madeOn')} />
      {SECTIONS.map(section => (
        <PageSection id={`section-${section}`} title={questionTexts.sections[section]}>
          <div class="tn-questions">
            {questionsOf(section).map(name => (
              <QuestionField visit={visit} form={form} name={name} />
            ))}
          </div>
          <SectionRows visit={visit} form={form} section={section} />
        </PageSection>
      ))}
      <ButtonRow>
        <Button kind="primary" busyLabel={texts.form.saving}>
          {texts.form.save}
        </Button>
        <ButtonLink kind="quiet" href={props.backHref}>
          {texts.form.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

/** What the form shows when it begins from a version. */
export function initialOf(content: Content, madeOn: string): Readonly<Record<string, string | readonly string[]>> {
  const answers = QUESTION_KEYS.map(key => {
    const answer = content[key]
    return [key, answer === null ? '' : typeof answer === 'object' ? answer : String(answer)] as const
  })
  const debts = (['arrears', 'debts'] as const).flatMap(group => [
    [`${group}What`, content[group].map(({ what }) => what)] as const,
    [`${group}To`, content[group].map(({ toWhom }) => toWhom ?? '')] as const,
    [`${group}Yen`, content[group].map(({ yen }) => (yen === null ? '' : String(yen)))] as const,
    [`${group}Since`, content[group].map(({ since }) => since ?? '')] as const,
  ])
  return {
    ...Object.fromEntries([...answers, ...debts]),
    wishSpeaker: content.wishes.map(({ speaker }) => speaker),
    wishWords: content.wishes.map(({ words }) => words),
    strengths: content.strengths.join('\n'),
    madeOn,
  }
}

function JumpList() {
  return (
    <nav class="tn-jump" aria-label={texts.form.jump}>
      <ul>
        {SECTIONS.map(section => (
          <li>
            <a href={`#section-${section}`}>{questionTexts.sections[section]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SectionRows({ visit, form, section }: Shown & { readonly section: Section }) {
  if (section === 'money') {
    return (
      <>
        <DebtRows visit={visit} form={form} group="arrears" />
        <DebtRows visit={visit} form={form} group="debts" />
      </>
    )
  }
  if (section !== 'summary') return null
  return (
    <>
      <WishRows visit={visit} form={form} />
      <TextArea
        name="strengths"
        label={questionTexts.rows.strengths}
        support={questionTexts.rowsSupport.strengths}
        required
        rows={4}
        value={form.value('strengths')}
        error={form.error('strengths')}
      />
    </>
  )
}
