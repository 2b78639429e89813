import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { readEntry } from '../../acts/case/read-log.ts'
import { writeEntry } from '../../acts/case/write-entry.ts'
import type { EntryId, LogEntry } from '../../domain/case/log-entry.ts'
import { mayCorrectEntry } from '../../domain/case/log-entry.ts'
import { ENTRY_BODY, entryForm, entryFrom } from './case-bodies.ts'
import { CasePage } from './case-frame.tsx'
import { EntryForm, entryFields } from './entry-form.tsx'
import { logTexts as texts } from './log-texts.ts'
import { caseIdOf, complaints, onceOf } from './sent.ts'

/** GET /cases/:id/entries/:entryid: an entry of one's own agency as a form, to be replaced by a better one. */
export function showCorrection(visit: SignedVisit): Promise<Answer> {
  return draw(visit, entry => openForm(visit, entryFields(entry)))
}

/** POST: writes the correction; the old entry stays, struck through, with the reason. */
export async function correctByForm(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readBody(ENTRY_BODY, entryForm(visit.form))
  const done = read.ok
    ? await writeEntry(visit.act, visit.house.codes, id, entryFrom(read.value, visit.act.now, entryIdOf(visit)), onceOf(visit))
    : complaints(read.refusal)
  if (done.ok) return seeOther(`/cases/${id}?done=corrected`)
  return draw(visit, async () => refusedForm(visit, done.refusal))
}

async function draw(visit: SignedVisit, formOf: (entry: LogEntry) => Promise<FormState>): Promise<Answer> {
  const view = await readEntry(visit.act, caseIdOf(visit), entryIdOf(visit))
  const may = view?.entry !== undefined && mayCorrectEntry(view.entry, visit.act.reader.agencyId)
  if (view?.entry === undefined || !may || view.head.glassUntil !== null) return absentAnswer(visit)
  const form = await formOf(view.entry)
  return page(
    <CasePage visit={visit} head={view.head} here="log" title={texts.correctTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="correct" title={texts.correctTitle}>
        <p>{texts.correctLead}</p>
        <EntryForm visit={visit} head={view.head} staff={view.staff} form={form} action={visit.path} isCorrection />
      </Section>
    </CasePage>,
    form.status,
  )
}

function entryIdOf(visit: SignedVisit): EntryId {
  return visit.params['entryid'] as EntryId
}
