import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import { chooseTime, markTimes, offerTimes } from '../../acts/conference/find-times.ts'
import { readTimes } from '../../acts/conference/read-choices.ts'
import { readConference } from '../../acts/conference/read-conference.ts'
import type { ConferenceId, SlotId } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { BestTimes } from './best-times.tsx'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf, onceOf } from './conference-id.ts'
import { TIMES_BODY } from './slots-body.ts'
import { MarkForm, OfferForm } from './slots-forms.tsx'
import { roomTexts } from './texts-rooms.ts'

/** Finding a time: what is offered, who can come when, and the best five. */
export function showSlots(visit: SignedVisit): Promise<Answer> {
  return draw(visit, undefined)
}

/** Offers times and asks those invited. */
export async function offer(visit: SignedVisit): Promise<Answer> {
  const read = readBody(TIMES_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await offerTimes(visit.act, conferenceIdOf(visit), versionOf(visit), read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return after(visit, 'times', done)
}

/** Marks when one could come. */
export async function mark(visit: SignedVisit): Promise<Answer> {
  const free = visit.form.all('free').flatMap(raw => readId<'slot'>(raw) ?? [])
  const invitationId = readId<'invitation'>(visit.form.get('invitationId')) ?? null
  return after(visit, 'mark', await markTimes(visit.act, conferenceIdOf(visit), { invitationId, free }, onceOf(visit)))
}

/** Settles on one time. */
export async function choose(visit: SignedVisit): Promise<Answer> {
  const slotId = readId<'slot'>(visit.form.get('slotId')) as SlotId | undefined
  if (slotId === undefined) return absentAnswer(visit)
  return after(visit, 'choose', await chooseTime(visit.act, conferenceIdOf(visit), versionOf(visit), slotId, onceOf(visit)))
}

async function after(visit: SignedVisit, done: string, result: Result<ConferenceId, Refusal>): Promise<Answer> {
  return result.ok ? seeOther(`/conferences/${result.value}/slots?done=${done}`) : draw(visit, result.refusal)
}

async function draw(visit: SignedVisit, refused: Refusal | undefined): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined || shown.head.invitations.length === 0) return absentAnswer(visit)
  const slots = await readTimes(visit.act, shown.head)
  const form = refused ? refusedForm(visit, refused) : await openForm(visit, { hours: '10:00、13:30、15:00' })
  const isOpen = isOpenStep('times', shown.head.conference.state)
  const { isConvenor } = shown.head
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="slots" hasErrors={form.hasErrors} flash={refused ? undefined : flashOf(visit)}>
      <FormNotices form={form} />
      {isConvenor && slots.length > 0 && (
        <Section id="best" title={roomTexts.slots.best}>
          <BestTimes visit={visit} shown={shown} slots={slots} isOpen={isOpen} />
        </Section>
      )}
      <Section id="mark" title={roomTexts.slots.mark}>
        {slots.length === 0 ? (
          <EmptyState {...roomTexts.slots.none} />
        ) : (
          <MarkForm visit={visit} shown={shown} slots={slots} isOpen={isOpen} />
        )}
      </Section>
      {isConvenor && isOpen && (
        <Section id="offer" title={roomTexts.slots.offer}>
          <p>{roomTexts.slots.lead}</p>
          <OfferForm visit={visit} shown={shown} slots={slots} form={form} />
        </Section>
      )}
    </ConferenceFrame>,
    form.status,
  )
}
