import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { freshForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../../ui/verb-form.tsx'
import type { SheetWhole } from '../../acts/sheet/read-sheets.ts'
import { readSheet } from '../../acts/sheet/read-sheets.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import { isWaiting } from '../../domain/sheet/sheet.ts'
import { texts } from '../texts.ts'
import { NoteBoard } from './note-board.tsx'
import { PhotoBoard } from './photo-board.tsx'
import { sheetTexts } from './texts.ts'

/** GET /sheets/:id. */
export function showSheet(visit: SignedVisit): Promise<Answer> {
  return drawSheet(visit, undefined)
}

/** After a deed on a sheet: the sheet itself, or again with what was refused and typed. */
export function answered(visit: SignedVisit, verb: string, place: string, done: Result<SheetId, Refusal>): Answer | Promise<Answer> {
  if (done.ok) return seeOther(`/sheets/${done.value}?done=${verb}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawSheet(visit, { verb, place, form: refusedForm(visit, done.refusal) })
}

async function drawSheet(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readSheet(visit.act, visit.params['id'] as SheetId)
  if (whole === undefined) return absentAnswer(visit)
  const { sheet } = whole
  const done = Object.entries(sheetTexts.done).find(([key]) => key === visit.query.get('done'))?.[1]
  return page(
    <Layout
      title={sheet.theme}
      frame={frameOf(visit, 'meetings')}
      hasErrors={refused?.form.hasErrors === true}
      flash={done}
      crumbs={[
        { label: texts.title, href: '/meetings' },
        ...(sheet.meetingId ? [{ label: sheet.meetingTitle ?? '', href: `/meetings/${sheet.meetingId}` as const }] : []),
        { label: sheetTexts.title, href: '/sheets' },
        { label: sheet.theme },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle
        title={sheet.theme}
        lead={[sheet.councilName, sheet.bodyName, sheet.meetingTitle ?? sheetTexts.between].filter(Boolean).join('　')}
        actions={<Actions whole={whole} />}
      />
      {whole.notes.length === 0 ? <p>{sheetTexts.noNotes}</p> : <NoteBoard visit={visit} whole={whole} refused={refused} />}
      <ScreenOnly>
        <WriteForm visit={visit} whole={whole} refused={refused} />
      </ScreenOnly>
      <PhotoBoard visit={visit} whole={whole} refused={refused} />
    </Layout>,
    refused?.form.status,
  )
}

function Actions({ whole }: { readonly whole: SheetWhole }) {
  const waits = whole.notes.some(isWaiting)
  return (
    <>
      {whole.isKeeper && waits && (
        <ButtonLink kind="primary" href={`/sheets/${whole.sheet.id}/promote`}>
          {sheetTexts.promote}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={`/sheets/${whole.sheet.id}/paper`}>
        {sheetTexts.printWorksheet}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

/** Everybody who reads the sheet writes on it: as many notes as there are lines, in all columns with one press. */
function WriteForm(props: { readonly visit: SignedVisit; readonly whole: SheetWhole; readonly refused: RefusedForm | undefined }) {
  const { sheet } = props.whole
  const form = props.refused?.verb === 'write-notes' ? props.refused.form : freshForm()
  return (
    <Section id="write" title={sheetTexts.write}>
      <p>{sheetTexts.writeLead}</p>
      <Form action={`/sheets/${sheet.id}/write-notes`} token={props.visit.formToken} idempotencyKey={form.idempotencyKey}>
        <div class="tn-sides">
          {sheet.sides.map(({ key, label }) => (
            <TextArea
              name={key}
              label={label}
              support={sheetTexts.support.write}
              required={false}
              rows={5}
              value={form.value(key)}
              error={form.error(key)}
            />
          ))}
        </div>
        <ButtonRow>
          <Button kind="primary">{sheetTexts.write}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
