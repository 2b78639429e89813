import type { Child } from 'hono/jsx'
import { formatEra } from '../../../../kernel/era.ts'
import { newId } from '../../../../kernel/id.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { APPLICATION_STATES } from '../../domain/plan/plan-content.ts'
import type { PlanVerb } from '../../domain/plan/plan-transitions.ts'
import { AGREEMENTS } from '../../domain/plan/support-plan.ts'
import { PLAN_WORDS } from './bodies.ts'
import type { BodyProps, WordVerb } from './body-props.ts'
import { WORD_PATHS, WORD_VERBS } from './body-props.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

type Props = BodyProps & { readonly verbs: readonly PlanVerb[] }

/** One folded form for each small thing the state allows; the refused one is open, with its text. */
export function WordForms(props: Props) {
  const hasProgramme = props.named.plan.content.programmes.length > 0
  const offered = WORD_VERBS.filter(verb => props.verbs.includes(verb) && (verb !== 'move_programme' || hasProgramme))
  return <>{offered.map(verb => one(props, verb))}</>
}

const TITLES: Readonly<Record<WordVerb, string>> = {
  agree: formTexts.ownAnswer,
  person_agree: formTexts.personAgreeTitle,
  move_programme: formTexts.moveProgramme,
  suspend: formTexts.suspend,
  resume: formTexts.resume,
  replan: formTexts.replan,
  drop: formTexts.drop,
}
const ASKED = {
  suspend: formTexts.suspendWords,
  resume: formTexts.resumeWords,
  replan: formTexts.replanWords,
  drop: formTexts.dropWords,
} as const

function one(props: Props, verb: WordVerb): Child {
  const { visit, named } = props
  const refused = props.refused?.verb === verb ? props.refused.form : undefined
  return (
    <Disclosure summary={TITLES[verb]} isOpen={refused !== undefined}>
      <Form
        action={`/plans/${named.plan.id}/${WORD_PATHS[verb]}`}
        token={visit.formToken}
        draftKey={`/plans/${named.plan.id}`}
        idempotencyKey={refused?.idempotencyKey ?? newId()}
        label={TITLES[verb]}
      >
        <WordFields {...props} verb={verb} form={refused} />
        <ButtonRow>
          <Button kind={verb === 'drop' ? 'danger' : 'secondary'} busyLabel={formTexts.recording}>
            {TITLES[verb]}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

function WordFields(props: BodyProps & { readonly verb: WordVerb; readonly form: FormState | undefined }) {
  const { visit, verb, form } = props
  // Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads.
  const field = (name: string, initial = '') => ({
    name,
    id: form ? undefined : `${verb}-${name}`,
    value: form ? form.value(name) : initial,
    error: form?.error(name),
  })
  if (verb === 'agree') {
    const options = AGREEMENTS.map(answer => ({ value: answer, label: texts.answer[answer] }))
    return (
      <>
        <RadioGroup {...field('answer')} legend={texts.agreements} required options={options} />
        <TextArea {...field('words')} label={formTexts.agreementWords} rows={3} counter={PLAN_WORDS} />
      </>
    )
  }
  if (verb === 'person_agree') {
    return (
      <>
        <DayField {...field('on', formatEra(visit.act.today))} label={formTexts.personAgreeOn} required />
        <RadioGroup
          {...field('how')}
          legend={formTexts.personAgreeHow}
          required
          options={[
            { value: 'signature', label: formTexts.howSignature },
            { value: 'words', label: formTexts.howWords },
          ]}
        />
        <TextArea {...field('words')} label={formTexts.personWords} rows={3} counter={PLAN_WORDS} />
      </>
    )
  }
  if (verb === 'move_programme') return <ProgrammeStep {...props} field={field} />
  const isNeeded = verb === 'suspend' || verb === 'drop'
  return <TextArea {...field('words')} label={ASKED[verb]} required={isNeeded ? true : 'optional'} rows={3} counter={PLAN_WORDS} />
}

type Field = (name: string) => {
  readonly name: string
  readonly id: string | undefined
  readonly value: string
  readonly error: string | undefined
}

function ProgrammeStep({ visit, named, field }: BodyProps & { readonly field: Field }) {
  const label = (code: string) => visit.house.codes.label('programme', code, visit.act.today)
  return (
    <>
      <Select
        {...field('programme')}
        label={texts.programmes}
        required
        options={named.plan.content.programmes.map(use => ({ value: use.programme, label: label(use.programme) }))}
      />
      <RadioGroup
        {...field('state')}
        legend={formTexts.moveProgramme}
        required
        inline
        options={APPLICATION_STATES.map(state => ({ value: state, label: texts.application[state] }))}
      />
      <TextArea {...field('note')} label={formTexts.note} rows={2} />
    </>
  )
}
