import { dayOfInstant } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { TeamStaff } from '../../acts/case/read-log.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import type { LogEntry } from '../../domain/case/log-entry.ts'
import { OPEN_SCOPES, timeOf } from './case-bodies.ts'
import { logTexts as texts } from './log-texts.ts'
import { optionsOf } from './sent.ts'

type Props = {
  readonly visit: SignedVisit
  readonly head: CaseHead
  readonly staff: readonly TeamStaff[]
  readonly form: FormState
  readonly action: string
  readonly isCorrection?: boolean
}

/** One entry in under a minute: what happened, in whose words, how, what is next; everything else folded and filled in beforehand. */
export function EntryForm(props: Props) {
  const { visit, form } = props
  const { fields, support } = texts
  return (
    <Form
      action={props.action}
      token={visit.formToken}
      draftKey={props.isCorrection ? visit.path : `/cases/${props.head.supportCase.id}`}
      idempotencyKey={form.idempotencyKey}
      label={props.isCorrection ? texts.correctTitle : texts.newEntry}
      autosave
    >
      {props.isCorrection && <TextArea {...control(form, 'replaceWords')} label={fields.replaceWords} required rows={2} />}
      {form.error('isConfirmed') && (
        <Checkbox
          name="isConfirmed"
          label={fields.isConfirmed}
          checked={form.value('isConfirmed') !== ''}
          error={form.error('isConfirmed')}
        />
      )}
      <TextArea {...control(form, 'fact')} label={fields.fact} support={support.fact} rows={4} />
      <TextArea {...control(form, 'personWords')} label={fields.personWords} support={support.personWords} rows={2} />
      <FieldRow>
        <Select {...control(form, 'method')} label={fields.method} options={optionsOf(visit, 'log_method')} />
        <Select {...control(form, 'contactResult')} label={fields.contactResult} options={[NONE, ...optionsOf(visit, 'contact_result')]} />
      </FieldRow>
      <FieldRow>
        <Select {...control(form, 'personId')} label={fields.personId} options={peopleOf(props.head)} />
        <Select
          {...control(form, 'shareScope')}
          label={fields.shareScope}
          options={OPEN_SCOPES.map(scope => ({ value: scope, label: texts.scopes[scope] }))}
        />
      </FieldRow>
      <FieldRow>
        <TextField {...control(form, 'next')} label={fields.next} support={support.next} width="full" />
        <DayField {...control(form, 'nextOn')} label={fields.nextOn} support={support.nextOn} />
      </FieldRow>
      <Disclosure summary={texts.more} isOpen={props.isCorrection === true || hasMore(form)}>
        <More {...props} />
      </Disclosure>
      <ButtonRow>
        <Button kind="primary" busyLabel={texts.saving}>
          {texts.save}
        </Button>
        {props.isCorrection && (
          <ButtonLink kind="quiet" href={`/cases/${props.head.supportCase.id}`}>
            {texts.back}
          </ButtonLink>
        )}
      </ButtonRow>
    </Form>
  )
}

/** What a new entry begins with: now, the person, by telephone, for the team. */
export function freshEntry(now: Date): Initial {
  return { on: formatEra(dayOfInstant(now)), time: timeOf(now), withWhom: ['person'], method: 'phone', shareScope: 'team' }
}

/** What a correction begins with: the entry as it stands. */
export function entryFields(entry: LogEntry): Initial {
  const at = new Date(entry.at)
  return {
    on: formatEra(dayOfInstant(at)),
    time: timeOf(at),
    minutes: entry.minutes === null ? '' : String(entry.minutes),
    withWhom: entry.withWhom,
    method: entry.method,
    personId: entry.personId,
    fact: entry.fact,
    opinion: entry.opinion,
    thirdParty: entry.thirdParty,
    thirdPartyWho: entry.thirdPartyWho,
    personWords: entry.personWords,
    category: entry.category,
    contactResult: entry.contactResult,
    next: entry.next,
    nextOn: entry.nextOn === null ? '' : formatEra(entry.nextOn),
    shareScope: entry.shareScope,
  }
}

const NONE = { value: '', label: texts.none }

function More({ visit, form, staff }: Props) {
  const { fields, support } = texts
  return (
    <>
      <TextArea {...control(form, 'opinion')} label={fields.opinion} support={support.opinion} rows={3} />
      <TextArea {...control(form, 'thirdParty')} label={fields.thirdParty} support={support.thirdParty} rows={3} />
      <TextField {...control(form, 'thirdPartyWho')} label={fields.thirdPartyWho} support={support.thirdPartyWho} />
      <FieldRow>
        <DayField {...control(form, 'on')} label={fields.on} />
        <TextField {...control(form, 'time')} label={fields.time} support={support.time} width="s" />
        <TextField {...control(form, 'minutes')} label={fields.minutes} width="s" inputmode="numeric" />
      </FieldRow>
      <CheckboxGroup
        name="withWhom"
        legend={fields.withWhom}
        inline
        options={optionsOf(visit, 'log_with')}
        values={form.values('withWhom')}
        error={form.error('withWhom')}
      />
      <Select
        {...control(form, 'category')}
        label={fields.category}
        support={support.category}
        options={[NONE, ...optionsOf(visit, 'consent_category')]}
      />
      <Disclosure summary={fields.mentions} isOpen={form.values('mentions').length > 0 || form.error('mentions') !== undefined}>
        <CheckboxGroup
          name="mentions"
          legend={fields.mentions}
          options={staff.map(one => ({ value: one.id, label: `${one.agencyName}　${one.name}` }))}
          values={form.values('mentions')}
          error={form.error('mentions')}
        />
      </Disclosure>
    </>
  )
}

function control(form: FormState, name: string) {
  return { name, value: form.value(name), error: form.error(name) }
}

function peopleOf(head: CaseHead) {
  return [{ value: '', label: texts.household }, ...head.people.map(person => ({ value: person.personId, label: person.name }))]
}

/** Whether something folded was typed or complained about, so that nothing is hidden that matters. */
function hasMore(form: FormState): boolean {
  const folded = ['opinion', 'thirdParty', 'thirdPartyWho', 'minutes', 'category', 'mentions']
  const complained = [...folded, 'on', 'time', 'withWhom']
  return folded.some(name => form.value(name) !== '') || complained.some(name => form.error(name) !== undefined)
}
