import { z } from 'zod'
import { SIDES, STAGES } from '../domain/entry.ts'
import { EXCHANGE_KINDS, EXCHANGE_STATES, VISIT_STATES } from '../domain/meeting.ts'

/** An entry of the board as the API gives it. */
export const ENTRY = z.object({
  id: z.string(),
  councilNo: z.number().int(),
  side: z.enum(SIDES),
  title: z.string(),
  words: z.string(),
  themes: z.array(z.string()),
  stage: z.enum(STAGES),
  isTold: z.boolean(),
  movedOn: z.string(),
  version: z.number().int(),
})
/** Two entries that could be talked about together, and why. */
export const PAIR = z.object({ ours: ENTRY, theirs: ENTRY, reason: z.string() })
/** A visit as the API gives it. */
export const VISIT = z.object({
  id: z.string(),
  guestNo: z.number().int(),
  hostNo: z.number().int(),
  about: z.string(),
  state: z.enum(VISIT_STATES),
  on: z.string().nullable(),
  seen: z.string(),
  takenHome: z.string(),
  version: z.number().int(),
})
/** A question to the others as the API gives it. */
export const EXCHANGE = z.object({
  id: z.string(),
  councilNo: z.number().int(),
  kind: z.enum(EXCHANGE_KINDS),
  title: z.string(),
  words: z.string(),
  state: z.enum(EXCHANGE_STATES),
  replies: z.array(z.object({ council: z.string(), words: z.string() })),
  version: z.number().int(),
})
