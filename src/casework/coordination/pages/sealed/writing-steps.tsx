import { formatInstant } from '../../../../kernel/day.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { CheckboxGroup } from '../../../../ui/choice.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Quote } from '../../../../ui/quote.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { changeCompartment } from '../../acts/sealed/change-compartment.ts'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import { readMeetingTypes } from '../../acts/sealed/read-meeting-types.ts'
import { holding, openingReporter, reporting, writing } from '../../acts/sealed/sealed-deeds.ts'
import type { SealedEntryId } from '../../domain/sealed/compartment.ts'
import { MEETING_BODY, REASON_BODY, REPORTER_BODY, WRITE_BODY } from './sealed-bodies.ts'
import type { SealedStep } from './sealed-steps.tsx'
import { sealedComplaints, sealedOnce } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'
import { entryWishFrom, meetingWishFrom } from './sealed-wishes.ts'

const { fields, support } = texts

/** Writing an entry; with `?replaces=` in the address, correcting one. */
export const WRITING: SealedStep = {
  title: texts.actions.write,
  submit: texts.actions.write,
  done: 'written',
  initial: (view, visit) => {
    const corrected = view.entries.find(entry => entry.id === visit.query.get('replaces'))
    if (corrected === undefined) return { on: formatInstant(visit.now) }
    const { id, at, fact, opinion, thirdParty, thirdPartyWho, personWords } = corrected
    return { replaces: id, on: formatInstant(new Date(at)), fact, opinion, thirdParty, thirdPartyWho, personWords }
  },
  controls: (_, form, view) => <EntryFields form={form} view={view} />,
  act: async (visit, id) => {
    const read = readBody(WRITE_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, writing(visit.act, id, entryWishFrom(read.value)), sealedOnce(visit))
  },
}

function EntryFields({ form, view }: { readonly form: FormState; readonly view: CompartmentView }) {
  const replaces = form.value('replaces')
  const corrected = view.entries.find(entry => entry.id === (replaces as SealedEntryId))
  const area = (name: 'fact' | 'personWords' | 'opinion' | 'thirdParty', rows: number) => (
    <TextArea name={name} label={fields[name]} rows={rows} value={form.value(name)} error={form.error(name)} />
  )
  return (
    <>
      {replaces !== '' && <input type="hidden" name="replaces" value={replaces} />}
      {corrected?.fact && <Quote speaker={texts.replaced}>{corrected.fact}</Quote>}
      {replaces !== '' && (
        <TextField
          name="replaceWords"
          label={fields.replaceWords}
          required
          width="l"
          value={form.value('replaceWords')}
          error={form.error('replaceWords')}
        />
      )}
      <TextField name="on" label={fields.on} support={support.on} required width="m" value={form.value('on')} error={form.error('on')} />
      {area('fact', 4)}
      {area('personWords', 2)}
      {area('opinion', 3)}
      <TextField
        name="thirdPartyWho"
        label={fields.thirdPartyWho}
        width="m"
        value={form.value('thirdPartyWho')}
        error={form.error('thirdPartyWho')}
      />
      {area('thirdParty', 2)}
    </>
  )
}

/** A conference of a sealed kind, held among the members. */
export const HOLDING: SealedStep = {
  title: texts.actions.meeting,
  submit: texts.actions.meeting,
  done: 'held',
  initial: (view, visit) => ({ on: formatInstant(visit.now), present: view.members.map(member => member.staffId) }),
  controls: async (visit, form, view) => (
    <>
      <FieldRow>
        <Select
          name="typeCode"
          label={fields.typeCode}
          required
          options={await typeOptions(visit)}
          value={form.value('typeCode')}
          error={form.error('typeCode')}
        />
        <TextField name="on" label={fields.on} support={support.on} required width="m" value={form.value('on')} error={form.error('on')} />
      </FieldRow>
      <CheckboxGroup
        name="present"
        legend={fields.present}
        options={view.members.map(member => ({ value: member.staffId, label: `${member.staffName}（${member.agencyName}）` }))}
        values={form.values('present')}
        error={form.error('present')}
      />
      <TextField name="others" label={fields.others} width="l" value={form.value('others')} error={form.error('others')} />
      <TextArea name="minutes" label={fields.minutes} required rows={8} value={form.value('minutes')} error={form.error('minutes')} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(MEETING_BODY, bodyFromForm(visit.form, { lists: ['present'] }))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, holding(visit.act, id, meetingWishFrom(read.value)), sealedOnce(visit))
  },
}

async function typeOptions(visit: SignedVisit) {
  const types = await readMeetingTypes(visit.act)
  return [...types.map(({ code, label }) => ({ value: code, label })), { value: 'members', label: texts.meetingOther }]
}

/** Who reported, kept apart from everything that can be printed. */
export const REPORTING: SealedStep = {
  title: texts.actions.report,
  lead: support.reporter,
  submit: texts.actions.report,
  done: 'reported',
  initial: (_, visit) => ({ heardOn: formatInstant(visit.now) }),
  controls: (_, form) => (
    <>
      <TextField name="name" label={fields.name} required width="m" value={form.value('name')} error={form.error('name')} />
      <TextField name="relation" label={fields.relation} width="m" value={form.value('relation')} error={form.error('relation')} />
      <TextField name="contact" label={fields.contact} width="m" value={form.value('contact')} error={form.error('contact')} />
      <TextField
        name="heardOn"
        label={fields.heardOn}
        support={support.on}
        required
        value={form.value('heardOn')}
        error={form.error('heardOn')}
      />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(REPORTER_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    const { name, contact, relation, heardOn } = read.value
    const wish = { name, contact: contact ?? null, relation: relation ?? null, heardAt: heardOn }
    return changeCompartment(visit.act, id, reporting(visit.act, id, wish), sealedOnce(visit))
  },
}

/** Looking at who reported: a reason, ten minutes. */
export const OPENING_REPORTER: SealedStep = {
  title: texts.actions.openReporter,
  lead: support.reporter,
  submit: texts.actions.openReporter,
  done: 'reporter-opened',
  controls: (_, form) => (
    <TextArea name="reason" label={fields.reason} required value={form.value('reason')} error={form.error('reason')} />
  ),
  act: async (visit, id) => {
    const read = readBody(REASON_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    return changeCompartment(visit.act, id, openingReporter(visit.act, id, read.value.reason), sealedOnce(visit))
  },
}
