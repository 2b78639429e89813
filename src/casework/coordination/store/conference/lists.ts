import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { Conference, ConferenceId } from '../../domain/conference/conference.ts'
import type { ConferenceRow } from './conferences.ts'
import { CONFERENCE_COLUMNS, conferenceFrom } from './conferences.ts'

/** A conference in a list, with what its items the reader may know of are called. */
export type ConferenceLine = {
  readonly conference: Conference
  readonly no: number
  readonly conveningAgencyName: string
  readonly isConvenor: boolean
  readonly items: readonly { readonly typeCode: string; readonly called: string; readonly question: string; readonly caseId: string }[]
}

export const CONFERENCE_VIEWS = ['upcoming', 'past'] as const
export type ConferenceView = (typeof CONFERENCE_VIEWS)[number]

type LineRow = ConferenceRow & {
  readonly convening_name: string
  readonly is_convenor: boolean | null
  readonly items: ConferenceLine['items'] | null
}

const OPEN = sql`('planned', 'called', 'briefed', 'held', 'minutes_draft')`
const LINE_COLUMNS = sql`${CONFERENCE_COLUMNS}, a.name as convening_name, c.convening_agency = (select staff.working_agency()) as is_convenor,
       (select json_agg(json_build_object('typeCode', i.type_code, 'called', i.called, 'question', i.question, 'caseId', i.case_id) order by i.position)
          from coordination.agenda_item i where i.conference_id = c.id and i.is_live) as items`

/** Conferences the reader's agency convenes or is called to: what is still open by its time, or what is over, newest first. */
export async function listMine(
  db: Db,
  asked: {
    readonly view: ConferenceView
    readonly typeCode?: string | undefined
    readonly limit: number
    readonly after?: ConferenceId | undefined
  },
): Promise<readonly ConferenceLine[]> {
  const isPast = asked.view === 'past'
  const typeCode = asked.typeCode ?? null
  const after = asked.after ?? null
  // What has no time yet stands last among what is open.
  const order = sql`coalesce(c.starts_at, 'infinity'::timestamptz)`
  const afterOrder = sql`(select coalesce(d.starts_at, 'infinity'::timestamptz) from coordination.conference d where d.id = ${after}::uuid)`
  const rows = await rowsOf(
    db,
    sql<LineRow>`
      select ${LINE_COLUMNS}
        from coordination.conference c join directory.agency a on a.id = c.convening_agency
       where c.id in (select m.id from coordination.conference m where m.convening_agency = (select staff.working_agency())
                      union
                      select v.conference_id from coordination.invitation v where v.agency_id = (select staff.working_agency()) and v.is_live)
         and (c.state in ${OPEN}) = ${!isPast}
         and (${typeCode}::text is null
              or exists (select 1 from coordination.agenda_item i where i.conference_id = c.id and i.is_live and i.type_code = ${typeCode}))
         and (${after}::uuid is null or ${isPast ? sql`(${order}, c.id) < (${afterOrder}, ${after}::uuid)` : sql`(${order}, c.id) > (${afterOrder}, ${after}::uuid)`})
       order by ${isPast ? sql`${order} desc, c.id desc` : sql`${order}, c.id`}
       limit ${asked.limit + 1}`,
  )
  return rows.map(lineFrom)
}

/** Conferences with an item about a case that exist for the reader, newest first. */
export async function conferencesOf(db: Db, caseId: CaseId): Promise<readonly ConferenceLine[]> {
  const rows = await rowsOf(
    db,
    sql<LineRow>`
      select ${LINE_COLUMNS}
        from coordination.conference c join directory.agency a on a.id = c.convening_agency
       where c.id in (select i.conference_id from coordination.agenda_item i where i.case_id = ${caseId} and i.is_live)
       order by coalesce(c.starts_at, 'infinity'::timestamptz) desc, c.id desc`,
  )
  return rows.map(lineFrom)
}

function lineFrom(row: LineRow): ConferenceLine {
  return {
    conference: conferenceFrom(row),
    no: row.no,
    conveningAgencyName: row.convening_name,
    isConvenor: row.is_convenor === true,
    items: row.items ?? [],
  }
}
