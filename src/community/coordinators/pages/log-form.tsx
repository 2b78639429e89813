import { formatEra } from '../../../kernel/era.ts'
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
import { onceOf } from '../../../ui/sent.ts'
import { logChoices } from '../acts/open-log.ts'
import { readLog } from '../acts/read-logs.ts'
import { writeLog } from '../acts/write-log.ts'
import type { FieldLog, FieldLogId } from '../domain/field-log.ts'
import { LOG_BODY, wordsOf } from './bodies.ts'
import { LogFields } from './log-fields.tsx'
import { texts } from './texts.ts'

const NO_LINKS = async () => []
const LISTS = ['councils', 'functions', 'bodies', 'participants']

/** GET /field-logs/new. */
export async function showNewLog(visit: SignedVisit): Promise<Answer> {
  const { own } = await logChoices(visit.act)
  const asked = visit.query.get('council')
  const councils = asked ? [asked] : own.length === 1 ? own.map(String) : []
  return logPage(visit, await openForm(visit, { on: formatEra(visit.act.today), minutes: '60', lean: 'both', councils }), undefined)
}

/** POST /field-logs/new. */
export function writeByForm(visit: SignedVisit): Promise<Answer> {
  return sendByForm(visit, undefined)
}

/** GET /field-logs/:id/correct. */
export async function showCorrection(visit: SignedVisit): Promise<Answer> {
  const whole = await readLog(visit.act, visit.params['id'] ?? '', NO_LINKS)
  if (whole === undefined || !whole.isMine || whole.log.correctedBy !== null) return absentAnswer(visit)
  const met = { bodies: whole.met.flatMap(one => one.bodyId ?? []), participants: whole.met.flatMap(one => one.participantId ?? []) }
  return logPage(visit, await openForm(visit, { ...typedOf(whole.log), ...met }), whole.log.id)
}

/** POST /field-logs/:id/correct. */
export function correctByForm(visit: SignedVisit): Promise<Answer> {
  return sendByForm(visit, visit.params['id'] as FieldLogId)
}

async function sendByForm(visit: SignedVisit, corrects: FieldLogId | undefined): Promise<Answer> {
  const again = (refused: Refusal) => logPage(visit, refusedForm(visit, refused), corrects)
  const raw = bodyFromForm(visit.form, { lists: LISTS })
  const read = readBody(LOG_BODY, { ...raw, minutes: raw['minutesOther'] ?? raw['minutes'] })
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await writeLog(visit.act, { offlineId: visit.form.get('_key'), words: wordsOf(read.value), corrects }, onceOf(visit))
  if (done.ok) return seeOther(`/field-logs/${done.value}?done=${corrects ? 'corrected' : 'written'}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : again(done.refusal)
}

function typedOf(log: FieldLog) {
  const known = String(log.minutes) in texts.minutes
  return {
    on: formatEra(log.on),
    minutes: known ? String(log.minutes) : 'other',
    minutesOther: known ? '' : String(log.minutes),
    councils: log.councils.map(String),
    functions: log.functions,
    place: log.place,
    met: log.met,
    lean: log.lean,
    did: log.did,
    noticed: log.noticed,
    nextStep: log.nextStep,
    nextOn: log.nextOn ? formatEra(log.nextOn) : '',
  }
}

async function logPage(visit: SignedVisit, form: FormState, corrects: FieldLogId | undefined): Promise<Answer> {
  const choices = await logChoices(visit.act)
  const title = corrects ? texts.correctTitle : texts.newTitle
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'field-logs')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/field-logs' }, { label: title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={title} lead={corrects ? texts.correctLead : texts.newLead} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <LogFields visit={visit} form={form} choices={choices} isWhole={corrects !== undefined} />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href={corrects ? `/field-logs/${corrects}` : '/field-logs'}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
