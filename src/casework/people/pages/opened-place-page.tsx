import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import { isFresh } from '../../../platform/http/fresh-proof.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { OpenedPlace } from '../acts/open-place.ts'
import { changePlace, openPlace } from '../acts/open-place.ts'
import { readProtection } from '../acts/read-protection.ts'
import { nameOf } from '../domain/person.ts'
import type { Place } from '../domain/protection.ts'
import { crumbsTo } from './consents-page.tsx'
import { postalCodeInWords } from './facts.tsx'
import { PLACE_BODY, placeFrom, REASON_BODY } from './protection-bodies.ts'
import { protectionPage } from './protection-page.tsx'
import { protectionTexts as words } from './protection-texts.ts'
import { onceOf, personIdOf } from './sent.ts'
import { standingForm } from './standing-form.ts'
import { texts } from './texts.ts'

/** POST /people/:id/protection/open: the protected place, for this one answer, after the reason was written down. */
export async function answerOpenPlace(visit: SignedVisit): Promise<Answer> {
  const read = readBody(REASON_BODY, bodyFromForm(visit.form))
  if (!read.ok) return protectionPage(visit, { verb: 'open', refused: refusal('fields', { fields: read.refusal }) })
  if (!isFresh(visit)) return unproved(visit)
  const opened = await openPlace(visit.act, personIdOf(visit), read.value.reason ?? '')
  if (!opened.ok) return protectionPage(visit, { verb: 'open', refused: opened.refusal })
  return page(<OpenedPage visit={visit} opened={opened.value} />)
}

/** The page again with the reason that was typed; that somebody tried is written down. */
async function unproved(visit: SignedVisit): Promise<Answer> {
  const refused = refusal('fresh-proof-missing')
  await visit.act.transaction(tx =>
    tx.audit({
      action: 'protection.open',
      subjectType: 'person',
      subjectIds: [personIdOf(visit)],
      outcome: 'refused',
      refusal: refused.code,
    }),
  )
  return protectionPage(visit, { verb: 'open', refused })
}

/** POST /people/:id/protection/place: a new place, kept like the old one. */
export async function answerPlace(visit: SignedVisit): Promise<Answer> {
  const id = personIdOf(visit)
  const read = readBody(PLACE_BODY, bodyFromForm(visit.form))
  if (!read.ok) return placeAgain(visit, refusal('fields', { fields: read.refusal }))
  const changed = await changePlace(visit.act, id, placeFrom(read.value), onceOf(visit))
  return changed.ok ? seeOther(`/people/${id}/protection?done=place`) : placeAgain(visit, changed.refusal)
}

/** What was typed, and nothing that was kept: for that a reason is owed again. */
async function placeAgain(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const view = await readProtection(visit.act, personIdOf(visit))
  if (view === undefined || refused.code === 'absent') return absentAnswer(visit)
  const form = refusedForm(visit, refused)
  const { person } = view
  return page(
    <Layout title={words.placeTitle} hasErrors frame={frameOf(visit, 'people')} crumbs={crumbsTo(person, words.placeTitle)} withExit>
      <FormNotices form={form} />
      <PageTitle title={words.placeTitle} lead={nameOf(person)} />
      <PlaceForm visit={visit} personId={person.id} form={form} />
    </Layout>,
    form.status,
  )
}

function OpenedPage({ visit, opened }: { readonly visit: SignedVisit; readonly opened: OpenedPlace }) {
  const { person, places } = opened
  const own = places.find(({ of, subjectId }) => of === 'person' && subjectId === person.id)
  return (
    <Layout title={words.openedTitle} frame={frameOf(visit, 'people')} crumbs={crumbsTo(person, words.openedTitle)} withExit>
      <PageTitle title={`${nameOf(person)} ${words.openedTitle}`} />
      <Banner tone="bad" title={texts.person.isProtected}>
        <p>{words.openedText}</p>
      </Banner>
      {places.length === 0 && <p>{words.openedNone}</p>}
      {places.map((kept, index) => (
        <Section id={`place-${index}`} title={titleOf(opened, kept)}>
          <Description rows={rowsOf(kept.place)} />
        </Section>
      ))}
      <PlaceForm visit={visit} personId={person.id} form={standingForm(own ? initialOf(own.place) : {})} />
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/people/${person.id}/protection`}>
          {words.actions.back}
        </ButtonLink>
      </ButtonRow>
    </Layout>
  )
}

function titleOf({ person, households }: OpenedPlace, kept: OpenedPlace['places'][number]): string {
  if (kept.of === 'person') return kept.subjectId === person.id ? words.ofPerson : words.ofMate
  return words.ofHousehold(households.find(({ householdId }) => householdId === kept.subjectId)?.label ?? '')
}

function rowsOf(place: Place) {
  const { fields } = texts
  return [
    { label: fields.postalCode, value: postalCodeInWords(place.postalCode) },
    { label: fields.address, value: place.address ?? '', wide: true },
    { label: fields.councilNo, value: place.councilNo === null ? '' : String(place.councilNo) },
    { label: fields.phone, value: place.phone ?? '' },
    { label: fields.phoneOther, value: place.phoneOther ?? '' },
    { label: fields.email, value: place.email ?? '' },
    { label: fields.contactNote, value: place.contactNote ?? '', wide: true },
  ].filter(({ value }) => value !== '')
}

function PlaceForm({ visit, personId, form }: { readonly visit: SignedVisit; readonly personId: string; readonly form: FormState }) {
  const line = (name: keyof typeof texts.fields) => ({ name, label: texts.fields[name], value: form.value(name), error: form.error(name) })
  return (
    <Disclosure summary={words.placeTitle} isOpen={form.hasErrors}>
      <p>{words.placeLead}</p>
      <Form
        action={`/people/${personId}/protection/place`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        label={words.placeTitle}
      >
        <FieldRow>
          <TextField {...line('postalCode')} width="s" inputmode="numeric" />
          <TextField {...line('councilNo')} width="xs" inputmode="numeric" />
        </FieldRow>
        <TextField {...line('address')} width="full" />
        <FieldRow>
          <TextField {...line('phone')} inputmode="tel" />
          <TextField {...line('phoneOther')} inputmode="tel" />
          <TextField {...line('email')} inputmode="email" />
        </FieldRow>
        <TextField {...line('contactNote')} width="full" />
        <ButtonRow>
          <Button kind="secondary" busyLabel={words.actions.saving}>
            {words.actions.place}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

function initialOf(place: Place) {
  return { ...place, councilNo: place.councilNo === null ? null : String(place.councilNo) }
}
