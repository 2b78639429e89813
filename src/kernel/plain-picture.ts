import type { PictureRefusal, PlainPicture } from './picture.ts'
import { plainJpeg } from './plain-jpeg.ts'
import { plainPng } from './plain-png.ts'
import type { Result } from './result.ts'
import { no } from './result.ts'

const LONGEST_SIDE = 12_000
const MOST_POINTS = 60_000_000

/**
 * Builds a JPEG or PNG anew out of the parts that are needed to see it. Whatever else a camera, a telephone or a program wrote into it (place,
 * machine, serial number, name, a small earlier picture, words behind the end) is left behind, because only known parts are copied.
 * Never throws, whatever the bytes are.
 */
export function plainPicture(bytes: Uint8Array): Result<PlainPicture, PictureRefusal> {
  const read = bytes[0] === 0xff ? plainJpeg(bytes) : plainPng(bytes)
  if (!read.ok) return read
  const { width, height } = read.value
  if (width === 0 || height === 0) return no('broken')
  return width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_POINTS ? no('too-wide') : read
}
