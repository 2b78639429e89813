import type { Act } from '../../../../platform/act.ts'
import type { PhotoId } from '../../domain/sheet/photo.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import type { TakenPhoto } from '../../store/sheet/photos.ts'
import { photoTaken } from '../../store/sheet/photos.ts'

/** The picture of one photo; nothing where it was taken off, hangs on another sheet, or the reader may not read the sheet. */
export function readPhoto(act: Act, sheet: SheetId, id: PhotoId): Promise<TakenPhoto | undefined> {
  return act.transaction(async ({ db, audit }) => {
    const found = await photoTaken(db, sheet, id)
    await audit({ action: 'sheet.read-photo', subjectType: 'photo', subjectIds: [id], outcome: found ? 'done' : 'absent' })
    return found
  })
}
