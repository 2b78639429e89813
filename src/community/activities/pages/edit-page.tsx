import type { Refusal } from '../../../kernel/refusal.ts'
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
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { changeWords } from '../acts/change-activity.ts'
import { bodiesOfCouncil } from '../acts/choices.ts'
import { readActivity } from '../acts/read-activities.ts'
import type { Activity, ActivityId } from '../domain/activity.ts'
import { CHANGE_BODY, wordsOf } from './bodies.ts'
import { texts } from './texts.ts'
import { NameFields, TellFields, wordsFields } from './words-fields.tsx'

/** GET /activities/:id/edit: what people are told. */
export async function showEdit(visit: SignedVisit): Promise<Answer> {
  const activity = await keptActivity(visit)
  if (activity === undefined) return absentAnswer(visit)
  return editPage(visit, activity, await openForm(visit, wordsFields(activity)), activity.version)
}

/** POST /activities/:id/edit. */
export async function editByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ActivityId
  const again = async (refused: Refusal) => {
    const activity = refused.code === 'absent' ? undefined : await keptActivity(visit)
    if (activity === undefined) return absentAnswer(visit)
    return editPage(visit, activity, refusedForm(visit, refused), refused.currentVersion ?? versionOf(visit) ?? activity.version)
  }
  const read = readBody(CHANGE_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await changeWords(visit.act, id, wordsOf(read.value), { version: versionOf(visit), once: onceOf(visit) })
  return done.ok ? seeOther(`/activities/${id}?done=changed`) : again(done.refusal)
}

/** The activity in the address, where the reader keeps it. */
export async function keptActivity(visit: SignedVisit): Promise<Activity | undefined> {
  const whole = await readActivity(visit.act, visit.params['id'] as ActivityId, async () => [])
  return whole?.isKeeper ? whole.activity : undefined
}

async function editPage(visit: SignedVisit, activity: Activity, form: FormState, version: number): Promise<Answer> {
  const bodies = await bodiesOfCouncil(visit.act, activity.councilNo)
  return page(
    <Layout
      title={texts.edit}
      frame={frameOf(visit, 'activities')}
      hasErrors={form.hasErrors}
      crumbs={[
        { label: texts.title, href: '/activities' },
        { label: activity.name, href: `/activities/${activity.id}` },
        { label: texts.edit },
      ]}
    >
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
        <NameFields form={form} />
        <TellFields visit={visit} form={form} bodies={bodies} />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href={`/activities/${activity.id}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
