import { formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { readMeeting } from '../acts/read-meetings.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { StepButton } from './meeting-forms.tsx'
import { flashOf } from './spelling.ts'
import { texts } from './texts.ts'

/** GET /meetings/:id/minutes. */
export function showMinutes(visit: SignedVisit): Promise<Answer> {
  return drawMinutes(visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawMinutes(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readMeeting(visit.act, visit.params['id'] as MeetingId, async () => [], 'meeting.read-minutes')
  if (whole?.minutes === undefined) return absentAnswer(visit)
  const { meeting, minutes } = whole
  return page(
    <Layout
      title={`${texts.minutes}　${meeting.title}`}
      frame={frameOf(visit, 'meetings')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[
        { label: texts.title, href: '/meetings' },
        { label: meeting.title, href: `/meetings/${meeting.id}` },
        { label: texts.minutes },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={`${texts.minutes}　${meeting.title}`} lead={texts.states[meeting.state]} actions={<PrintButton />} />
      {meeting.approvedAt && (
        <Banner tone="good" title={texts.locked}>
          <p>{formatInstant(meeting.approvedAt)}</p>
        </Banner>
      )}
      <p class="tn-said">{minutes.words}</p>
      <Notes whole={whole} />
      <MinutesForms visit={visit} whole={whole} refused={refused} />
    </Layout>,
    refused?.form.status,
  )
}

function Notes(props: { readonly whole: MeetingWhole }) {
  const { notes } = props.whole
  if (notes.length === 0) return null
  return (
    <Section id="notes" title={texts.notes}>
      {notes.map(note => (
        <Quote speaker={`${texts.noteKinds[note.kind]}　${note.forName || note.byName}`} when={formatInstant(note.madeAt)}>
          {note.words}
        </Quote>
      ))}
    </Section>
  )
}

type Props = { readonly visit: SignedVisit; readonly whole: MeetingWhole; readonly refused: RefusedForm | undefined }

function MinutesForms(props: Props) {
  const { whole } = props
  const { state } = whole.meeting
  const isChecked = state === 'minutes_check' || state === 'minutes_approved'
  return (
    <>
      {whole.isKeeper && (
        <ButtonRow>
          <StepButton {...props} step="to-check" label={texts.toCheck} kind="primary" />
          <StepButton {...props} step="approve" label={texts.approve} kind="primary" />
          <StepButton {...props} step="back-to-draft" label={texts.backToDraft} />
        </ButtonRow>
      )}
      {whole.isKeeper && state === 'minutes_check' && <p>{texts.approveWarning}</p>}
      {isChecked && (whole.isKeeper || whole.hasAttended || props.refused?.verb === 'note') && <NoteForm {...props} />}
      {whole.isKeeper && state !== 'minutes_approved' && <RewriteForm {...props} />}
    </>
  )
}

function NoteForm(props: Props) {
  const { meeting, isKeeper } = props.whole
  const summary = meeting.state === 'minutes_approved' ? texts.erratum : texts.comment
  return (
    <VerbForm {...props} action={`/meetings/${meeting.id}/note`} verb="note" summary={summary} button={summary}>
      {form => (
        <>
          <TextArea name="words" label={texts.fields.words} required rows={3} value={form.value('words')} error={form.error('words')} />
          {isKeeper && (
            <TextField name="forName" label={texts.fields.forName} width="m" value={form.value('forName')} error={form.error('forName')} />
          )}
        </>
      )}
    </VerbForm>
  )
}

function RewriteForm(props: Props) {
  const { meeting, minutes } = props.whole
  return (
    <VerbForm
      {...props}
      action={`/meetings/${meeting.id}/rewrite`}
      verb="rewrite"
      version={meeting.version}
      summary={texts.rewrite}
      button={texts.saveMinutes}
      initial={{ words: minutes?.words }}
    >
      {form => (
        <TextArea
          name="words"
          label={texts.fields.minutesWords}
          required
          rows={24}
          value={form.value('words')}
          error={form.error('words')}
        />
      )}
    </VerbForm>
  )
}
