import { refusal } from '../../../../kernel/refusal.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { Route, SignedVisit } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { onceOf } from '../../../../ui/sent.ts'
import { pastePhoto } from '../../acts/sheet/paste-photo.ts'
import { readPhoto } from '../../acts/sheet/read-photo.ts'
import { takePhotoOff } from '../../acts/sheet/take-photo-off.ts'
import type { PhotoId } from '../../domain/sheet/photo.ts'
import { photoFile } from '../../domain/sheet/photo.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import { PHOTO_BODY, PHOTO_OFF_BODY } from './bodies.ts'
import { answered } from './sheet-page.tsx'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** The photos of a sheet: each at an address of its own, pasted and taken off by forms. */
export const photoRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/sheets/:id/photos/:photoid', duty, audit: 'sheet.read-photo', handler: givePhoto }),
  route({ method: 'POST', path: '/sheets/:id/photos', duty, audit: 'sheet.paste-photo', takes: 'files', handler: pasteByForm }),
  route({ method: 'POST', path: '/sheets/:id/take-photo-off', duty, audit: 'sheet.take-photo-off', handler: takeOffByForm }),
]

/** The picture itself, as what it is and nothing else: it may load nothing, run nothing, and is kept by no browser. */
async function givePhoto(visit: SignedVisit): Promise<Answer> {
  const photo = await readPhoto(visit.act, sheetAsked(visit), visit.params['photoid'] as PhotoId)
  if (photo === undefined) return absentAnswer(visit)
  const headers = {
    'content-type': photo.mediaType,
    'content-disposition': `inline; filename="${photoFile(`photo-${photo.no}`, photo.mediaType)}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  }
  return { status: 200, headers, body: photo.bytes }
}

async function pasteByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(PHOTO_BODY, bodyFromForm(visit.form))
  const taken = visit.files.find(({ field }) => field === 'photo')?.bytes
  const done = read.ok
    ? await pastePhoto(visit.act, sheetAsked(visit), { taken, words: read.value.words ?? '' }, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return answered(visit, 'photos', '', done)
}

async function takeOffByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(PHOTO_OFF_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await takePhotoOff(visit.act, sheetAsked(visit), read.value, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return answered(visit, 'take-photo-off', visit.form.get('photoId'), done)
}

function sheetAsked(visit: SignedVisit): SheetId {
  return visit.params['id'] as SheetId
}
