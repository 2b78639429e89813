import { sql } from 'kysely'
import type { PlainPicture } from '../../../../kernel/picture.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { Photo, PhotoId } from '../../domain/sheet/photo.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'

/** Every photo of a sheet in the order in which they were pasted, those taken off as well; without the pictures themselves. */
export function photosOf(db: Db, sheet: SheetId): Promise<readonly Photo[]> {
  return rowsOf(
    db,
    sql<Photo>`
      select p.id, p.no, p.media_type as "mediaType", p.words, p.withdrawn_at as "withdrawnAt",
             p.withdrawn_why as "withdrawnWhy", coalesce(w.name, '') as "byName", coalesce(p.made_by = platform.reader_id(), false) as "isMine"
        from meetings.photo p left join staff.staff w on w.id = p.made_by
       where p.sheet_id = ${sheet} order by p.no`,
  )
}

/** A picture as it is shown. */
export type TakenPhoto = Pick<Photo, 'no' | 'mediaType'> & { readonly bytes: Uint8Array }

/** The picture of a photo that hangs on this sheet, for those who may read it. */
export function photoTaken(db: Db, sheet: SheetId, id: PhotoId): Promise<TakenPhoto | undefined> {
  return firstOf(
    db,
    sql<TakenPhoto>`
      select p.no, p.media_type as "mediaType", p.taken as bytes from meetings.photo p
       where p.id = ${id} and p.sheet_id = ${sheet} and p.taken is not null`,
  )
}

/** Lets one at a time paste on a sheet, so that the thirteenth is told in words. */
export async function lockPhotos(db: Db, sheet: SheetId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`meetings.photo ${sheet}`}, 0))`.execute(db)
}

/** Pastes a photo; the table itself gives it its number. */
export async function insertPhoto(db: Db, sheet: SheetId, id: PhotoId, picture: PlainPicture, words: string): Promise<void> {
  await sql`
    insert into meetings.photo (id, sheet_id, no, taken, media_type, words)
    values (${id}, ${sheet}, 1, ${Buffer.from(picture.bytes)}, ${picture.mediaType}, ${words})`.execute(db)
}

/** Takes a photo off: the picture is gone, that it was there and why it went stays. */
export async function emptyPhoto(db: Db, sheet: SheetId, id: PhotoId, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.photo set taken = null, withdrawn_at = now(), withdrawn_why = ${why}, withdrawn_by = platform.reader_id()
     where id = ${id} and sheet_id = ${sheet} and withdrawn_at is null`.execute(db)
  return Number(numAffectedRows ?? 0) === 1
}
