import { z } from 'zod'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { assurePlace, closePlace, reopenPlace } from '../acts/edit-place.ts'
import { readPlaceView } from '../acts/read-places.ts'
import type { PlaceId } from '../domain/place.ts'
import { EntryForm } from './entry-form.tsx'
import { placeFormTexts } from './place-form-texts.ts'
import { placePage } from './place-page.tsx'
import { placeTexts } from './place-texts.ts'
import { basisOf, onceOf, versionSent } from './sent.ts'

const CLOSE_BODY = z.object({ reason: neededWords(300, placeFormTexts.reason, placeFormTexts.reasonMissing) })

/** POST /places/:id/assure: somebody asked today and all was as written. */
export async function answerAssurePlace(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const done = await assurePlace(visit.act, { id, version: versionSent(visit) }, onceOf(visit))
  return done.ok ? seeOther(`/places/${id}?done=assured`) : placePage(visit, done.refusal)
}

/** POST /places/:id/reopen: back into the lists. */
export async function answerReopenPlace(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const done = await reopenPlace(visit.act, { id, version: versionSent(visit) }, onceOf(visit))
  return done.ok ? seeOther(`/places/${id}?done=reopened`) : placePage(visit, done.refusal)
}

/** GET /places/:id/close: asks for the reason before anything happens. */
export async function showClosePlace(visit: SignedVisit): Promise<Answer> {
  return closePage(visit, await openForm(visit))
}

/** POST /places/:id/close: out of the lists, with the reason. */
export async function answerClosePlace(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const read = readBody(CLOSE_BODY, bodyFromForm(visit.form, { emptied: { keep: ['reason'] } }))
  if (!read.ok) return closePage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const done = await closePlace(visit.act, { id, version: versionSent(visit), reason: read.value.reason }, onceOf(visit))
  return done.ok ? seeOther(`/places/${id}?done=closed`) : closePage(visit, refusedForm(visit, done.refusal))
}

function idOf(visit: SignedVisit): PlaceId {
  return visit.params['id'] as PlaceId
}

async function closePage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readPlaceView(visit.act, idOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { place } = view
  return page(
    <EntryForm
      visit={visit}
      here="places"
      form={form}
      title={placeFormTexts.closeTitle}
      lead={`${place.name}　${placeFormTexts.closeLead}`}
      crumbs={[
        { label: placeTexts.title, href: '/places' },
        { label: place.name, href: `/places/${place.id}` },
      ]}
      backHref={`/places/${place.id}`}
      version={form.hasErrors ? place.version : (basisOf(form) ?? place.version)}
      done={placeFormTexts.closeNow}
    >
      <TextArea
        name="reason"
        label={placeFormTexts.reason}
        support={placeFormTexts.reasonSupport}
        required
        counter={300}
        value={form.value('reason')}
        error={form.error('reason')}
      />
    </EntryForm>,
    form.status,
  )
}
