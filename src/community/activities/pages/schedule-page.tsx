import { formatDay, weekdayOf } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { freshForm, openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { Foreseen } from '../acts/reschedule.ts'
import { foreseeSchedule, reschedule } from '../acts/reschedule.ts'
import type { Activity, ActivityId, Schedule } from '../domain/activity.ts'
import type { SeriesEdit, StandingDate } from '../domain/series-edit.ts'
import { keptActivity } from './edit-page.tsx'
import { repeatFields, SCHEDULE_FIELDS, SCHEDULE_FORM, typedAgain } from './schedule-body.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { scheduleWords } from './spelling.ts'
import { texts } from './texts.ts'

/** GET /activities/:id/schedule: when it takes place. */
export async function showSchedule(visit: SignedVisit): Promise<Answer> {
  const activity = await keptActivity(visit)
  if (activity === undefined) return absentAnswer(visit)
  return schedulePage(visit, activity, await openForm(visit, scheduleFields(activity)), activity.version)
}

/** POST /activities/:id/schedule: shows first what will happen to the dates to come; with the mark of what was shown it happens. */
export async function scheduleByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ActivityId
  const activity = await keptActivity(visit)
  if (activity === undefined) return absentAnswer(visit)
  const read = readBody(SCHEDULE_FORM, bodyFromForm(visit.form, SCHEDULE_FIELDS))
  if (!read.ok) return schedulePage(visit, activity, refusedForm(visit, refusal('fields', { fields: read.refusal })), activity.version)
  const seen = visit.form.get('seen')
  if (seen === '') return foreseenPage(visit, activity, read.value, freshForm())
  const done = await reschedule(visit.act, id, read.value, { version: versionOf(visit), once: onceOf(visit), seen })
  if (done.ok) return seeOther(`/activities/${id}?done=rescheduled`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  const form = refusedForm(visit, done.refusal)
  return done.refusal.code === 'stale-version'
    ? foreseenPage(visit, activity, read.value, form)
    : schedulePage(visit, activity, form, activity.version)
}

function scheduleFields(activity: Activity) {
  const { startsOn, fromTime, untilTime, rule, untilOn, howOften, onHoliday, skipsNewYear } = activity
  return {
    startsOn: formatEra(startsOn),
    fromTime,
    untilTime,
    untilOn: untilOn && formatEra(untilOn),
    howOften: howOften === null ? null : String(howOften),
    onHoliday,
    skipsNewYear: skipsNewYear ? 'yes' : '',
    ...repeatFields(rule),
  }
}

function schedulePage(visit: SignedVisit, activity: Activity, form: FormState, version: number): Answer {
  return page(
    <Layout title={texts.schedule} frame={frameOf(visit, 'activities')} hasErrors={form.hasErrors} crumbs={crumbs(activity)}>
      <FormNotices form={form} />
      <PageTitle title={texts.schedule} lead={texts.scheduleLead} />
      <Description rows={[{ label: texts.now, value: scheduleWords(activity) }]} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} version={version} autosave>
        <ScheduleFields form={form} />
        <ButtonRow>
          <Button kind="primary">{texts.foresee}</Button>
          <ButtonLink kind="quiet" href={`/activities/${activity.id}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

async function foreseenPage(visit: SignedVisit, activity: Activity, schedule: Schedule, form: FormState): Promise<Answer> {
  const foreseen = await foreseeSchedule(visit.act, activity.id, schedule)
  if (!foreseen.ok) return absentAnswer(visit)
  return page(
    <Layout title={texts.foreseen} frame={frameOf(visit, 'activities')} hasErrors={form.hasErrors} crumbs={crumbs(activity)}>
      <FormNotices form={form} />
      <PageTitle title={texts.foreseen} lead={editSentence(foreseen.value.edit)} />
      <Description
        rows={[
          { label: texts.now, value: scheduleWords(activity) },
          { label: texts.foreseen, value: <strong>{scheduleWords(schedule)}</strong> },
          ...editRows(foreseen.value.edit),
        ]}
      />
      <ConfirmForm visit={visit} activity={activity} foreseen={foreseen.value} form={form} />
    </Layout>,
    form.status,
  )
}

function ConfirmForm(props: {
  readonly visit: SignedVisit
  readonly activity: Activity
  readonly foreseen: Foreseen
  readonly form: FormState
}) {
  const { visit, foreseen } = props
  return (
    <Form
      action={visit.path}
      token={visit.formToken}
      draftKey={visit.path}
      idempotencyKey={props.form.idempotencyKey}
      version={foreseen.version}
    >
      {typedAgain(visit.form).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <HiddenFields values={{ seen: foreseen.mark }} />
      <ButtonRow>
        <Button kind="primary">{texts.reschedule}</Button>
        <ButtonLink kind="secondary" href={`/activities/${props.activity.id}/schedule`}>
          {texts.rethink}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

/** What will happen, in one sentence: 3回の日付が消え、2回は申込みがあるため残ります。 */
function editSentence(edit: SeriesEdit): string {
  const parts = [
    edit.dropped.length > 0 ? `${edit.dropped.length}回の日付が消え` : '',
    edit.changed.length > 0 ? `${edit.changed.length}回の日や時刻が変わり` : '',
    edit.added.length > 0 ? `${edit.added.length}回の日付が新しくでき` : '',
  ].filter(Boolean)
  const kept = edit.kept.length > 0 ? `${edit.kept.length}回は申込みがあるため、前のまま残ります。` : ''
  if (parts.length === 0) return kept || texts.unchanged
  return kept ? `${parts.join('、')}、${kept}` : `${parts.join('、')}ます。`
}

const MOST_SHOWN = 10

function editRows(edit: SeriesEdit) {
  const words = (days: readonly string[]) =>
    `${days.slice(0, MOST_SHOWN).join('、')}${days.length > MOST_SHOWN ? ` ほか${days.length - MOST_SHOWN}回` : ''}`
  const row = (label: string, days: readonly string[]) => (days.length > 0 ? [{ label, value: words(days), wide: true }] : [])
  const spell = (date: Pick<StandingDate, 'on'>) => `${formatDay(date.on)}（${weekdayOf(date.on)}）`
  return [
    ...row('消える日', edit.dropped.map(spell)),
    ...row('申込みがあり、前のまま残る日', edit.kept.map(spell)),
    ...row('日や時刻が変わる日', edit.changed.map(spell)),
    ...row('新しくできる日', edit.added.map(spell)),
  ]
}

const crumbs = (activity: Activity) => [
  { label: texts.title, href: '/activities' },
  { label: activity.name, href: `/activities/${activity.id}` },
  { label: texts.schedule },
]
