import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { closeMeeting } from '../acts/close-meeting.ts'
import { readMeeting } from '../acts/read-meetings.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { isOpen } from '../domain/steps.ts'
import { CLOSE_BODY } from './bodies.ts'
import { AttendanceRows } from './close-attendance.tsx'
import { ItemRows } from './close-items.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { nestedFromForm } from './nested-form.ts'
import { texts } from './texts.ts'

/** GET /meetings/:id/close: everything a meeting ends with, on one screen. */
export function showClosing(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return async visit => draw(parts, visit, await openForm(visit))
}

/** POST /meetings/:id/close. What is refused comes back with everything that was typed, each complaint at its place. */
export function closeByForm(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const id = visit.params['id'] as MeetingId
    const read = readBody(CLOSE_BODY, nestedFromForm(visit.form))
    if (!read.ok) return draw(parts, visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
    const asked = { version: versionOf(visit), once: onceOf(visit) }
    const done = await closeMeeting(visit.act, id, read.value, asked)
    if (done.ok) return seeOther(`/meetings/${id}/minutes?done=closed`)
    return done.refusal.code === 'absent' ? absentAnswer(visit) : draw(parts, visit, refusedForm(visit, done.refusal))
  }
}

async function draw(parts: MeetingParts, visit: SignedVisit, form: FormState): Promise<Answer> {
  const whole = await readMeeting(visit.act, visit.params['id'] as MeetingId, async () => [])
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { meeting } = whole
  // Pressed again after it was done: the minutes are there.
  if (!isOpen(meeting)) return seeOther(`/meetings/${meeting.id}`)
  return page(
    <Layout
      title={texts.close}
      frame={frameOf(visit, 'meetings')}
      hasErrors={form.hasErrors}
      crumbs={[
        { label: texts.title, href: '/meetings' },
        { label: meeting.title, href: `/meetings/${meeting.id}` },
        { label: texts.close },
      ]}
    >
      <FormNotices form={form} />
      <PageTitle title={`${texts.close}　${meeting.title}`} lead={texts.closeLead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={meeting.version}
        autosave
      >
        <AttendanceRows form={form} whole={whole} />
        <ItemRows visit={visit} form={form} whole={whole} treasureTypes={parts.treasureTypes} />
        <NextFields form={form} />
        <ButtonRow>
          <Button kind="primary">{texts.closeButton}</Button>
          <ButtonLink kind="quiet" href={`/meetings/${meeting.id}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function NextFields(props: { readonly form: FormState }) {
  const field = (name: string) => ({ name, value: props.form.value(name), error: props.form.error(name) })
  return (
    <Section id="next" title={texts.next}>
      <DayField {...field('nextOn')} label={texts.fields.nextOn} support={texts.support.nextOn} />
      <FieldRow>
        <TextField {...field('nextFrom')} label={texts.fields.nextFrom} support={texts.support.clock} width="xs" />
        <TextField {...field('nextPlace')} label={texts.fields.nextPlace} width="m" />
        <TextField {...field('nextTitle')} label={texts.fields.nextTitle} width="m" />
      </FieldRow>
    </Section>
  )
}
