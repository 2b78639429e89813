import { z } from 'zod'
import { looksLikePhone, toKatakana } from '../../kernel/fold.ts'
import { readId } from '../../kernel/id.ts'
import type { FieldErrors } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { bodyFromForm, maybeWords, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { FormState } from '../../ui/form-state.ts'
import { refusedForm } from '../../ui/form-state.ts'
import type { PlaceWritten } from '../acts/edit-place.ts'
import type { Access, Place } from '../domain/place.ts'
import { hoursInitial, readHoursForm } from './hours-form.ts'
import { placeFormTexts } from './place-form-texts.ts'

const { fields: label, wrong } = placeFormTexts
const LISTS = ['languages', 'topics', 'hazards'] as const
const LIST_OF = { languages: 'language', topics: 'topic', hazards: 'hazard' } as const

/** The facts of a place as a form sends them, tidied: kana in katakana, numbers and phones in half width. */
const PLACE_BODY = z.object({
  kind: neededWords(40, label.kind, wrong.kind),
  name: neededWords(120, label.name, wrong.name),
  kana: kanaWords(),
  operator: maybeWords(120, label.operator),
  agencyId: maybeWords(40, label.agencyId),
  postalCode: postalCode(),
  address: maybeWords(200, label.address),
  building: maybeWords(120, label.building),
  phone: phoneWords(),
  phoneExt: maybeWords(20, label.phoneExt),
  url: webAddress(),
  lat: degrees(label.lat, 20, 46, wrong.lat),
  lon: degrees(label.lon, 122, 154, wrong.lon),
  capacity: degrees(label.capacity, 0, 1_000_000, wrong.capacity).refine(number => Number.isInteger(number ?? 0), {
    error: wrong.capacity,
  }),
  welcomes: maybeWords(500, label.welcomes),
  description: maybeWords(2000, label.description),
  hoursNote: maybeWords(500, label.description),
  languages: z.array(z.string()).max(50),
  topics: z.array(z.string()).max(50),
  hazards: z.array(z.string()).max(50),
})

/** A place as it was sent, or the form to show again with every complaint at once. */
export function readPlaceForm(visit: SignedVisit): Result<PlaceWritten, FormState> {
  const read = readBody(PLACE_BODY, bodyFromForm(visit.form, { lists: LISTS }))
  const hours = readHoursForm(visit.form, read.ok ? (read.value.hoursNote ?? null) : null)
  const complaints: FieldErrors = {
    ...(read.ok ? { ...codeComplaints(visit, read.value), ...positionComplaint(read.value) } : read.refusal),
    ...(hours.ok ? {} : hours.refusal),
  }
  if (!read.ok || !hours.ok || Object.keys(complaints).length > 0) return no(refusedForm(visit, refusal('fields', { fields: complaints })))
  const { hoursNote: _, agencyId, kind, name, languages, topics, hazards, ...words } = read.value
  const facts = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, value ?? null])) as NullableWords
  return yes({
    ...facts,
    kind,
    name,
    languages,
    topics,
    hazards,
    agencyId: readId<'agency'>(agencyId ?? undefined) ?? null,
    hours: hours.value,
    access: accessOf(visit),
  })
}

/** The fields of the form that show a place. */
export function placeInitial(place: Place): Readonly<Record<string, string | readonly string[] | null>> {
  const access = Object.entries(place.access).flatMap(([code, state]) =>
    state === null ? [] : [[`access_${code}`, state ? 'yes' : 'no'] as const],
  )
  const number = (value: number | null) => (value === null ? null : String(value))
  const { kind, name, kana, operator, agencyId, postalCode, address, building, phone, phoneExt, url, welcomes, description } = place
  return {
    ...{ kind, name, kana, operator, agencyId, postalCode, address, building, phone, phoneExt, url, welcomes, description },
    ...{ lat: number(place.lat), lon: number(place.lon), capacity: number(place.capacity) },
    ...{ languages: place.languages, topics: place.topics, hazards: place.hazards },
    ...hoursInitial(place.hours),
    ...Object.fromEntries(access),
  }
}

type NullableWords = Pick<
  PlaceWritten,
  | 'kana'
  | 'operator'
  | 'postalCode'
  | 'address'
  | 'building'
  | 'phone'
  | 'phoneExt'
  | 'url'
  | 'lat'
  | 'lon'
  | 'capacity'
  | 'welcomes'
  | 'description'
>

function accessOf(visit: SignedVisit): Access {
  const stated = visit.house.codes.on('access_feature', visit.act.today).flatMap(({ code }) => {
    const sent = visit.form.get(`access_${code}`)
    return sent === 'yes' || sent === 'no' ? [[code, sent === 'yes'] as const] : []
  })
  return Object.fromEntries(stated)
}

function codeComplaints(visit: SignedVisit, body: z.infer<typeof PLACE_BODY>): FieldErrors {
  const { codes } = visit.house
  const holds = (list: string, code: string) => codes.holds(list, code, visit.act.today)
  const lists = LISTS.filter(name => body[name].some(code => !holds(LIST_OF[name], code)))
  return Object.fromEntries([...lists, ...(holds('place_kind', body.kind) ? [] : ['kind'])].map(name => [name, wrong.code]))
}

function positionComplaint({
  lat,
  lon,
}: {
  readonly lat?: number | null | undefined
  readonly lon?: number | null | undefined
}): FieldErrors {
  return ((lat ?? null) === null) === ((lon ?? null) === null) ? {} : { [(lat ?? null) === null ? 'lat' : 'lon']: wrong.both }
}

function kanaWords() {
  return maybeWords(200, label.kana)
    .transform(text => (text ? toKatakana(text) : text))
    .refine(text => !text || !/[\p{Script=Han}ぁ-ん]/u.test(text), { error: wrong.kana })
}

function postalCode() {
  return maybeWords(20, label.postalCode)
    .transform(text => text?.normalize('NFKC').replace(/[〒\s\-‐−ー]/g, ''))
    .refine(text => !text || /^\d{7}$/.test(text), { error: wrong.postalCode })
    .transform(text => text && `${text.slice(0, 3)}-${text.slice(3)}`)
}

function phoneWords() {
  return maybeWords(40, label.phone)
    .transform(text => text?.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-'))
    .refine(text => !text || looksLikePhone(text), { error: wrong.phone })
}

/** A web address and no other kind: what is shown as a link must not run anything. */
function webAddress() {
  return maybeWords(500, label.url).refine(text => !text || /^https?:\/\/\S+$/.test(text), { error: wrong.url })
}

function degrees(name: string, least: number, most: number, sentence: string) {
  return maybeWords(30, name).transform((text, context): number | null => {
    if (!text) return null
    const number = Number(text.normalize('NFKC').replaceAll(',', ''))
    if (Number.isFinite(number) && number >= least && number <= most) return number
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}
