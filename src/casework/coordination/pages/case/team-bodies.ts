import { z } from 'zod'
import { maybeAnyDay, maybeWords, oneOf, words } from '../../../../platform/http/body.ts'
import type { JoinWish } from '../../acts/case/join-team.ts'
import { TRACK_STATES, TRACKS } from '../../domain/case/case.ts'
import { CATEGORIES } from '../../domain/case/log-entry.ts'
import type { CoordinationEnding, TrackChange } from '../../domain/case/rules.ts'
import { anId } from './request-bodies.ts'
import { teamTexts as texts } from './team-texts.ts'

const { fields, complaints } = texts
const WORDS = 3000
/** Reasons are asked for by the rules, each with its own code. */
const why = words(WORDS, fields.words).default('')

export const JOIN_BODY = z.object({
  agencyId: anId<'agency'>(complaints.agency),
  staffId: anId<'staff'>(complaints.staff).nullish(),
  basis: z.string({ error: complaints.basis }).pipe(words(100, fields.basis)),
  reason: maybeWords(WORDS, fields.reason),
  categories: z.array(oneOf(CATEGORIES, complaints.code)).max(CATEGORIES.length).nullish(),
})

/** The wish that an agency joins; a reason belongs to bases other than consent. */
export function joinFrom(body: z.infer<typeof JOIN_BODY>): JoinWish {
  return {
    agencyId: body.agencyId,
    staffId: body.staffId ?? null,
    basis: body.basis,
    reason: body.basis === 'consent' ? null : (body.reason ?? null),
    categories: [...new Set(body.categories ?? [])],
  }
}

export const LEAVE_BODY = z.object({ agencyId: anId<'agency'>(complaints.agency), words: why })
export const OFFER_BODY = z.object({ toAgency: anId<'agency'>(complaints.agency), words: why })
export const WHY_BODY = z.object({ words: why })
export const ASSIGN_BODY = z.object({ staffId: anId<'staff'>(complaints.staff).nullish() })
export const END_BODY = z.object({ words: why, nextContactOn: maybeAnyDay(fields.nextContactOn) })

/** The wish to end coordination. */
export function endingFrom(body: z.infer<typeof END_BODY>): CoordinationEnding {
  return { words: body.words, nextContactOn: body.nextContactOn ?? null }
}

export const TRACK_BODY = z.object({
  track: oneOf(TRACKS, complaints.track),
  to: oneOf(TRACK_STATES, complaints.to),
  reason: maybeWords(100, fields.trackReason),
  words: why,
  nextContactOn: maybeAnyDay(fields.nextContactOn),
})

/** The wish to change a track. */
export function trackFrom(body: z.infer<typeof TRACK_BODY>): TrackChange {
  return { track: body.track, to: body.to, reason: body.reason ?? null, words: body.words, nextContactOn: body.nextContactOn ?? null }
}
