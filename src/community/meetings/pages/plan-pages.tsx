import { dayOfInstant } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { BodyId } from '../../councils/index.ts'
import { whyWarned } from '../../texts/index.ts'
import { bodiesForPlanning, changePlan, planMeeting } from '../acts/plan-meeting.ts'
import { readMeeting } from '../acts/read-meetings.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import { clockOf } from '../domain/when.ts'
import { CHANGE_BODY, PLAN_BODY } from './bodies.ts'
import { PlanFields } from './plan-fields.tsx'
import { texts } from './texts.ts'

/** GET /meetings/new: open to those who keep the records of a body; `body` in the address chooses it. */
export async function showNewMeeting(visit: SignedVisit): Promise<Answer> {
  const bodies = await bodiesForPlanning(visit.act)
  const chosen = bodies.find(({ id }) => id === visit.query.get('body')) ?? (bodies.length === 1 ? bodies[0] : undefined)
  const initial = { bodyId: chosen?.id, title: chosen?.name, from: '19:30', until: '21:00', mode: 'in_person' }
  return newPage(visit, await openForm(visit, { ...initial, audience: chosen && chosen.councilNo === null ? 'liaison' : 'council' }))
}

/** POST /meetings/new. */
export async function planByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(PLAN_BODY, bodyFromForm(visit.form))
  const fields = read.ok ? whyUntold(visit, read.value) : read.refusal
  if (!read.ok || fields) return newPage(visit, refusedForm(visit, refusal('fields', { fields: fields ?? {} })))
  const done = await planMeeting(visit.act, { ...read.value, bodyId: read.value.bodyId as BodyId }, onceOf(visit))
  return done.ok ? seeOther(`/meetings/${done.value}?done=planned`) : newPage(visit, refusedForm(visit, done.refusal))
}

/** GET /meetings/:id/edit. */
export async function showPlan(visit: SignedVisit): Promise<Answer> {
  const whole = await readMeeting(visit.act, visit.params['id'] as MeetingId, async () => [])
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  return changePage(visit, await openForm(visit, initialOf(whole.meeting)), whole.meeting.version)
}

/** POST /meetings/:id/edit. */
export async function changeByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as MeetingId
  const read = readBody(CHANGE_BODY, bodyFromForm(visit.form))
  const fields = read.ok ? whyUntold(visit, read.value) : read.refusal
  if (!read.ok || fields) return changePage(visit, refusedForm(visit, refusal('fields', { fields: fields ?? {} })), versionOf(visit) ?? 1)
  const done = await changePlan(visit.act, id, read.value, { version: versionOf(visit), once: onceOf(visit) })
  if (done.ok) return seeOther(`/meetings/${id}?done=changed`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return changePage(visit, refusedForm(visit, done.refusal), done.refusal.currentVersion ?? versionOf(visit) ?? 1)
}

/** The notice of a meeting for everybody is read by everybody: no name, and no house by its name. */
function whyUntold(visit: SignedVisit, { audience, title, place }: { audience: string; title: string; place: string }) {
  return audience === 'public' ? whyWarned(visit.form, [title, place]) : undefined
}

function initialOf(meeting: Meeting) {
  return {
    title: meeting.title,
    on: formatEra(dayOfInstant(meeting.startsAt)),
    from: clockOf(meeting.startsAt),
    until: clockOf(meeting.endsAt),
    place: meeting.place,
    mode: meeting.mode,
    audience: meeting.audience,
    hosts: meeting.hosts.map(({ name, as }) => `${texts.hosts[as]} ${name}`).join('\n'),
  }
}

async function newPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const bodies = await bodiesForPlanning(visit.act)
  return page(
    <Layout title={texts.new} frame={frameOf(visit, 'meetings')} hasErrors={form.hasErrors} crumbs={crumbs(texts.new)}>
      <FormNotices form={form} />
      <PageTitle title={texts.new} lead={texts.newLead} />
      <Form action="/meetings/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <Select
          name="bodyId"
          label={texts.fields.bodyId}
          required
          width="full"
          options={[
            { value: '', label: texts.choose },
            ...bodies.map(({ id, name, councilName }) => ({ value: id, label: name, group: councilName ?? texts.cityWide })),
          ]}
          value={form.value('bodyId')}
          error={form.error('bodyId')}
        />
        <PlanFields form={form} />
        <Buttons back="/meetings" save={texts.new} />
      </Form>
    </Layout>,
    form.status,
  )
}

function changePage(visit: SignedVisit, form: FormState, version: number): Answer {
  const id = visit.params['id'] ?? ''
  return page(
    <Layout title={texts.edit} frame={frameOf(visit, 'meetings')} hasErrors={form.hasErrors} crumbs={crumbs(texts.edit)}>
      <FormNotices form={form} />
      <PageTitle title={texts.edit} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        autosave
      >
        <PlanFields form={form} />
        <Buttons back={`/meetings/${id}`} save={texts.save} />
      </Form>
    </Layout>,
    form.status,
  )
}

const crumbs = (label: string) => [{ label: texts.title, href: '/meetings' }, { label }]

function Buttons(props: { readonly back: string; readonly save: string }) {
  return (
    <ButtonRow>
      <Button kind="primary">{props.save}</Button>
      <ButtonLink kind="quiet" href={props.back}>
        {texts.back}
      </ButtonLink>
    </ButtonRow>
  )
}
