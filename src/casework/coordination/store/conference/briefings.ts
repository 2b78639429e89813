import { sql } from 'kysely'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { Briefing, PrepAnswers } from '../../domain/conference/briefing.ts'
import type { ConferenceId, InvitationId, ItemId } from '../../domain/conference/conference.ts'

/** A pack as it was frozen. */
export type FrozenBriefing = { readonly itemId: ItemId; readonly content: Briefing; readonly frozenAt: string }

/** The newest pack of each item, as far as the reader may read them. */
export async function listBriefings(db: Db, id: ConferenceId): Promise<readonly FrozenBriefing[]> {
  const rows = await rowsOf(
    db,
    sql<{ item_id: ItemId; content: Briefing; frozen_at: Date }>`
      select distinct on (item_id) item_id, content, frozen_at from coordination.briefing where conference_id = ${id} order by item_id, frozen_at desc`,
  )
  return rows.map(row => ({ itemId: row.item_id, content: row.content, frozenAt: row.frozen_at.toISOString() }))
}

/** Freezes a pack. */
export async function insertBriefing(
  act: Act,
  db: Db,
  of: { conferenceId: ConferenceId; itemId: ItemId; content: Briefing },
): Promise<void> {
  await sql`
    insert into coordination.briefing (item_id, conference_id, content, frozen_at, frozen_by)
    values (${of.itemId}, ${of.conferenceId}, ${JSON.stringify(of.content)}::jsonb, ${act.now}, ${act.reader.staffId})`.execute(db)
}

/** A prep sheet with who it is from. */
export type PrepSheet = PrepAnswers & {
  readonly itemId: ItemId
  readonly invitationId: InvitationId
  readonly at: string
  readonly version: number
}

/** The prep sheets of a sitting that the reader may read. */
export async function listPrepSheets(db: Db, id: ConferenceId): Promise<readonly PrepSheet[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<PrepSheet, 'at'> & { at: Date }>`
      select p.item_id as "itemId", p.invitation_id as "invitationId", p.picture, p.doing, p.wanted, p.asked, p.at, p.version
        from coordination.prep_sheet p join coordination.invitation v on v.id = p.invitation_id
       where p.conference_id = ${id}
       order by v.invited_at, p.invitation_id`,
  )
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}

/** Writes the prep sheet of one invitation for one item; `false` when somebody of the agency wrote a newer one meanwhile. */
export async function savePrepSheet(
  act: Act,
  db: Db,
  of: PrepAnswers & {
    readonly conferenceId: ConferenceId
    readonly itemId: ItemId
    readonly invitationId: InvitationId
    readonly version: number
  },
): Promise<boolean> {
  const { staffId, agencyId } = act.reader
  const rows = await rowsOf(
    db,
    sql<{ version: number }>`
      insert into coordination.prep_sheet as p (item_id, invitation_id, conference_id, picture, doing, wanted, asked, by_staff, by_agency, at)
      values (${of.itemId}, ${of.invitationId}, ${of.conferenceId}, ${of.picture}, ${of.doing}, ${of.wanted}, ${of.asked}, ${staffId}, ${agencyId}, ${act.now})
          on conflict (item_id, invitation_id) do update
         set picture = excluded.picture, doing = excluded.doing, wanted = excluded.wanted, asked = excluded.asked, by_staff = excluded.by_staff,
             by_agency = excluded.by_agency, at = excluded.at, version = p.version + 1
       where p.version = ${of.version}
   returning p.version`,
  )
  return rows.length > 0
}
