import { z } from 'zod'
import { SIDES, STAGES } from '../domain/entry.ts'
import { EXCHANGE_KINDS, EXCHANGE_STATES, VISIT_STATES } from '../domain/meeting.ts'
import { SUPPORT_KINDS, SUPPORT_STATES } from '../domain/support.ts'

/** An entry of the board in the export of a council. */
export const ENTRY = z.object({
  id: z.string(),
  side: z.enum(SIDES),
  title: z.string(),
  words: z.string(),
  themes: z.array(z.string()),
  stage: z.enum(STAGES),
  state: z.enum(['open', 'closed']),
  isTold: z.boolean(),
  movedAt: z.string(),
  course: z.array(z.object({ kind: z.string(), words: z.string(), at: z.string(), byName: z.string() })),
  cameFrom: z.array(z.object({ from: z.string(), changed: z.string(), since: z.string() })),
})
/** A visit in the export of a council. */
export const VISIT = z.object({
  id: z.string(),
  guest: z.string(),
  host: z.string(),
  about: z.string(),
  state: z.enum(VISIT_STATES),
  on: z.string().nullable(),
  place: z.string(),
  seen: z.string(),
  takenHome: z.string(),
  calledOff: z.string(),
})
/** A question to the others in the export of a council. */
export const EXCHANGE = z.object({
  id: z.string(),
  kind: z.enum(EXCHANGE_KINDS),
  title: z.string(),
  words: z.string(),
  state: z.enum(EXCHANGE_STATES),
  outcome: z.string(),
  helper: z.string().nullable(),
  replies: z.array(z.object({ council: z.string(), words: z.string(), at: z.string() })),
})

/** A request for help in the export of a council. */
export const REQUEST = z.object({
  id: z.string(),
  kind: z.enum(SUPPORT_KINDS),
  words: z.string(),
  wantedWhen: z.string(),
  state: z.enum(SUPPORT_STATES),
  agency: z.string().nullable(),
  answers: z.array(z.object({ state: z.string(), words: z.string(), answeredAs: z.string(), at: z.string() })),
})
