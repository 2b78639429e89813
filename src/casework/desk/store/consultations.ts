import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import { tokensOf } from '../../../kernel/tokens.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'
import type { Channel, Consultation, ConsultationId, ConsultationState, Disposition, Urgency } from '../domain/consultation.ts'
import type { Helped, Reach } from '../domain/request.ts'
import { searchedText } from '../domain/searched-text.ts'

export type ConsultationRow = {
  readonly id: string
  readonly no: number
  readonly received_at: Date
  readonly received_by: string
  readonly received_agency: string
  readonly channel: string
  readonly statement: string
  readonly family_statement: string | null
  readonly worker_view: string | null
  readonly topics: string[]
  readonly main_topic: string | null
  readonly urgency: string | null
  readonly urgent_action: string | null
  readonly called: string | null
  readonly visitor_name: string | null
  readonly visitor_relation: string | null
  readonly visitor_phone: string | null
  readonly contact_note: string | null
  readonly language: string
  readonly interpreter: boolean
  readonly access_needs: string | null
  readonly state: string
  readonly disposition: string | null
  readonly tried: string | null
  readonly gap_need: string | null
  readonly outcome_words: string | null
  readonly next_on: string | null
  readonly owner_agency: string
  readonly owner_staff: string | null
  readonly handed_over_at: Date | null
  readonly reach: Reach | null
  readonly helped: string | null
  readonly version: number
}

/** Columns of a consultation, for other queries of this module. */
export const CONSULTATION_COLUMNS = sql`c.id, c.no, c.received_at, c.received_by, c.received_agency, c.channel, c.statement, c.family_statement, c.worker_view,
       c.topics, c.main_topic, c.urgency, c.urgent_action, c.called, c.visitor_name, c.visitor_relation, c.visitor_phone, c.contact_note, c.language,
       c.interpreter, c.access_needs, c.state, c.disposition, c.tried, c.gap_need, c.outcome_words, c.next_on, c.owner_agency, c.owner_staff,
       c.handed_over_at, c.reach, c.helped, c.version`

/** One consultation as it stands, if the reader's agency stands beside it. The row policy repeats the rule of sight. */
export async function findConsultation(db: Db, id: ConsultationId): Promise<Consultation | undefined> {
  const row = await firstOf(db, sql<ConsultationRow>`select ${CONSULTATION_COLUMNS} from desk.consultation c where c.id = ${id}`)
  return row && consultationFrom(row)
}

/** Holds the row until the transaction ends; finding and locking are separate. */
export async function lockConsultation(db: Db, id: ConsultationId): Promise<void> {
  await sql`select 1 from desk.consultation where id = ${id} for update`.execute(db)
}

/** Writes the folded state of a new consultation, and puts the receiving agency beside it. */
export async function insertConsultation(db: Db, of: Consultation): Promise<void> {
  await sql`
    insert into desk.consultation (id, received_at, received_by, received_agency, channel, statement, family_statement, worker_view, topics, main_topic, urgency,
                                   urgent_action, called, visitor_name, visitor_relation, visitor_phone, contact_note, language, interpreter, access_needs,
                                   state, disposition, tried, gap_need, outcome_words, next_on, owner_agency, owner_staff, handed_over_at, reach, version, changed_at)
    values (${of.id}, ${of.receivedAt}, ${of.receivedBy}, ${of.receivedAgency}, ${of.channel}, ${of.statement}, ${of.familyStatement}, ${of.workerView},
            ${[...of.topics]}::text[], ${of.mainTopic}, ${of.urgency}, ${of.urgentAction}, ${of.called}, ${of.visitorName}, ${of.visitorRelation},
            ${of.visitorPhone}, ${of.contactNote}, ${of.language}, ${of.interpreter}, ${of.accessNeeds}, ${of.state}, ${of.disposition}, ${of.tried},
            ${of.gapNeed}, ${of.outcomeWords}, ${of.nextOn}, ${of.ownerAgency}, ${of.ownerStaff}, ${of.handedOverAt},
            ${of.reach === null ? null : JSON.stringify(of.reach)}::jsonb, ${of.version}, ${of.receivedAt})`.execute(db)
  await sql`insert into desk.standing (consultation_id, agency_id, kind, since) values (${of.id}, ${of.ownerAgency}, 'owner', ${of.receivedAt})`.execute(
    db,
  )
}

/** Writes the folded state after an act. */
export async function updateConsultation(db: Db, of: Consultation, changedAt: Date): Promise<void> {
  await sql`
    update desk.consultation
       set channel = ${of.channel}, statement = ${of.statement}, family_statement = ${of.familyStatement}, worker_view = ${of.workerView},
           topics = ${[...of.topics]}::text[], main_topic = ${of.mainTopic}, urgency = ${of.urgency}, urgent_action = ${of.urgentAction}, called = ${of.called},
           visitor_name = ${of.visitorName}, visitor_relation = ${of.visitorRelation}, visitor_phone = ${of.visitorPhone}, contact_note = ${of.contactNote},
           language = ${of.language}, interpreter = ${of.interpreter}, access_needs = ${of.accessNeeds}, state = ${of.state}, disposition = ${of.disposition},
           tried = ${of.tried}, gap_need = ${of.gapNeed}, outcome_words = ${of.outcomeWords}, next_on = ${of.nextOn}, owner_agency = ${of.ownerAgency},
           owner_staff = ${of.ownerStaff}, handed_over_at = ${of.handedOverAt}, helped = ${of.helped},
           version = ${of.version}, changed_at = ${changedAt}
     where id = ${of.id}`.execute(db)
}

/** Makes the words findable in the transaction that wrote them; there is no later indexing. */
export async function writeSearch(db: Db, of: Consultation): Promise<void> {
  await sql`select desk.write_search(${of.id}, ${[...tokensOf(searchedText(of))]}::text[])`.execute(db)
}

/** A consultation as the domain knows it. */
export function consultationFrom(row: ConsultationRow): Consultation {
  return {
    id: row.id as ConsultationId,
    receivedAt: row.received_at.toISOString(),
    receivedBy: row.received_by as StaffId,
    receivedAgency: row.received_agency as AgencyId,
    channel: row.channel as Channel,
    statement: row.statement,
    familyStatement: row.family_statement,
    workerView: row.worker_view,
    topics: row.topics,
    mainTopic: row.main_topic,
    urgency: row.urgency as Urgency | null,
    urgentAction: row.urgent_action,
    called: row.called,
    visitorName: row.visitor_name,
    visitorRelation: row.visitor_relation,
    visitorPhone: row.visitor_phone,
    contactNote: row.contact_note,
    language: row.language,
    interpreter: row.interpreter,
    accessNeeds: row.access_needs,
    state: row.state as ConsultationState,
    disposition: row.disposition as Disposition | null,
    tried: row.tried,
    gapNeed: row.gap_need,
    outcomeWords: row.outcome_words,
    nextOn: row.next_on as Day | null,
    ownerAgency: row.owner_agency as AgencyId,
    ownerStaff: row.owner_staff as StaffId | null,
    handedOverAt: row.handed_over_at?.toISOString() ?? null,
    reach: row.reach,
    helped: row.helped as Helped | null,
    version: row.version,
  }
}
