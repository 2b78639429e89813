import { z } from 'zod'
import { ITEM_KINDS } from '../domain/agenda.ts'
import { ATTENDANCE } from '../domain/attendance.ts'
import { HOST_WAYS, MEETING_STATES, MODES } from '../domain/meeting.ts'
import { ACTION_STATES, BECOMES, DECIDED_HOW } from '../domain/outcome.ts'

const id = z.string()
const day = z.string().describe('日（YYYY-MM-DD）')
const instant = z.string().describe('時（ISO 8601、UTC）')

/** JSON of a meeting in the export of a council. */
export const MEETING_SHAPE = z.object({
  id,
  bodyId: id,
  bodyName: z.string(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  mode: z.enum(MODES),
  hosts: z.array(z.object({ name: z.string(), as: z.enum(HOST_WAYS) })),
  audience: z.string(),
  state: z.enum(MEETING_STATES),
  chairName: z.string(),
  scribeName: z.string(),
  cancelledWhy: z.string(),
  approvedAt: instant.nullable(),
  agenda: z.array(
    z.object({
      id,
      parentId: id.nullable(),
      kind: z.enum(ITEM_KINDS),
      title: z.string(),
      minutes: z.number().int().nullable(),
      broughtBy: z.string(),
      outcome: z.enum(['done', 'continued']).nullable(),
    }),
  ),
  attendance: z.array(z.object({ name: z.string(), roleThen: z.string(), status: z.enum(ATTENDANCE), proxyName: z.string() })),
  remarks: z.array(z.object({ itemId: id, words: z.string(), becameKind: z.enum(BECOMES).nullable(), becameId: id.nullable() })),
  minutes: z.array(z.object({ no: z.number().int(), words: z.string(), madeAt: instant, byName: z.string() })),
  notesOnMinutes: z.array(
    z.object({ kind: z.enum(['comment', 'erratum']), words: z.string(), forName: z.string(), byName: z.string(), madeAt: instant }),
  ),
})

/** JSON of a decision. */
export const DECISION_SHAPE = z.object({
  id,
  meetingId: id,
  statement: z.string(),
  how: z.enum(DECIDED_HOW),
  counts: z.string(),
  reasons: z.string(),
  dissent: z.string(),
  decidedOn: day,
  reviewOn: day.nullable(),
  state: z.enum(['in_force', 'revised', 'ended']),
  supersedesId: id.nullable(),
  supersededBy: id.nullable(),
  reviewNote: z.string(),
})

/** JSON of an action. */
export const ACTION_SHAPE = z.object({
  id,
  meetingId: id,
  decisionId: id.nullable(),
  what: z.string(),
  ownerKind: z.enum(['seat', 'organisation', 'city']),
  ownerName: z.string(),
  dueOn: day.nullable(),
  state: z.enum(ACTION_STATES),
  resultNote: z.string(),
  droppedReason: z.string(),
})

/** JSON of a question to the city. */
export const QUESTION_SHAPE = z.object({
  id,
  meetingId: id,
  words: z.string(),
  askedOn: day,
  dueOn: day,
  answer: z.string(),
  answeredName: z.string(),
  answeredAt: instant.nullable(),
  toldIn: id.nullable(),
})
