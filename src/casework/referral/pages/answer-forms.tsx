import { formatEra } from '../../../kernel/era.ts'
import { newId } from '../../../kernel/id.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { ButtonKind } from '../../../ui/button.tsx'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Answer } from '../acts/answer-referral.ts'
import type { Kind, Referral } from '../domain/referral.ts'
import { ANSWER_PATHS, ANSWER_WORDS } from './answer-bodies.ts'
import { texts } from './texts.ts'
import { actTexts } from './texts-acts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** A form that was refused, with what was typed and why; or one that was interrupted, with what was typed. */
export type RefusedAnswer = { readonly verb: Answer['verb']; readonly form: FormState }

type FormProps = {
  readonly visit: SignedVisit
  readonly referral: Referral
  readonly verb: Answer['verb']
  readonly refused: RefusedAnswer | undefined
  readonly isOpen: boolean
}

/** One small form for each thing the reader's agency may do now, folded until somebody wants it; the refused one is open, with its text. */
export function AnswerForm(props: FormProps) {
  const { visit, referral, verb } = props
  const refused = props.refused?.verb === verb ? props.refused.form : undefined
  const { title, button } = actTexts.form[verb]
  return (
    <Disclosure summary={title} isOpen={props.isOpen || refused !== undefined}>
      <Form
        action={`/referrals/${referral.id}/${ANSWER_PATHS[verb]}`}
        token={visit.formToken}
        draftKey={`/referrals/${referral.id}`}
        idempotencyKey={refused?.idempotencyKey ?? newId()}
        label={title}
      >
        <HiddenFields values={{ answer: verb }} />
        <AnswerFields visit={visit} kind={referral.kind} verb={verb} refused={refused} />
        <ButtonRow>
          <Button kind={KIND[verb] ?? 'secondary'} busyLabel={actTexts.recording}>
            {button}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

const KIND: Partial<Record<Answer['verb'], ButtonKind>> = { accept: 'primary', decline: 'danger', withdraw: 'danger', end: 'danger' }

type FieldsProps = {
  readonly visit: SignedVisit
  readonly kind: Kind
  readonly verb: Answer['verb']
  readonly refused: FormState | undefined
}

function AnswerFields({ visit, kind, verb, refused }: FieldsProps) {
  // Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads.
  const control = (name: string, initial = '') => ({
    name,
    id: refused ? undefined : `${verb}-${name}`,
    value: refused ? refused.value(name) : initial,
    error: refused?.error(name),
  })
  const { label, support } = actTexts
  const words = <TextArea {...control('words')} label={label.words} rows={3} counter={ANSWER_WORDS} />
  switch (verb) {
    case 'seen':
      return null
    case 'accept':
      return (
        <>
          <p>{texts.kindForReceiver[kind]}</p>
          <TextField {...control('personInCharge', visit.signedIn.staffName)} label={label.personInCharge} />
          <DayField {...control('firstContactOn')} label={label.firstContactOn} />
          {words}
        </>
      )
    case 'return':
    case 'decline':
    case 'end':
      return (
        <>
          <Select {...control('reason')} label={label.reason} required options={reasonOptions(visit)} />
          <TextArea {...control('words')} label={label.whyWords} support={support.reason} required rows={4} counter={ANSWER_WORDS} />
        </>
      )
    case 'withdraw':
      return <TextArea {...control('words')} label={label.whyWords} support={support.withdraw} required rows={3} counter={ANSWER_WORDS} />
    case 'start':
      return (
        <>
          <DayField {...control('on', formatEra(visit.act.today))} label={label.on} required />
          {words}
        </>
      )
    case 'confirm':
      return words
    case 'follow_up':
      return (
        <>
          <p>{support.follow_up}</p>
          <RadioGroup
            {...control('arrived')}
            legend={label.arrived}
            required
            inline
            options={yesNo(sheetTexts.arrivedYes, sheetTexts.arrivedNo)}
          />
          {words}
        </>
      )
    case 'person_answer':
      return (
        <>
          <p>{support.person_answer}</p>
          <RadioGroup
            {...control('helped')}
            legend={label.helped}
            required
            inline
            options={yesNo(sheetTexts.helped, sheetTexts.notHelped)}
          />
          <TextArea {...control('words')} label={label.personWords} rows={3} counter={ANSWER_WORDS} />
        </>
      )
  }
}

function yesNo(yes: string, no: string) {
  return [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
}

function reasonOptions(visit: SignedVisit) {
  const reasons = visit.house.codes.on('referral_reason', visit.act.today)
  return [{ value: '', label: actTexts.label.chooseReason }, ...reasons.map(({ code, label }) => ({ value: code, label }))]
}
