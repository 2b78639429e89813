import { z } from 'zod'
import { BODY_KINDS, BODY_STATUSES } from '../domain/body.ts'
import { RELATION_KINDS } from '../domain/council-page.ts'
import { REACHES } from '../domain/participant.ts'
import { SETUP_STEPS } from '../domain/setup.ts'

const day = z.string().describe('日（YYYY-MM-DD）')
const seat = z.object({
  id: z.string(),
  bodyId: z.string(),
  participantId: z.string().nullable(),
  name: z.string(),
  office: z.string(),
  isSecretariat: z.boolean(),
  fromOn: day,
  toOn: day.nullable(),
})

/** JSON of a council in its export. */
export const COUNCIL_SHAPE = z.object({
  no: z.number().int(),
  name: z.string(),
  kana: z.string(),
  district: z.string(),
  bodyLabel: z.string(),
  networkStatus: z.enum(['none', 'preparing', 'active', 'dormant']),
  establishedOn: day.nullable(),
  officeHours: z.string(),
  phone: z.string(),
  homepage: z.string(),
  intro: z.string(),
  sizes: z.array(
    z.object({ on: day, population: z.number().int(), households: z.number().int(), aged65: z.number().int(), source: z.string() }),
  ),
  steps: z.array(z.object({ step: z.enum(SETUP_STEPS), doneOn: day.nullable(), supporter: z.string(), note: z.string() })),
})

/** JSON of a body. */
export const BODY_SHAPE = z.object({
  id: z.string(),
  kind: z.enum(BODY_KINDS),
  name: z.string(),
  parentId: z.string().nullable(),
  status: z.enum(BODY_STATUSES),
  startedOn: day,
  endedOn: day.nullable(),
  quorum: z.number().int().nullable(),
  proxiesCount: z.boolean(),
  seats: z.array(seat),
  relations: z.array(
    z.object({
      otherId: z.string(),
      otherName: z.string(),
      kind: z.enum(RELATION_KINDS),
      isOutgoing: z.boolean(),
      note: z.string(),
      since: day,
    }),
  ),
})

/** JSON of somebody on the roll. */
export const PERSON_SHAPE = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  reach: z.enum(REACHES),
  phone: z.string(),
  mail: z.string(),
  note: z.string(),
  endedOn: day.nullable(),
  endedWhy: z.string(),
})
