import { newId } from '../../../../kernel/id.ts'
import type { PictureRefusal, PlainPicture } from '../../../../kernel/picture.ts'
import { plainPicture } from '../../../../kernel/plain-picture.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { hanging, LARGEST_PHOTO, MOST_PHOTOS } from '../../domain/sheet/photo.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import { insertPhoto, lockPhotos, photosOf } from '../../store/sheet/photos.ts'
import { onSheet } from './keep-sheet.ts'

/** A photo as it is sent; `taken` is absent where none was chosen. */
export type PhotoWish = { readonly taken: Uint8Array | undefined; readonly words: string }

/** Pastes a photo on a sheet, without what the camera wrote into it. Everybody who reads the sheet may. */
export function pastePhoto(act: Act, id: SheetId, wish: PhotoWish, request: Once): Promise<Result<SheetId, Refusal>> {
  return onSheet(act, id, { once: request, action: 'sheet.paste-photo', isForKeepers: false }, async ({ tx }) => {
    const picture = pictureIn(wish.taken)
    if (!picture.ok) return refused(picture.refusal)
    await lockPhotos(tx.db, id)
    if (hanging(await photosOf(tx.db, id)).length >= MOST_PHOTOS)
      return refused(`写真は、一枚のワークシートに${MOST_PHOTOS}枚までです。要らない写真をはがしてから、貼ってください。`)
    await insertPhoto(tx.db, id, newId<'photo'>(act.now.getTime()), picture.value, wish.words)
    return yes(id)
  })
}

const refused = (sentence: string) => no(refusal('fields', { fields: { photo: sentence } }))

function pictureIn(taken: Uint8Array | undefined): Result<PlainPicture, string> {
  if (taken === undefined) return no('写真を選んでください。')
  const isTooLarge = ({ length }: Uint8Array) => length > LARGEST_PHOTO
  if (isTooLarge(taken)) return no(TOO_LARGE)
  const read = plainPicture(taken)
  if (!read.ok) return no(SENTENCES[read.refusal])
  return isTooLarge(read.value.bytes) ? no(TOO_LARGE) : read
}

const TOO_LARGE = '写真は、ひとつ6MBまでです。小さくするか、撮り直してから、もう一度選んでください。'
const SENTENCES: Readonly<Record<PictureRefusal, string>> = {
  strange: 'JPEG か PNG の写真ではないようです。写真のファイルを選んでください。',
  broken: 'この写真は、途中で切れているか、こわれています。撮り直すか、別の写真を選んでください。',
  'too-wide': 'この写真は大きすぎます（たて・よこ 12,000 点、全部で 6,000万点まで）。小さくしてから、もう一度選んでください。',
}
