import { formatEra } from '../../../kernel/era.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf } from '../../../ui/sent.ts'
import { choicesFor } from '../acts/choices.ts'
import { originAsked } from '../acts/origins.ts'
import { startActivity } from '../acts/start-activity.ts'
import { START_FORM, wordsOf } from './bodies.ts'
import { SCHEDULE_FIELDS, SCHEDULE_FORM } from './schedule-body.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { texts } from './texts.ts'
import { NameFields, TellFields } from './words-fields.tsx'

/** GET /activities/new: `from` in the address (decision:<id>) is what the activity comes out of. */
export async function showStart(visit: SignedVisit): Promise<Answer> {
  const choices = await choicesFor(visit.act, '')
  const form = await openForm(visit, {
    councilNo: visit.query.get('council') || String(choices.own ?? ''),
    from: visit.query.get('from'),
    startsOn: formatEra(visit.act.today),
    fromTime: '10:00',
    untilTime: '11:30',
    repeat: 'monthly_weekday',
    onHoliday: 'skip',
    skipsNewYear: 'yes',
    audience: 'council',
  })
  return startPage(visit, form)
}

/** POST /activities/new. */
export async function startByForm(visit: SignedVisit): Promise<Answer> {
  const raw = bodyFromForm(visit.form, { lists: ['themes', ...SCHEDULE_FIELDS.lists], ticks: SCHEDULE_FIELDS.ticks })
  const [words, schedule] = [readBody(START_FORM, raw), readBody(SCHEDULE_FORM, raw)]
  if (!words.ok || !schedule.ok) {
    const fields = { ...(words.ok ? {} : words.refusal), ...(schedule.ok ? {} : schedule.refusal) }
    return startPage(visit, refusedForm(visit, refusal('fields', { fields })))
  }
  const cameFrom = await originAsked(visit.act, visit.form.get('from'))
  const told = { ...wordsOf(words.value), ...schedule.value, councilNo: words.value.councilNo, roles: [], cameFrom }
  const done = await startActivity(visit.act, told, onceOf(visit))
  return done.ok ? seeOther(`/activities/${done.value}?done=started`) : startPage(visit, refusedForm(visit, done.refusal))
}

async function startPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { councils, bodies, origin } = await choicesFor(visit.act, form.value('from'))
  return page(
    <Layout
      title={texts.start}
      frame={frameOf(visit, 'activities')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/activities' }, { label: texts.start }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.start} lead={texts.startLead} />
      {origin && <Banner tone="info" title={texts.startFrom(origin.title)} />}
      {councils.length === 0 ? (
        <EmptyState title={texts.notKeeper} text={texts.notKeeperText} />
      ) : (
        <Form action="/activities/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
          <HiddenFields values={{ from: form.value('from') }} />
          <Select
            name="councilNo"
            label={texts.fields.councilNo}
            required
            width="m"
            options={[{ value: '', label: texts.choose }, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
            value={form.value('councilNo')}
            error={form.error('councilNo')}
          />
          <NameFields form={form} />
          <Section id="when" title={texts.hours}>
            <ScheduleFields form={form} />
          </Section>
          <TellFields visit={visit} form={form} bodies={bodies} />
          <ButtonRow>
            <Button kind="primary">{texts.start}</Button>
            <ButtonLink kind="quiet" href="/activities">
              {texts.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </Layout>,
    form.status,
  )
}
