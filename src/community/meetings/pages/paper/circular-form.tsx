import type { Child } from 'hono/jsx'
import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Select } from '../../../../ui/select.tsx'
import { onceOf, versionOf } from '../../../../ui/sent.ts'
import type { BodyId } from '../../../councils/index.ts'
import { readEdition } from '../../acts/paper/read-editions.ts'
import { reword, writeEdition } from '../../acts/paper/tend-edition.ts'
import { readGround } from '../../acts/sheet/read-sheets.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import { bodyChoices } from '../sheet/new-page.tsx'
import { sheetTexts } from '../sheet/texts.ts'
import { texts } from '../texts.ts'
import { EDITION_BODY, NEW_EDITION_BODY } from './bodies.ts'
import { WordFields } from './circular-fields.tsx'
import { circularTexts } from './texts.ts'

/** GET /circulars/new, for a meeting (`?meeting=`) or for a body. */
export async function showNewCircular(visit: SignedVisit): Promise<Answer> {
  return drawNew(visit, await openForm(visit, { meetingId: visit.query.get('meeting') }))
}

/** POST /circulars/new. */
export async function writeByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(NEW_EDITION_BODY, bodyFromForm(visit.form))
  if (!read.ok) return drawNew(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const { bodyId, meetingId, ...words } = read.value
  const wish = { ...words, bodyId: (bodyId ?? null) as BodyId | null, meetingId: (meetingId ?? null) as MeetingId | null }
  const done = await writeEdition(visit.act, wish, onceOf(visit))
  if (done.ok) return seeOther(`/circulars/${done.value}?done=written`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawNew(visit, refusedForm(visit, done.refusal))
}

/** GET /circulars/:id/edit, while it is a draft. */
export async function showRewording(visit: SignedVisit): Promise<Answer> {
  return drawRewording(visit, undefined)
}

/** POST /circulars/:id/edit. */
export async function rewordByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as EditionId
  const read = readBody(EDITION_BODY, bodyFromForm(visit.form))
  if (!read.ok) return drawRewording(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const done = await reword(visit.act, id, read.value, { version: versionOf(visit), once: onceOf(visit) })
  if (done.ok) return seeOther(`/circulars/${id}?done=reword`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawRewording(visit, refusedForm(visit, done.refusal))
}

async function drawNew(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { meeting, bodies } = await readGround(visit.act, readId<'meeting'>(form.value('meetingId') || undefined))
  return draw(visit, form, {
    title: circularTexts.new,
    lead: meeting ? `${circularTexts.lead}（${meeting.title}）` : circularTexts.lead,
    back: meeting ? `/meetings/${meeting.id}` : '/circulars',
    children: meeting ? (
      <input type="hidden" name="meetingId" value={meeting.id} />
    ) : (
      <Select
        name="bodyId"
        label={circularTexts.fields.bodyId}
        required
        width="l"
        value={form.value('bodyId')}
        error={form.error('bodyId')}
        options={bodyChoices(bodies)}
      />
    ),
  })
}

async function drawRewording(visit: SignedVisit, refused: FormState | undefined): Promise<Answer> {
  const whole = await readEdition(visit.act, visit.params['id'] as EditionId)
  if (whole === undefined || (!whole.isKeeper && !refused)) return absentAnswer(visit)
  const { edition } = whole
  if (editionState(edition) !== 'draft' && !refused) return seeOther(`/circulars/${edition.id}`)
  const form = refused ?? (await openForm(visit, initialOf(edition)))
  return draw(visit, form, {
    title: circularTexts.edit,
    lead: circularTexts.lead,
    back: `/circulars/${edition.id}`,
    version: edition.version,
  })
}

function initialOf({ title, words, phone, contact, answerBy, questions }: Edition) {
  return { title, words, phone, contact, answerBy, questions: questions.join('\n') }
}

type Drawn = {
  readonly title: string
  readonly lead: string
  readonly back: `/${string}`
  readonly version?: number
  readonly children?: Child
}

function draw(visit: SignedVisit, form: FormState, drawn: Drawn): Answer {
  return page(
    <Layout
      title={drawn.title}
      frame={frameOf(visit, 'meetings')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: circularTexts.title, href: '/circulars' }, { label: drawn.title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={drawn.title} lead={drawn.lead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={drawn.version}
        autosave
      >
        {drawn.children}
        <WordFields form={form} />
        <ButtonRow>
          <Button kind="primary">{circularTexts.write}</Button>
          <ButtonLink kind="quiet" href={drawn.back}>
            {sheetTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
