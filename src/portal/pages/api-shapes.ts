import { z } from 'zod'
import type { Agency, Place } from '../../directory/index.ts'

const HOURS = z.object({
  openings: z.array(z.object({ days: z.array(z.string()), nth: z.array(z.number()).nullable(), opens: z.string(), closes: z.string() })),
  onHolidays: z.string(),
  note: z.string().nullable(),
})

/** An agency as everybody may read it. */
export const SERVICE = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  does: z.string(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  languages: z.array(z.string()),
  offers: z.array(z.object({ name: z.string(), description: z.string(), topics: z.array(z.string()) })),
  hours: HOURS,
  assuredOn: z.string(),
})

/** A place as everybody may read it. */
export const PLACE = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  access: z.record(z.string(), z.boolean().nullable()),
  hours: HOURS,
  attribution: z.string().nullable(),
  licence: z.string().nullable(),
})

/** An agency for the API. */
export function serviceJson(agency: Agency) {
  const { id, name, kana, does, phone, url, languages, offers, assuredOn } = agency
  return { id, name, kana, does, phone, url, languages, offers, hours: hoursJson(agency), assuredOn }
}

/** A place for the API. */
export function placeJson(place: Place) {
  const { id, kind, name, kana, address, phone, lat, lon, languages, topics, access, source } = place
  const { attribution, licence } = source
  return { id, kind, name, kana, address, phone, lat, lon, languages, topics, access, hours: hoursJson(place), attribution, licence }
}

function hoursJson({ hours }: Pick<Place, 'hours'>) {
  const { openings, onHolidays, note } = hours
  return { openings, onHolidays, note }
}
