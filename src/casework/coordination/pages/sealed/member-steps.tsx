import type { StaffId } from '../../../../kernel/id.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { RadioGroup } from '../../../../ui/choice.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { changeCompartment } from '../../acts/sealed/change-compartment.ts'
import { readCandidates } from '../../acts/sealed/read-candidates.ts'
import { confirming, ending, lettingGo, takingIn, telling } from '../../acts/sealed/sealed-deeds.ts'
import { CONFIRM_BODY, LET_GO_BODY, MEMBER_BODY, TELL_BODY, WORDS_BODY } from './sealed-bodies.ts'
import type { SealedStep } from './sealed-steps.tsx'
import { sealedComplaints, sealedOnce } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'

const { fields, support } = texts

/** The second person confirms, or says why not. */
export const CONFIRMING: SealedStep = {
  title: texts.confirmTitle,
  lead: texts.confirmLead,
  submit: texts.actions.confirm,
  done: 'confirmed',
  controls: (_, form) => <AnswerFields form={form} choices={texts.confirmChoices} />,
  act: async (visit, id) => {
    const read = readBody(CONFIRM_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, confirming(id, read.value.answer === 'yes', read.value.words ?? null), sealedOnce(visit))
  },
}

/** Yes or no, with words that a no owes. */
export function AnswerFields(props: { readonly form: FormState; readonly choices: { readonly yes: string; readonly no: string } }) {
  const { form, choices } = props
  return (
    <>
      <RadioGroup
        name="answer"
        legend={fields.answer}
        required
        options={[
          { value: 'yes', label: choices.yes },
          { value: 'no', label: choices.no },
        ]}
        value={form.value('answer')}
        error={form.error('answer')}
      />
      <TextArea name="words" label={fields.words} value={form.value('words')} error={form.error('words')} />
    </>
  )
}

/** Taking another member of staff in. */
export const TAKING_IN: SealedStep = {
  title: texts.actions.member,
  submit: texts.actions.member,
  done: 'member-added',
  controls: async (visit, form, view) => (
    <>
      <Select
        name="staffId"
        label={fields.staffId}
        required
        width="l"
        options={
          await staffOptions(
            visit,
            view.members.map(member => member.staffId),
          )
        }
        value={form.value('staffId')}
        error={form.error('staffId')}
      />
      <LegalClassField visit={visit} form={form} name="legalClass" label={fields.legalClass} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(MEMBER_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, takingIn(id, read.value.staffId as StaffId, read.value.legalClass), sealedOnce(visit))
  },
}

/** The legal class of somebody, on which the article of secrecy hangs. */
export function LegalClassField(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly name: string
  readonly label: string
}) {
  const { visit, form, name } = props
  return (
    <RadioGroup
      name={name}
      legend={props.label}
      required
      inline
      options={visit.house.codes.on('secrecy_class', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
      value={form.value(name)}
      error={form.error(name)}
    />
  )
}

/** Colleagues by agency, without those named. */
export async function staffOptions(visit: SignedVisit, without: readonly StaffId[]) {
  const candidates = await readCandidates(visit.act)
  const some = candidates.filter(one => !without.includes(one.id))
  return [{ value: '', label: '' }, ...some.map(({ id, name, agencyName }) => ({ value: id, label: name, group: agencyName }))]
}

/** Letting a member go, or leaving; the member stands in the address. */
export const LETTING_GO: SealedStep = {
  title: texts.actions.letGo,
  submit: texts.actions.letGo,
  done: 'member-ended',
  initial: (_, visit) => ({ staffId: visit.params['staffid'] ?? '' }),
  controls: (_, form, view) => (
    <>
      <p>{view.members.find(member => member.staffId === form.value('staffId'))?.staffName}</p>
      <input type="hidden" name="staffId" value={form.value('staffId')} />
      <TextArea name="words" label={fields.words} required value={form.value('words')} error={form.error('words')} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(LET_GO_BODY, { ...bodyFromForm(visit.form), staffId: visit.params['staffid'] })
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, lettingGo(id, read.value.staffId as StaffId, read.value.words), sealedOnce(visit))
  },
}

/** Whether the coordinator of the case may know, and whom to call. */
export const TELLING: SealedStep = {
  title: texts.actions.tell,
  lead: support.tells,
  submit: texts.actions.tell,
  done: 'told',
  initial: ({ compartment }) => ({ tells: compartment.toldCoordinator ? 'yes' : 'no', whomToCall: compartment.whomToCall }),
  controls: (_, form) => (
    <>
      <RadioGroup
        name="tells"
        legend={fields.tells}
        required
        inline
        options={[
          { value: 'yes', label: '知らせる' },
          { value: 'no', label: '知らせない' },
        ]}
        value={form.value('tells')}
        error={form.error('tells')}
      />
      <TextField
        name="whomToCall"
        label={fields.whomToCall}
        support={support.whomToCall}
        width="l"
        value={form.value('whomToCall')}
        error={form.error('whomToCall')}
      />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(TELL_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    const { tells, whomToCall } = read.value
    return changeCompartment(visit.act, id, telling(id, tells === 'yes', whomToCall ?? null, versionOf(visit)), sealedOnce(visit))
  },
}

/** Ending a compartment. */
export const ENDING: SealedStep = {
  title: texts.endTitle,
  lead: texts.endLead,
  submit: texts.actions.end,
  done: 'ended',
  controls: (_, form) => <TextArea name="words" label={fields.words} required value={form.value('words')} error={form.error('words')} />,
  act: async (visit, id) => {
    const read = readBody(WORDS_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, ending(id, read.value.words), sealedOnce(visit))
  },
}
