import type { Id } from '../../../../kernel/id.ts'
import type { PlainPicture } from '../../../../kernel/picture.ts'

export type PhotoId = Id<'photo'>

/** How many photos a sheet carries, those taken off not counted. */
export const MOST_PHOTOS = 12
/** The largest photo, in bytes. */
export const LARGEST_PHOTO = 6_000_000

/** 写真 of the paper of a sheet. Of one that was taken off, only the words stay. */
export type Photo = {
  readonly id: PhotoId
  /** Counted through the sheet, those taken off as well. */
  readonly no: number
  readonly mediaType: PlainPicture['mediaType']
  readonly words: string
  readonly withdrawnAt: Date | null
  readonly withdrawnWhy: string
  readonly byName: string
  readonly isMine: boolean
}

/** What a photo is called as a file: nothing of its own name, which may be somebody's. */
export function photoFile(name: string | number, mediaType: Photo['mediaType']): string {
  return `${name}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
}

/** Those that still hang on a sheet. */
export function hanging<One extends Pick<Photo, 'withdrawnAt'>>(photos: readonly One[]): readonly One[] {
  return photos.filter(({ withdrawnAt }) => withdrawnAt === null)
}
