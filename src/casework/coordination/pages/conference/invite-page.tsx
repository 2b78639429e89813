import type { AgencyId } from '../../../../kernel/id.ts'
import { newId, readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ActionForm } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import type { TableRow } from '../../../../ui/table.tsx'
import { Table } from '../../../../ui/table.tsx'
import { invite, uninvite } from '../../acts/conference/invite.ts'
import { readGuests, readMembers } from '../../acts/conference/read-choices.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { readConference } from '../../acts/conference/read-conference.ts'
import type { NamedInvitation } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { INVITE_BODY } from './bodies.ts'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf, invitationIdOf, onceOf } from './conference-id.ts'
import { InviteForm } from './invite-form.tsx'
import { texts } from './texts.ts'
import { roomTexts } from './texts-rooms.ts'
import { guestName } from './wording.ts'

/** Who is called to which items, and the form to call more. */
export async function showInvite(visit: SignedVisit): Promise<Answer> {
  return draw(visit, undefined)
}

/** Calls an agency or a person to items. */
export async function makeInvitation(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  if (visit.form.get('step') === 'members') return draw(visit, undefined, true)
  const read = readBody(INVITE_BODY, bodyFromForm(visit.form, { lists: ['itemIds', 'staffIds'], ticks: ['isNeeded'] }))
  const done = read.ok
    ? await invite(visit.act, id, versionOf(visit), read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return done.ok ? seeOther(`/conferences/${id}/invite?done=invite`) : draw(visit, done.refusal)
}

/** Takes an invitation back. */
export async function dropInvitation(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const done = await uninvite(visit.act, id, invitationIdOf(visit), versionOf(visit), onceOf(visit))
  return done.ok ? seeOther(`/conferences/${id}/invite?done=uninvite`) : draw(visit, done.refusal)
}

async function draw(visit: SignedVisit, refused: Refusal | undefined, isChoosing = false): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined || !shown.head.isConvenor) return absentAnswer(visit)
  const guests = await readGuests(visit.act)
  const form: FormState = refused
    ? refusedForm(visit, refused)
    : isChoosing
      ? { ...refusedForm(visit, refusal('fields')), notice: undefined, hasErrors: false, status: 200 }
      : await openForm(visit, firstWish(visit, shown))
  const chosen = readId<'agency'>(form.value('agencyId'))
  const members = chosen === undefined ? undefined : await readMembers(visit.act, chosen as AgencyId)
  const mayInvite = isOpenStep('invite', shown.head.conference.state)
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="invite" hasErrors={form.hasErrors} flash={refused ? undefined : flashOf(visit)}>
      <FormNotices form={form} />
      <Section id="listed" title={roomTexts.invite.listed}>
        <p>{roomTexts.invite.lead}</p>
        <Guests visit={visit} shown={shown} />
      </Section>
      {mayInvite && (
        <Section id="add" title={roomTexts.invite.add}>
          <InviteForm visit={visit} shown={shown} form={form} guests={guests} members={members} />
        </Section>
      )}
    </ConferenceFrame>,
    form.status,
  )
}

/** The form begins with every item, or, for an agency that is called already, with how it is called. */
function firstWish(visit: SignedVisit, { head }: ConferencePage): Initial {
  const called = head.invitations.find(one => one.agencyId !== null && one.agencyId === visit.query.get('agency'))
  if (called === undefined) return { secrecyClass: 'public_body', itemIds: head.items.map(item => item.id), isNeeded: 'yes' }
  const { agencyId, secrecyClass, itemIds, staffIds, isNeeded } = called
  return { agencyId, secrecyClass, itemIds, staffIds, isNeeded: isNeeded ? 'yes' : '' }
}

function Guests({ visit, shown }: { readonly visit: SignedVisit; readonly shown: ConferencePage }) {
  const { column } = roomTexts.invite
  return (
    <Table
      caption={roomTexts.invite.listed}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'who', label: column.who },
        { key: 'items', label: column.items },
        { key: 'secrecyClass', label: column.secrecyClass },
        { key: 'told', label: column.told },
        { key: 'remove', label: column.act },
      ]}
      rows={shown.head.invitations.map(one => rowOf(visit, shown, one))}
      empty={{ title: texts.people.none, text: roomTexts.invite.lead }}
    />
  )
}

function rowOf(visit: SignedVisit, shown: ConferencePage, one: NamedInvitation): TableRow {
  const { conference, items } = shown.head
  const isOwn = one.agencyId === visit.act.reader.agencyId
  const numbers = items.flatMap((item, index) => (one.itemIds.includes(item.id) ? [texts.agenda.item(index + 1)] : []))
  return {
    key: one.id,
    cells: {
      who: (
        <>
          {`${guestName(one)}${isOwn ? roomTexts.invite.own : ''}`}
          {one.staffNames.length > 0 && `　${one.staffNames.join('、')}`} {one.isNeeded && <Badge tone="info">{texts.people.needed}</Badge>}{' '}
          {one.agencyId !== null && isOpenStep('invite', conference.state) && (
            <a href={`/conferences/${conference.id}/invite?agency=${one.agencyId}#add`}>
              <span aria-hidden="true">{roomTexts.invite.nameStaff}</span>
              <span class="tn-visually-hidden">{roomTexts.invite.nameStaffOf(guestName(one))}</span>
            </a>
          )}
        </>
      ),
      items: numbers.join('、'),
      secrecyClass: roomTexts.invite.secrecy[one.secrecyClass],
      told: one.toldItems.length > 0 ? <Badge tone="good">{texts.people.told}</Badge> : '',
      remove: !isOwn && isOpenStep('change', conference.state) && (
        <ActionForm
          action={`/conferences/${conference.id}/invite/${one.id}/drop`}
          token={visit.formToken}
          kind="quiet"
          version={conference.version}
          idempotencyKey={newId()}
        >
          {roomTexts.invite.remove}
        </ActionForm>
      ),
    },
  }
}
