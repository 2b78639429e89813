import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { onceOf } from '../../../../ui/sent.ts'
import { promoteNotes } from '../../acts/sheet/promote-notes.ts'
import { readSheet } from '../../acts/sheet/read-sheets.ts'
import type { Note, SheetId, Side } from '../../domain/sheet/sheet.ts'
import { isWaiting, NOTE_BECOMES } from '../../domain/sheet/sheet.ts'
import type { MeetingParts } from '../meeting-page.tsx'
import { nestedFromForm, rowsFor } from '../nested-form.ts'
import { texts } from '../texts.ts'
import { PROMOTE_BODY } from './bodies.ts'
import { sheetTexts } from './texts.ts'

/** GET /sheets/:id/promote: every note that waits, with what its column proposes already chosen. */
export function showPromotion(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return async visit => draw(parts, visit, await openForm(visit))
}

/** POST /sheets/:id/promote. */
export function promoteByForm(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const id = visit.params['id'] as SheetId
    const read = readBody(PROMOTE_BODY, nestedFromForm(visit.form))
    if (!read.ok) return draw(parts, visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
    const done = await promoteNotes(visit.act, id, read.value.notes, onceOf(visit))
    if (done.ok) return seeOther(`/sheets/${id}?done=promoted`)
    return done.refusal.code === 'absent' ? absentAnswer(visit) : draw(parts, visit, refusedForm(visit, done.refusal))
  }
}

async function draw(parts: MeetingParts, visit: SignedVisit, form: FormState): Promise<Answer> {
  const whole = await readSheet(visit.act, visit.params['id'] as SheetId)
  if (whole === undefined || (!whole.isKeeper && !form.hasErrors)) return absentAnswer(visit)
  const { sheet } = whole
  const waiting = whole.notes.filter(isWaiting)
  const rows = rowsFor(
    form,
    'notes',
    'id',
    waiting.map(({ id }) => id),
  )
  const here = `/sheets/${sheet.id}` as const
  return page(
    <Layout
      title={sheetTexts.promote}
      frame={frameOf(visit, 'meetings')}
      hasErrors={form.hasErrors}
      crumbs={[
        { label: texts.title, href: '/meetings' },
        { label: sheetTexts.title, href: '/sheets' },
        { label: sheet.theme, href: here },
        { label: sheetTexts.promote },
      ]}
    >
      <FormNotices form={form} />
      <PageTitle title={`${sheetTexts.promote}　${sheet.theme}`} lead={sheetTexts.promoteLead} />
      {waiting.length === 0 ? (
        <EmptyState title={sheetTexts.nothingWaits} text={sheetTexts.nothingWaitsText} action={<Back href={here} />} />
      ) : (
        <Form action={`${here}/promote`} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
          {sheet.sides.map(side => (
            <SideRows form={form} side={side} waiting={waiting} rows={rows} types={parts.treasureTypes} />
          ))}
          <ButtonRow>
            <Button kind="primary">{sheetTexts.promoteButton}</Button>
            <Back href={here} />
          </ButtonRow>
        </Form>
      )}
    </Layout>,
    form.status,
  )
}

function Back({ href }: { readonly href: `/${string}` }) {
  return (
    <ButtonLink kind="quiet" href={href}>
      {sheetTexts.back}
    </ButtonLink>
  )
}

type RowsProps = {
  readonly form: FormState
  readonly side: Side
  readonly waiting: readonly Note[]
  readonly rows: readonly number[]
  readonly types: MeetingParts['treasureTypes']
}

function SideRows(props: RowsProps) {
  const { side, waiting, rows } = props
  if (!waiting.some(note => note.side === side.key)) return null
  return (
    <Section id={`side-${side.key}`} title={side.label}>
      {waiting.map((note, index) => (note.side === side.key ? <NoteRow {...props} note={note} at={rows[index] ?? index} /> : null))}
    </Section>
  )
}

function NoteRow({ form, side, note, at, types }: RowsProps & { readonly note: Note; readonly at: number }) {
  const field = (name: string) => ({
    name: `notes.${at}.${name}`,
    value: form.value(`notes.${at}.${name}`),
    error: form.error(`notes.${at}.${name}`),
  })
  const becomes = field('becomes')
  return (
    <div class="tn-promotion">
      <input type="hidden" name={`notes.${at}.id`} value={note.id} />
      <RadioGroup
        {...becomes}
        legend={note.words}
        required={false}
        inline
        value={becomes.value || side.becomes}
        options={[...NOTE_BECOMES, 'stays' as const].map(value => ({ value, label: sheetTexts.becomes[value] }))}
      />
      <Select
        {...field('type')}
        label={sheetTexts.fields.type}
        required={false}
        width="m"
        options={[{ value: '', label: sheetTexts.laterType }, ...types]}
      />
    </div>
  )
}
