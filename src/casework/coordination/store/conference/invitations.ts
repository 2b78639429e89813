import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConferenceId, Invitation, InvitationId, ItemId, NamedInvitation } from '../../domain/conference/conference.ts'
import type { SecrecyClass } from '../../domain/conference/conference-type.ts'

type Row = {
  readonly id: string
  readonly conference_id: string
  readonly agency_id: string | null
  readonly staff_ids: string[]
  readonly outside_name: string | null
  readonly outside_office: string | null
  readonly outside_agency: string | null
  readonly secrecy_class: string
  readonly is_needed: boolean
  readonly agency_name: string | null
  readonly staff_names: string[] | null
  readonly item_ids: string[] | null
  readonly told_ids: string[] | null
}

/** The invitations that exist for the reader: all to the convenor, to others those who sit at an item with them. */
export async function listInvitations(db: Db, id: ConferenceId): Promise<readonly NamedInvitation[]> {
  const rows = await rowsOf(
    db,
    sql<Row>`
      select v.id, v.conference_id, v.agency_id, v.staff_ids, v.outside_name, v.outside_office, v.outside_agency, v.secrecy_class, v.is_needed,
             a.name as agency_name,
             (select array_agg(s.name order by s.name) from staff.staff s where s.id = any (v.staff_ids)) as staff_names,
             (select array_agg(ii.item_id order by ii.item_id) from coordination.invited_item ii where ii.invitation_id = v.id and ii.is_live) as item_ids,
             (select array_agg(ii.item_id order by ii.item_id) from coordination.invited_item ii
               where ii.invitation_id = v.id and ii.is_live and ii.told_at is not null) as told_ids
        from coordination.invitation v left join directory.agency a on a.id = v.agency_id
       where v.conference_id = ${id} and v.is_live
       order by v.invited_at, v.id`,
  )
  return rows.map(row => ({
    id: row.id as InvitationId,
    conferenceId: row.conference_id as ConferenceId,
    agencyId: row.agency_id as AgencyId | null,
    staffIds: row.staff_ids as readonly string[] as readonly StaffId[],
    outside: row.outside_name === null ? null : { name: row.outside_name, office: row.outside_office, agency: row.outside_agency },
    secrecyClass: row.secrecy_class as SecrecyClass,
    isNeeded: row.is_needed,
    itemIds: (row.item_ids ?? []) as readonly string[] as readonly ItemId[],
    toldItems: (row.told_ids ?? []) as readonly string[] as readonly ItemId[],
    agencyName: row.agency_name ?? row.outside_agency ?? '',
    staffNames: row.staff_names ?? [],
  }))
}

/** Writes a new invitation with the items it goes to. */
export async function insertInvitation(act: Act, db: Db, of: Invitation): Promise<void> {
  await sql`
    insert into coordination.invitation (id, conference_id, agency_id, staff_ids, outside_name, outside_office, outside_agency, secrecy_class, is_needed, invited_at, invited_by)
    values (${of.id}, ${of.conferenceId}, ${of.agencyId}, ${[...of.staffIds]}::uuid[], ${of.outside?.name ?? null}, ${of.outside?.office ?? null},
            ${of.outside?.agency ?? null}, ${of.secrecyClass}, ${of.isNeeded}, ${act.now}, ${act.reader.staffId})`.execute(db)
  await setInvitedItems(db, of)
}

/** Writes what an invitation says now. */
export async function updateInvitation(db: Db, of: Invitation): Promise<void> {
  await sql`
    update coordination.invitation set staff_ids = ${[...of.staffIds]}::uuid[], secrecy_class = ${of.secrecyClass}, is_needed = ${of.isNeeded}
     where id = ${of.id}`.execute(db)
  await setInvitedItems(db, of)
}

/** Takes an invitation back: from now on the sitting does not exist for them. */
export async function dropInvitation(db: Db, id: InvitationId): Promise<void> {
  await sql`update coordination.invitation set is_live = false where id = ${id}`.execute(db)
}

/** Notes that the material of an item was opened to them. */
export async function noteTold(db: Db, itemId: ItemId, invitations: readonly InvitationId[], at: Date): Promise<void> {
  await sql`
    update coordination.invited_item set told_at = ${at}
     where item_id = ${itemId} and invitation_id = any (${[...invitations]}::uuid[]) and told_at is null`.execute(db)
}

async function setInvitedItems(db: Db, of: Invitation): Promise<void> {
  const items = [...of.itemIds]
  await sql`update coordination.invited_item set is_live = false where invitation_id = ${of.id} and item_id <> all (${items}::uuid[])`.execute(
    db,
  )
  await sql`
    insert into coordination.invited_item (invitation_id, item_id, conference_id)
    select ${of.id}, item, ${of.conferenceId} from unnest(${items}::uuid[]) as item
        on conflict (invitation_id, item_id) do update set is_live = true`.execute(db)
}
