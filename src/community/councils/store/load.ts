import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import type { BodyId, BodyKind, ParticipantId, SeatId } from '../domain/body.ts'

/** Councils, bodies and seats as a city brings them along; ids are the loader's. */
export type LoadedNeighbours = {
  readonly profiles: readonly {
    readonly councilNo: number
    readonly bodyLabel: string
    readonly networkStatus: string
    readonly phone: string
    readonly intro: string
  }[]
  readonly stats: readonly {
    readonly councilNo: number
    readonly on: Day
    readonly population: number
    readonly households: number
    readonly aged65: number
  }[]
  readonly bodies: readonly {
    readonly id: BodyId
    readonly kind: BodyKind
    readonly councilNo: number | null
    readonly name: string
    readonly startedOn: Day
  }[]
  readonly participants: readonly {
    readonly id: ParticipantId
    readonly councilNo: number | null
    readonly name: string
    readonly kana: string
    readonly accountId: string | null
  }[]
  readonly seats: readonly {
    readonly id: SeatId
    readonly bodyId: BodyId
    readonly participantId: ParticipantId | null
    readonly organisation: string | null
    readonly office: string
    readonly isSecretariat: boolean
    readonly order: number
    readonly fromOn: Day
  }[]
}

/** Fills an empty half of the community, as the owner; the load is audited as a whole by its caller. */
export async function loadNeighbours(db: Db, rows: LoadedNeighbours): Promise<void> {
  await sql`
    insert into councils.profile (council_no, body_label, network_status, phone, intro)
    select "councilNo", "bodyLabel", "networkStatus", phone, intro
      from jsonb_to_recordset(${JSON.stringify(rows.profiles)}::jsonb)
        as r ("councilNo" smallint, "bodyLabel" text, "networkStatus" text, phone text, intro text)`.execute(db)
  await sql`
    insert into councils.council_stat (council_no, on_day, population, households, aged65, source)
    select "councilNo", "on", population, households, aged65, '架空の数'
      from jsonb_to_recordset(${JSON.stringify(rows.stats)}::jsonb)
        as r ("councilNo" smallint, "on" date, population integer, households integer, aged65 integer)`.execute(db)
  await sql`
    insert into councils.body (id, kind, council_no, name, started_on)
    select id, kind, "councilNo", name, "startedOn"
      from jsonb_to_recordset(${JSON.stringify(rows.bodies)}::jsonb) as r (id uuid, kind text, "councilNo" smallint, name text, "startedOn" date)`.execute(
    db,
  )
  await sql`
    insert into councils.participant (id, council_no, name, kana, reach, account_id)
    select id, "councilNo", name, kana, case when "accountId" is null then 'paper' else 'account' end, "accountId"
      from jsonb_to_recordset(${JSON.stringify(rows.participants)}::jsonb)
        as r (id uuid, "councilNo" smallint, name text, kana text, "accountId" uuid)`.execute(db)
  await sql`
    insert into councils.seat (id, body_id, participant_id, organisation, office, is_secretariat, sort_order, from_on)
    select id, "bodyId", "participantId", organisation, office, "isSecretariat", "order", "fromOn"
      from jsonb_to_recordset(${JSON.stringify(rows.seats)}::jsonb)
        as r (id uuid, "bodyId" uuid, "participantId" uuid, organisation text, office text, "isSecretariat" boolean, "order" integer, "fromOn" date)`.execute(
    db,
  )
}
