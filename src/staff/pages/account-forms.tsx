import { readDay } from '../../kernel/day.ts'
import { formatEra } from '../../kernel/era.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readDuty } from '../domain/duty-words.ts'
import type { AccountForm } from './account-form-page.tsx'
import { agencyOptions } from './account-list.tsx'
import { texts } from './account-texts.ts'
import { DutyChoices, dutyWord } from './duty-choices.tsx'

const { form: words, one } = texts

/** Name, reading, last day, single sign-on. */
export const FACTS_FORM: AccountForm = {
  title: one.edit,
  button: words.save,
  place: 'edit',
  initial: account => ({
    name: account.name,
    kana: account.kana,
    endsOn: account.endsOn && formatEra(account.endsOn),
    sso: account.ssoAllowed ? 'yes' : '',
  }),
  fields: form => (
    <>
      <FieldRow>
        <TextField name="name" label={words.name} required value={form.value('name')} error={form.error('name')} />
        <TextField name="kana" label={words.kana} required value={form.value('kana')} error={form.error('kana')} />
      </FieldRow>
      <DayField
        name="endsOn"
        label={words.endsOn}
        support={words.endsOnSupport}
        value={form.value('endsOn')}
        error={form.error('endsOn')}
      />
      <Checkbox name="sso" label={words.sso} hint={words.ssoHint} checked={form.value('sso') === 'yes'} error={form.error('sso')} />
    </>
  ),
}

/** Duties to give, from and until. */
export const DUTIES_FORM: AccountForm = {
  title: one.give,
  button: one.giveButton,
  place: 'duties',
  initial: () => ({}),
  fields: form => (
    <>
      <DutyChoices
        legend={words.duties}
        support={words.dutiesSupport}
        required
        values={form.values('duties')}
        error={form.error('duties')}
      />
      <FieldRow>
        <DayField name="from" label={words.from} support={words.fromSupport} value={form.value('from')} error={form.error('from')} />
        <DayField name="until" label={words.until} support={words.untilSupport} value={form.value('until')} error={form.error('until')} />
      </FieldRow>
    </>
  ),
}

/** Another agency from a day on. */
export const MOVE_FORM: AccountForm = {
  title: one.move,
  lead: () => one.moveLead,
  button: one.moveButton,
  place: 'move',
  initial: (account, visit) => ({ from: formatEra(visit.act.today), duties: account.duties }),
  fields: (form, _account, agencies) => (
    <>
      <Select
        name="agency"
        label={one.moveAgency}
        required
        width="l"
        value={form.value('agency')}
        error={form.error('agency')}
        options={[{ value: '', label: words.chooseAgency }, ...agencyOptions(agencies)]}
      />
      <DayField name="from" label={one.moveFrom} required value={form.value('from')} error={form.error('from')} />
      <DutyChoices legend={one.moveDuties} values={form.values('duties')} error={form.error('duties')} />
    </>
  ),
}

/** The last day of one duty; which row is said by the address. */
export const END_FORM: AccountForm = {
  title: one.endTitle,
  lead: visit => one.endLead(wordOf(visit.query.get('duty') || visit.form.get('duty'))),
  button: one.endTitle,
  place: 'end-duty',
  initial: (_account, visit) => ({
    duty: visit.query.get('duty'),
    since: readDay(visit.query.get('since')) ?? '',
    until: formatEra(visit.act.today),
  }),
  fields: form => (
    <>
      <HiddenFields values={{ duty: form.value('duty'), since: form.value('since') }} />
      <DayField name="until" label={words.until} required value={form.value('until')} error={form.error('until') ?? form.error('from')} />
    </>
  ),
}

/** Why somebody has to set up their account anew. */
export const RECOVERY_FORM: AccountForm = {
  title: one.recover,
  lead: () => one.recoverLead,
  button: one.recoverButton,
  place: 'recovery',
  initial: () => ({}),
  fields: form => (
    <TextArea
      name="reason"
      label={one.reason}
      support={one.reasonSupport}
      required
      rows={3}
      value={form.value('reason')}
      error={form.error('reason')}
    />
  ),
}

function wordOf(text: string): string {
  const duty = readDuty(text)
  return duty === undefined ? one.duties : dutyWord(duty)
}
