import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf } from '../../../../platform/database.ts'
import type { Conference, ConferenceId, ConferenceState } from '../../domain/conference/conference.ts'

/** Columns of a conference as `ConferenceRow`, for other queries of this room. */
export const CONFERENCE_COLUMNS = sql`c.id, c.no, c.title, c.state, c.starts_at, c.minutes_planned, c.place, c.convening_agency, c.chair, c.made_at, c.made_by,
       c.asked_at, c.called_at, c.briefed_at, c.held_at, c.fixed_at, c.cancelled_at, c.cancel_words, c.sequence, c.version`

export type ConferenceRow = {
  readonly id: string
  readonly no: number
  readonly title: string
  readonly state: string
  readonly starts_at: Date | null
  readonly minutes_planned: number
  readonly place: string | null
  readonly convening_agency: string
  readonly chair: string | null
  readonly made_at: Date
  readonly made_by: string
  readonly asked_at: Date | null
  readonly called_at: Date | null
  readonly briefed_at: Date | null
  readonly held_at: Date | null
  readonly fixed_at: Date | null
  readonly cancelled_at: Date | null
  readonly cancel_words: string | null
  readonly sequence: number
  readonly version: number
}

/** One conference with its number, its convenor's name and the reader's own confirmation, if it exists for the reader. */
export async function findConference(db: Db, id: ConferenceId) {
  const row = await firstOf(
    db,
    sql<ConferenceRow & { convening_name: string; is_convenor: boolean | null; acked_at: Date | null }>`
      select ${CONFERENCE_COLUMNS}, a.name as convening_name, c.convening_agency = (select staff.working_agency()) as is_convenor,
             (select k.at from coordination.secrecy_ack k where k.conference_id = c.id and k.staff_id = platform.reader_id()) as acked_at
        from coordination.conference c join directory.agency a on a.id = c.convening_agency
       where c.id = ${id}`,
  )
  return (
    row && {
      conference: conferenceFrom(row),
      no: row.no,
      conveningAgencyName: row.convening_name,
      isConvenor: row.is_convenor === true,
      ackedAt: row.acked_at?.toISOString() ?? null,
    }
  )
}

/** Holds the row until the transaction ends; nothing happens for whom it does not exist. */
export async function lockConference(db: Db, id: ConferenceId): Promise<void> {
  await sql`select 1 from coordination.conference where id = ${id} for update`.execute(db)
}

/** Writes a new conference. */
export async function insertConference(db: Db, of: Conference): Promise<void> {
  await sql`
    insert into coordination.conference (id, title, state, starts_at, minutes_planned, place, convening_agency, chair, made_at, made_by, version)
    values (${of.id}, ${of.title}, ${of.state}, ${of.startsAt}, ${of.minutesPlanned}, ${of.place}, ${of.conveningAgency}, ${of.chair}, ${of.madeAt},
            ${of.madeBy}, ${of.version})`.execute(db)
}

/** Writes the folded state after an act. */
export async function updateConference(db: Db, of: Conference): Promise<void> {
  await sql`
    update coordination.conference
       set title = ${of.title}, state = ${of.state}, starts_at = ${of.startsAt}, minutes_planned = ${of.minutesPlanned}, place = ${of.place}, chair = ${of.chair},
           asked_at = ${of.askedAt}, called_at = ${of.calledAt}, briefed_at = ${of.briefedAt}, held_at = ${of.heldAt}, fixed_at = ${of.fixedAt},
           cancelled_at = ${of.cancelledAt}, cancel_words = ${of.cancelWords}, sequence = ${of.sequence}, version = ${of.version}
     where id = ${of.id}`.execute(db)
}

/** A row as the domain knows it. */
export function conferenceFrom(row: ConferenceRow): Conference {
  const instant = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id as ConferenceId,
    title: row.title,
    state: row.state as ConferenceState,
    startsAt: instant(row.starts_at),
    minutesPlanned: row.minutes_planned,
    place: row.place,
    conveningAgency: row.convening_agency as AgencyId,
    chair: row.chair,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by as StaffId,
    askedAt: instant(row.asked_at),
    calledAt: instant(row.called_at),
    briefedAt: instant(row.briefed_at),
    heldAt: instant(row.held_at),
    fixedAt: instant(row.fixed_at),
    cancelledAt: instant(row.cancelled_at),
    cancelWords: row.cancel_words,
    sequence: row.sequence,
    version: row.version,
  }
}
