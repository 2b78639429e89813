import type { SignedVisit } from '../../../../platform/http/route.ts'
import { PhotoField } from '../../../../ui/photo-field.tsx'
import { Section } from '../../../../ui/section.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../../ui/verb-form.tsx'
import { VerbForm } from '../../../../ui/verb-form.tsx'
import type { SheetWhole } from '../../acts/sheet/read-sheets.ts'
import type { Photo } from '../../domain/sheet/photo.ts'
import { hanging, MOST_PHOTOS } from '../../domain/sheet/photo.ts'
import { sheetTexts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: SheetWhole; readonly refused: RefusedForm | undefined }

/** The photos of a sheet, those taken off as words, and the form to paste one more. */
export function PhotoBoard(props: Props) {
  const { photos } = props.whole
  return (
    <Section id="photos" title={sheetTexts.photos}>
      {photos.length === 0 ? (
        <p>{sheetTexts.noPhotos}</p>
      ) : (
        <ul class="tn-photos" aria-label={sheetTexts.photos}>
          {photos.map(photo => (photo.withdrawnAt === null ? <PhotoCard {...props} photo={photo} /> : <GonePhoto {...photo} />))}
        </ul>
      )}
      {hanging(photos).length >= MOST_PHOTOS && <p>{sheetTexts.photosFull(MOST_PHOTOS)}</p>}
      <PasteForm {...props} />
    </Section>
  )
}

function PhotoCard(props: Props & { readonly photo: Photo }) {
  const { photo, whole } = props
  const { id, no, words, byName } = photo
  const address = `/sheets/${whole.sheet.id}/photos/${id}`
  return (
    <li class="tn-photo" id={`photo-${id}`}>
      <a class="tn-photo__frame" href={address}>
        <img class="tn-photo__picture" src={address} alt={words || sheetTexts.photoOf(no)} loading="lazy" decoding="async" />
      </a>
      {words && <p class="tn-photo__words">{words}</p>}
      <p class="tn-quiet">{sheetTexts.photoBy(no, byName)}</p>
      {(whole.isKeeper || photo.isMine) && <TakeOffForm {...props} />}
    </li>
  )
}

function GonePhoto({ id, no, withdrawnWhy }: Photo) {
  return (
    <li class="tn-photo" id={`photo-${id}`} data-withdrawn="true">
      <p class="tn-quiet">{sheetTexts.photoGone(no, withdrawnWhy)}</p>
    </li>
  )
}

function TakeOffForm({ visit, whole, refused, photo }: Props & { readonly photo: Photo }) {
  return (
    <VerbForm
      visit={visit}
      action={`/sheets/${whole.sheet.id}/take-photo-off`}
      refused={refused}
      verb="take-photo-off"
      place={photo.id}
      summary={sheetTexts.takePhotoOff}
      button={sheetTexts.withdrawButton}
      kind="secondary"
      hidden={{ photoId: photo.id }}
    >
      {(form, at) => (
        <TextField
          id={at('why')}
          name="why"
          label={sheetTexts.fields.why}
          support={sheetTexts.support.takePhotoOff}
          required
          value={form.value('why')}
          error={form.error('why')}
        />
      )}
    </VerbForm>
  )
}

/** Everybody who reads the sheet pastes on it. */
function PasteForm({ visit, whole, refused }: Props) {
  return (
    <VerbForm
      visit={visit}
      action={`/sheets/${whole.sheet.id}/photos`}
      refused={refused}
      verb="photos"
      summary={sheetTexts.pastePhoto}
      button={sheetTexts.pasteButton}
      kind="secondary"
      takesFiles
    >
      {(form, at) => (
        <>
          <p>{sheetTexts.photosCare}</p>
          <PhotoField
            id={at('photo')}
            name="photo"
            label={sheetTexts.fields.photo}
            support={sheetTexts.support.photo}
            required
            error={form.error('photo')}
          />
          <TextField
            id={at('words')}
            name="words"
            label={sheetTexts.fields.photoWords}
            support={sheetTexts.support.photoWords}
            width="l"
            value={form.value('words')}
            error={form.error('words')}
          />
        </>
      )}
    </VerbForm>
  )
}
