import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import type { PlaceWritten } from '../acts/edit-place.ts'
import { amendPlace, registerPlace } from '../acts/edit-place.ts'
import { readAgencies } from '../acts/read-agencies.ts'
import { readPlaceView } from '../acts/read-places.ts'
import type { Place, PlaceId } from '../domain/place.ts'
import { EntryForm } from './entry-form.tsx'
import { weekInWords } from './hours-words.ts'
import { placeInitial, readPlaceForm } from './place-body.ts'
import { placeFactsInWords } from './place-facts.ts'
import { PlaceFields } from './place-fields.tsx'
import { placeFormTexts } from './place-form-texts.ts'
import { placeTexts } from './place-texts.ts'
import { basisOf, onceOf, versionSent } from './sent.ts'
import type { InWords } from './standing.tsx'
import { Standing } from './standing.tsx'

const LIST = { label: placeTexts.title, href: '/places' }

/** GET /places/new: an empty form. */
export async function showNewPlace(visit: SignedVisit): Promise<Answer> {
  return newPlacePage(visit, await openForm(visit))
}

/** POST /places/new: registers, or shows the form again with everything that was typed. */
export async function answerNewPlace(visit: SignedVisit): Promise<Answer> {
  const read = readPlaceForm(visit)
  if (!read.ok) return newPlacePage(visit, read.refusal)
  const made = await registerPlace(visit.act, read.value, onceOf(visit))
  return made.ok ? seeOther(`/places/${made.value}?done=registered`) : newPlacePage(visit, refusedForm(visit, made.refusal))
}

/** GET /places/:id/edit: the form with what is known now, or the draft with the version it was begun on. */
export async function showEditPlace(visit: SignedVisit): Promise<Answer> {
  const view = await readPlaceView(visit.act, idOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { place } = view
  const form = await openForm(visit, { ...placeInitial(place), basedOn: String(place.version) })
  return editPage(visit, place, form, basisOf(form) ?? place.version)
}

/** POST /places/:id/edit: a new version; when somebody else saved meanwhile, both are shown and saving once more keeps what was typed. */
export async function answerEditPlace(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const read = readPlaceForm(visit)
  if (!read.ok) return again(visit, read.refusal)
  const amended = await amendPlace(visit.act, { id, version: versionSent(visit), facts: read.value }, onceOf(visit))
  if (amended.ok) return seeOther(`/places/${id}?done=amended`)
  if (amended.refusal.code === 'absent') return absentAnswer(visit)
  return again(visit, refusedForm(visit, amended.refusal), amended.refusal.code === 'stale-version' ? read.value : undefined)
}

function idOf(visit: SignedVisit): PlaceId {
  return visit.params['id'] as PlaceId
}

async function again(visit: SignedVisit, form: FormState, typed?: PlaceWritten): Promise<Answer> {
  const view = await readPlaceView(visit.act, idOf(visit))
  if (view === undefined) return absentAnswer(visit)
  return editPage(visit, view.place, form, typed ? view.place.version : versionSent(visit), typed)
}

async function newPlacePage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { agencies } = await readAgencies(visit.act, { limit: 500 })
  return page(
    <EntryForm
      visit={visit}
      here="places"
      form={form}
      title={placeFormTexts.newTitle}
      lead={placeFormTexts.newLead}
      crumbs={[LIST]}
      backHref="/places"
    >
      <PlaceFields visit={visit} form={form} agencies={agencies} />
    </EntryForm>,
    form.status,
  )
}

async function editPage(visit: SignedVisit, place: Place, form: FormState, version?: number, typed?: PlaceWritten): Promise<Answer> {
  const { agencies } = await readAgencies(visit.act, { limit: 500 })
  const inWords = (facts: PlaceWritten) => wordsOf(visit, facts, agencies)
  return page(
    <EntryForm
      visit={visit}
      here="places"
      form={form}
      title={placeFormTexts.editTitle}
      lead={place.name}
      crumbs={[LIST, { label: place.name, href: `/places/${place.id}` }]}
      backHref={`/places/${place.id}`}
      version={version}
      above={typed && <Standing now={inWords(place)} typed={inWords(typed)} />}
    >
      <PlaceFields visit={visit} form={form} agencies={agencies} />
    </EntryForm>,
    form.status,
  )
}

function wordsOf(
  visit: SignedVisit,
  facts: PlaceWritten,
  agencies: Awaited<ReturnType<typeof readAgencies>>['agencies'],
): readonly InWords[] {
  const { codes } = visit.house
  const { today } = visit.act
  const agency = agencies.find(one => one.id === facts.agencyId)
  const access = codes
    .on('access_feature', today)
    .flatMap(({ code, label }) => {
      const state = facts.access[code]
      return typeof state === 'boolean' ? [`${label}：${state ? placeFormTexts.accessOptions.yes : placeFormTexts.accessOptions.no}`] : []
    })
    .join('、')
  return [
    { name: 'name', label: placeFormTexts.fields.name, text: facts.name },
    { name: 'kana', label: placeFormTexts.fields.kana, text: facts.kana ?? '' },
    ...placeFactsInWords(facts, codes, today, agency),
    {
      name: 'hours',
      label: placeFormTexts.standingHours,
      text: [weekInWords(facts.hours), facts.hours.note ?? ''].filter(text => text !== '').join('　'),
    },
    { name: 'access', label: placeFormTexts.standingAccess, text: access },
  ]
}
