/** How a camera was held, as EXIF counts: 1 upright, 3 upside down, 6 and 8 lying on a side; even ones of the others are mirrored. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** A picture that holds what is seen and nothing else: no place, no machine, no name, no second picture behind it. */
export type PlainPicture = {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  /** Of what the camera wrote, they hold only how the picture has to be turned to stand upright, where it does not. */
  readonly bytes: Uint8Array
}

/** `strange`: neither JPEG nor PNG, whatever its name says; `broken`: cut off, or not as the format is written; `too-wide`: too many points. */
export type PictureRefusal = 'strange' | 'broken' | 'too-wide'
