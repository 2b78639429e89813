import { z } from 'zod'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { nameOf } from '../../people/index.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { readConsultation } from '../acts/read-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { QueueRow } from '../domain/queue.ts'
import { DAY_PARTS, HELPED, REACHES } from '../domain/request.ts'

const TEXT = z.string().nullable()

/** How somebody who came through the public door wishes to be reached. */
const REACH = z
  .object({
    how: z.enum(REACHES),
    to: TEXT,
    days: z.array(z.number()),
    times: z.array(z.enum(DAY_PARTS)),
    isQuiet: z.boolean(),
  })
  .nullable()

/** A consultation as the API gives it. */
export const CONSULTATION = z.object({
  id: z.string(),
  no: z.number(),
  version: z.number(),
  receivedAt: z.string(),
  channel: z.string(),
  statement: z.string(),
  familyStatement: TEXT,
  workerView: TEXT,
  topics: z.array(z.string()),
  mainTopic: TEXT,
  urgency: TEXT,
  urgentAction: TEXT,
  called: TEXT,
  visitorName: TEXT,
  visitorRelation: TEXT,
  visitorPhone: TEXT,
  contactNote: TEXT,
  language: z.string(),
  interpreter: z.boolean(),
  accessNeeds: TEXT,
  gapNeed: TEXT,
  state: z.string(),
  disposition: TEXT,
  tried: TEXT,
  outcomeWords: TEXT,
  nextOn: TEXT,
  reach: REACH,
  helped: z.enum(HELPED).nullable(),
  ownerAgency: z.object({ id: z.string(), name: z.string() }),
  ownerStaff: z.object({ id: z.string(), name: TEXT }).nullable(),
  people: z.array(z.object({ id: z.string(), name: z.string(), part: z.string() })),
  standing: z.array(z.object({ agencyId: z.string(), agencyName: z.string(), kind: z.string() })),
  acts: z.array(
    z.object({ id: z.string(), seq: z.number(), kind: z.string(), at: z.string(), agencyName: z.string(), staffName: z.string() }),
  ),
})

/** A consultation as lists give it. */
export const LISTED = z.object({
  id: z.string(),
  no: z.number(),
  receivedAt: z.string(),
  channel: z.string(),
  statement: z.string(),
  called: TEXT,
  subject: TEXT,
  topics: z.array(z.string()),
  urgency: TEXT,
  state: z.string(),
  gapNeed: TEXT,
  nextOn: TEXT,
  ownerAgency: z.string(),
  ownerName: TEXT,
  waitingOn: TEXT,
  replyBy: TEXT,
  interpreter: z.boolean(),
  language: z.string(),
  reach: REACH,
})

/** One consultation read anew under present sight, with its version as ETag. */
export async function resource(visit: SignedVisit, id: ConsultationId, status = 200): Promise<Answer> {
  const view = await readConsultation(visit.act, id)
  if (view === undefined) return problem(refusal('absent'))
  return json(consultationJson(view), status, { etag: `"${view.consultation.version}"` })
}

/** A line of a list as the API gives it. */
export function listedJson(row: QueueRow): z.output<typeof LISTED> {
  return { ...row, topics: [...row.topics], reach: reachJson(row.reach), receivedAt: row.receivedAt.toISOString() }
}

/** The whole of a consultation as the API gives it: exactly what the page gives. */
function consultationJson(view: ConsultationView): z.output<typeof CONSULTATION> {
  const { receivedBy: _, receivedAgency: __, handedOverAt: ___, ownerAgency, ownerStaff, ...rest } = view.consultation
  return {
    ...rest,
    topics: [...rest.topics],
    reach: reachJson(rest.reach),
    no: view.names.no,
    ownerAgency: { id: ownerAgency, name: view.names.ownerAgency },
    ownerStaff: ownerStaff && { id: ownerStaff, name: view.names.ownerStaff },
    people: view.people.map(({ person, part }) => ({ id: person.id, name: nameOf(person), part })),
    standing: view.standing.map(({ agencyId, agencyName, kind }) => ({ agencyId, agencyName, kind })),
    acts: view.acts.map(({ id, seq, kind, at, agencyName, staffName }) => ({ id, seq, kind, at, agencyName, staffName })),
  }
}

function reachJson(reach: QueueRow['reach']): z.output<typeof REACH> {
  return reach && { ...reach, days: [...reach.days], times: [...reach.times] }
}
