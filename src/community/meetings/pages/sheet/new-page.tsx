import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Select } from '../../../../ui/select.tsx'
import { onceOf } from '../../../../ui/sent.ts'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { BodyId } from '../../../councils/index.ts'
import { layOutSheet } from '../../acts/sheet/lay-out-sheet.ts'
import type { BodyToKeep } from '../../acts/sheet/read-sheets.ts'
import { readGround } from '../../acts/sheet/read-sheets.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import { BOARDS } from '../../domain/sheet/sheet.ts'
import { texts } from '../texts.ts'
import { LAY_OUT_BODY } from './bodies.ts'
import { sheetTexts } from './texts.ts'

/** GET /sheets/new, for a meeting (`?meeting=`) or for a body. */
export async function showNewSheet(visit: SignedVisit): Promise<Answer> {
  return draw(visit, await openForm(visit, { board: 'strength_weakness_ideal', meetingId: visit.query.get('meeting') }))
}

/** POST /sheets/new. */
export async function layOutByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(LAY_OUT_BODY, bodyFromForm(visit.form))
  if (!read.ok) return draw(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const { bodyId, meetingId, theme, board, sides } = read.value
  const wish = {
    bodyId: (bodyId ?? null) as BodyId | null,
    meetingId: (meetingId ?? null) as MeetingId | null,
    theme,
    board,
    sides: sides ?? '',
  }
  const done = await layOutSheet(visit.act, wish, onceOf(visit))
  if (done.ok) return seeOther(`/sheets/${done.value}?done=laid`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : draw(visit, refusedForm(visit, done.refusal))
}

async function draw(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { meeting, bodies } = await readGround(visit.act, readId<'meeting'>(form.value('meetingId') || undefined))
  const back = meeting ? (`/meetings/${meeting.id}` as const) : '/sheets'
  return page(
    <Layout
      title={sheetTexts.new}
      frame={frameOf(visit, 'meetings')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: sheetTexts.title, href: '/sheets' }, { label: sheetTexts.new }]}
    >
      <FormNotices form={form} />
      <PageTitle title={sheetTexts.new} lead={meeting ? sheetTexts.forMeeting(meeting.title) : sheetTexts.newLead} />
      <Form action="/sheets/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey}>
        {meeting ? (
          <input type="hidden" name="meetingId" value={meeting.id} />
        ) : (
          <Select
            name="bodyId"
            label={sheetTexts.fields.bodyId}
            required
            width="l"
            value={form.value('bodyId')}
            error={form.error('bodyId')}
            options={bodyChoices(bodies)}
          />
        )}
        <SheetFields form={form} />
        <ButtonRow>
          <Button kind="primary">{sheetTexts.lay}</Button>
          <ButtonLink kind="quiet" href={back}>
            {sheetTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function SheetFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextField
        name="theme"
        label={sheetTexts.fields.theme}
        support={sheetTexts.support.theme}
        required
        width="l"
        value={form.value('theme')}
        error={form.error('theme')}
      />
      <RadioGroup
        name="board"
        legend={sheetTexts.fields.board}
        required
        value={form.value('board')}
        error={form.error('board')}
        options={BOARDS.map(value => ({ value, label: sheetTexts.boards[value] }))}
      />
      <TextArea
        name="sides"
        label={sheetTexts.fields.sides}
        support={sheetTexts.support.sides}
        rows={3}
        value={form.value('sides')}
        error={form.error('sides')}
      />
    </>
  )
}

/** The bodies the reader keeps, under the names of their councils; one alone needs no question. */
export function bodyChoices(bodies: readonly BodyToKeep[]) {
  const options = bodies.map(({ id, name, councilName }) => ({ value: id, label: name, group: councilName ?? sheetTexts.cityWide }))
  return options.length === 1 ? options : [{ value: '', label: '' }, ...options]
}
