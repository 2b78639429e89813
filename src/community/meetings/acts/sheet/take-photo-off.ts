import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import { emptyPhoto, photosOf } from '../../store/sheet/photos.ts'
import { onSheet } from './keep-sheet.ts'

/** Takes a photo off and says why; the picture is gone for good. Whoever pasted it and those who keep the sheet may. */
export function takePhotoOff(
  act: Act,
  id: SheetId,
  { photoId, why }: { readonly photoId: string; readonly why: string },
  request: Once,
): Promise<Result<SheetId, Refusal>> {
  return onSheet(act, id, { once: request, action: 'sheet.take-photo-off', isForKeepers: false }, async ({ tx, isKeeper }) => {
    const photo = (await photosOf(tx.db, id)).find(one => one.id === photoId)
    if (photo === undefined) return no(refusal('absent'))
    if (!isKeeper && !photo.isMine) return no(refusal('not-keeper'))
    return (await emptyPhoto(tx.db, id, photo.id, why)) ? yes(id) : no(refusal('wrong-state'))
  })
}
