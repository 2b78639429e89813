import { formatDayShort } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { CouncilVisit } from '../domain/meeting.ts'
import { texts } from './texts.ts'

type Meetings = readonly { readonly id: string; readonly title: string; readonly on: Parameters<typeof formatDayShort>[0] }[]
type Common = { readonly visit: SignedVisit; readonly refused: RefusedForm | undefined; readonly meetings: Meetings }

/** What can be done with a visit: fix its day, tell of it, call it off, bring it to the liaison. */
export function VisitForms(
  props: Common & { readonly one: CouncilVisit; readonly may: { readonly tell: boolean; readonly move: boolean } },
) {
  const { visit, one, may, refused } = props
  const isOpen = one.state === 'wished' || one.state === 'fixed'
  const deed = (verb: string, summary: string) => ({
    visit,
    refused,
    verb,
    summary,
    button: summary,
    action: `/liaison/visits/${one.id}/${verb}`,
    version: one.version,
  })
  const initial = { on: one.on ? formatEra(one.on) : '', place: one.place, seen: one.seen, takenHome: one.takenHome }
  return (
    <>
      {may.move && isOpen && (
        <VerbForm {...deed('fix', texts.fix)} initial={initial}>
          {(form, at) => (
            <>
              <DayField id={at('on')} name="on" label={texts.fields.on} required value={form.value('on')} error={form.error('on')} />
              <TextField
                id={at('place')}
                name="place"
                label={texts.fields.place}
                width="l"
                value={form.value('place')}
                error={form.error('place')}
              />
            </>
          )}
        </VerbForm>
      )}
      {may.tell && one.state !== 'called_off' && (
        <VerbForm {...deed('tell', texts.tell)} initial={initial}>
          {(form, at) => <TellFields form={form} at={at} />}
        </VerbForm>
      )}
      {may.move && isOpen && (
        <VerbForm {...deed('call-off', texts.callOff)} kind="danger">
          {(form, at) => (
            <TextArea
              id={at('words')}
              name="words"
              label={texts.fields.why}
              required
              rows={2}
              value={form.value('words')}
              error={form.error('words')}
            />
          )}
        </VerbForm>
      )}
      {may.move && <BringForm {...props} action={`/liaison/visits/${one.id}/agenda`} />}
    </>
  )
}

function TellFields(props: { readonly form: FormState; readonly at: (name: string) => string }) {
  const { form, at } = props
  return (
    <>
      <DayField id={at('on')} name="on" label={texts.fields.on} required value={form.value('on')} error={form.error('on')} />
      <TextArea
        id={at('seen')}
        name="seen"
        label={texts.fields.seen}
        support={texts.support.words}
        required
        rows={4}
        value={form.value('seen')}
        error={form.error('seen')}
      />
      <TextArea
        id={at('takenHome')}
        name="takenHome"
        label={texts.fields.takenHome}
        support={texts.support.takenHome}
        rows={3}
        value={form.value('takenHome')}
        error={form.error('takenHome')}
      />
    </>
  )
}

/** Puts something before a coming meeting of the liaison; not there while no such meeting is planned. */
export function BringForm(props: Common & { readonly action: string }) {
  if (props.meetings.length === 0) return null
  return (
    <VerbForm
      visit={props.visit}
      refused={props.refused}
      action={props.action}
      verb="agenda"
      summary={texts.bring}
      button={texts.bringButton}
      kind="secondary"
    >
      {(form, at) => (
        <Select
          id={at('meetingId')}
          name="meetingId"
          label={texts.fields.meeting}
          required
          options={[
            { value: '', label: '' },
            ...props.meetings.map(({ id, title, on }) => ({ value: id, label: `${formatDayShort(on)}　${title}` })),
          ]}
          value={form.value('meetingId')}
          error={form.error('meetingId')}
        />
      )}
    </VerbForm>
  )
}
