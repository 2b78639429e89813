import type { StaffId } from '../../../kernel/id.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import { readColleagues } from '../../../staff/index.ts'
import { Banner } from '../../../ui/banner.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { PersonId } from '../../people/index.ts'
import { assignConsultation } from '../acts/assign-consultation.ts'
import { closeConsultation } from '../acts/close-consultation.ts'
import { unlinkWrongPerson } from '../acts/link-person.ts'
import { reopenConsultation } from '../acts/reopen-consultation.ts'
import { screenConsultation } from '../acts/screen-consultation.ts'
import { CLOSINGS } from '../domain/consultation.ts'
import { ASSIGN_BODY, CLOSE_BODY, REASON_BODY, SCREEN_BODY } from './bodies.ts'
import { onceOf, versionOf } from './hear-pages.tsx'
import type { Step } from './step-pages.tsx'
import { complaints } from './step-pages.tsx'
import { texts } from './texts.ts'
import { optionsOf } from './words.ts'

const { fields, support } = texts

/** Screening: what the desk will do with it. Coordination asks what was tried; the gap may be said beside any result. */
export const SCREENING: Step = {
  title: texts.screenTitle,
  lead: texts.screenLead,
  submit: texts.save,
  done: 'screened',
  initial: ({ consultation }) => ({ disposition: consultation.disposition, tried: consultation.tried, gapNeed: consultation.gapNeed }),
  controls: (visit, form, { consultation }) => (
    <>
      <Quote speaker={texts.detail.self}>{consultation.statement}</Quote>
      <RadioGroup
        name="disposition"
        legend={fields.disposition}
        required
        options={optionsOf(visit, 'disposition')}
        value={form.value('disposition')}
        error={form.error('disposition')}
      />
      <TextArea name="tried" label={fields.tried} support={support.tried} value={form.value('tried')} error={form.error('tried')} />
      <TextArea
        name="gapNeed"
        label={`${texts.sections.gap}：${fields.gapNeed}`}
        support={support.gapNeed}
        value={form.value('gapNeed')}
        error={form.error('gapNeed')}
      />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(SCREEN_BODY, bodyFromForm(visit.form))
    if (!read.ok) return complaints(read.refusal)
    const { disposition, tried, gapNeed } = read.value
    return screenConsultation(
      visit.act,
      id,
      versionOf(visit),
      { disposition, tried: tried ?? null, gapNeed: gapNeed ?? null },
      onceOf(visit),
    )
  },
}

/** Ending: only by an outcome. Passing on is not here: it ends when somebody accepts. */
export const CLOSING: Step = {
  title: texts.closeTitle,
  lead: texts.closeLead,
  submit: texts.save,
  done: 'closed',
  controls: (visit, form) => (
    <>
      <RadioGroup
        name="outcome"
        legend={fields.outcome}
        required
        options={optionsOf(visit, 'outcome').filter(({ value }) => CLOSINGS.some(closing => closing === value))}
        value={form.value('outcome')}
        error={form.error('outcome')}
      />
      <TextArea
        name="words"
        label={fields.outcomeWords}
        support={support.outcomeWords}
        required
        value={form.value('words')}
        error={form.error('words')}
      />
      <DayField name="nextOn" label={fields.nextOn} support={support.nextOn} value={form.value('nextOn')} error={form.error('nextOn')} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(CLOSE_BODY, bodyFromForm(visit.form))
    if (!read.ok) return complaints(read.refusal)
    const { outcome, words, nextOn, attempts } = read.value
    return closeConsultation(
      visit.act,
      id,
      versionOf(visit),
      { outcome, words, nextOn: nextOn ?? null, attempts: attempts ?? [] },
      onceOf(visit),
    )
  },
}

/** Opening again what was answered. */
export const REOPENING: Step = {
  title: texts.reopenTitle,
  submit: texts.reopenTitle,
  done: 'reopened',
  controls: (_, form) => <TextArea name="words" label={fields.reason} required value={form.value('words')} error={form.error('words')} />,
  act: async (visit, id) => {
    const read = readBody(REASON_BODY, { words: visit.form.get('words') })
    return read.ok ? reopenConsultation(visit.act, id, versionOf(visit), read.value.words, onceOf(visit)) : complaints(read.refusal)
  },
}

/** Giving it to a colleague; the agency stays owner. */
export const ASSIGNING: Step = {
  title: texts.assignTitle,
  submit: texts.save,
  done: 'assigned',
  initial: ({ consultation }) => ({ staffId: consultation.ownerStaff }),
  controls: async (visit, form) => {
    const colleagues = await readColleagues(visit.act, visit.signedIn.reader.agencyId)
    const options = [{ value: '', label: texts.assignNobody }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]
    return <Select name="staffId" label={fields.staffId} options={options} value={form.value('staffId')} error={form.error('staffId')} />
  },
  act: async (visit, id) => {
    const read = readBody(ASSIGN_BODY, bodyFromForm(visit.form))
    if (!read.ok) return complaints(read.refusal)
    return assignConsultation(visit.act, id, versionOf(visit), (read.value.staffId ?? null) as StaffId | null, onceOf(visit))
  },
}

/** Taking a wrong link back. */
export const UNLINKING: Step = {
  title: texts.unlinkTitle,
  submit: texts.unlinkTitle,
  done: 'unlinked',
  controls: (_, form) => (
    <>
      <Banner tone="warn" title={texts.unlinkTitle}>
        <p>{texts.unlinkLead}</p>
      </Banner>
      <TextArea name="words" label={fields.reason} required value={form.value('words')} error={form.error('words')} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(REASON_BODY, { words: visit.form.get('words') })
    const personId = visit.params['personid'] as PersonId
    return read.ok
      ? unlinkWrongPerson(visit.act, id, versionOf(visit), personId, read.value.words, onceOf(visit))
      : complaints(read.refusal)
  },
}
