import type { AgencyId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { ConferenceHead, ConferenceId, Invitation, InvitationId, ItemId } from '../../domain/conference/conference.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import { dropInvitation, insertInvitation, updateInvitation } from '../../store/conference/invitations.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { changeConference } from './change-conference.ts'
import { groundsFor } from './grounds.ts'
import { openTo } from './open-material.ts'

/** Whom to call, in which secrecy class, to which items. */
export type InviteWish = Pick<Invitation, 'agencyId' | 'staffIds' | 'outside' | 'secrecyClass' | 'isNeeded' | 'itemIds'>

/**
 * Calls an agency or a person to items of a sitting. An agency that is called already is called anew: its items are set to these.
 * Where the material lies open already, it opens to them at once and is entered in the register of disclosures.
 */
export function invite(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  wish: InviteWish,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'invite',
      action: 'conference.invite',
      detail: { toAgency: wish.agencyId, items: wish.itemIds },
      decide: async (head, tx) => {
        const complaint = complaintAbout(head, wish) ?? (await staffComplaint(tx, wish))
        if (complaint) return no(refusal('fields', { fields: complaint }))
        const covered = await areAllCovered(act, tx, head, wish)
        if (!covered.ok) return covered
        const known = head.invitations.find(one => wish.agencyId !== null && one.agencyId === wish.agencyId)
        const invitation = { ...(known ?? fresh(act, id)), ...wish }
        await (known ? updateInvitation(tx.db, invitation) : insertInvitation(act, tx.db, invitation))
        const opened = head.conference.briefedAt === null ? yes(true as const) : await openTo(act, tx, head, [invitation], wish.itemIds)
        if (!opened.ok) return opened
        return yes([{ kind: 'invited', body: { invitationId: invitation.id, itemIds: wish.itemIds } }])
      },
    },
    request,
  )
}

/** Takes an invitation back. The convenor's own seat stays. */
export function uninvite(
  act: Act,
  id: ConferenceId,
  invitationId: InvitationId,
  version: number | undefined,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'change',
      action: 'conference.uninvite',
      detail: { invitationId },
      decide: async (head, tx) => {
        const known = head.invitations.find(one => one.id === invitationId)
        if (known === undefined || known.agencyId === act.reader.agencyId) return no(refusal('absent'))
        await dropInvitation(tx.db, invitationId)
        return yes([{ kind: 'uninvited', body: { invitationId } }])
      },
    },
    request,
  )
}

function fresh(act: Act, conferenceId: ConferenceId) {
  return { id: newId<'invitation'>(act.now.getTime()), conferenceId, toldItems: [] }
}

function complaintAbout(head: ConferenceHead, wish: InviteWish): Readonly<Record<string, string>> | undefined {
  const items = head.items.filter(item => wish.itemIds.includes(item.id))
  if (items.length === 0 || items.length < new Set(wish.itemIds).size) return { itemIds: 'どの議題に招くかを選んでください。' }
  if ((wish.agencyId === null) === (wish.outside === null)) return { agencyId: '機関を選ぶか、名簿にない方のお名前を書いてください。' }
  if (wish.outside && items.some(item => item.basis === 'consent')) {
    return { itemIds: 'ご本人の同意は、名簿の機関を名指ししています。同意による議題には、名簿にある機関を招いてください。' }
  }
  return undefined
}

/** Whoever is named works with people at the invited agency today. */
async function staffComplaint(tx: Tx, { agencyId, staffIds }: InviteWish): Promise<Readonly<Record<string, string>> | undefined> {
  if (staffIds.length === 0) return undefined
  const members = agencyId === null ? [] : await listTeamStaff(tx.db, [agencyId])
  const areAllThere = staffIds.every(id => members.some(one => one.id === id))
  return areAllThere ? undefined : { staffIds: '招く機関で相談を受けている方から選んでください。' }
}

async function areAllCovered(act: Act, tx: Tx, head: ConferenceHead, wish: InviteWish): Promise<Result<true, Refusal>> {
  const { agencyId } = wish
  if (agencyId === null || agencyId === act.reader.agencyId) return yes(true)
  for (const itemId of wish.itemIds) {
    if (!(await isCovered(act, tx, head, itemId, agencyId))) {
      const agency = 'ご本人の同意に、この機関が入っていません。同意を広げるか、支援会議の議題にしてください。'
      return no(refusal('out-of-consent', { fields: { agencyId: agency } }))
    }
  }
  return yes(true)
}

async function isCovered(act: Act, tx: Tx, head: ConferenceHead, itemId: ItemId, agencyId: AgencyId): Promise<boolean> {
  const item = head.items.find(one => one.id === itemId)
  const about = item && (await lookAtCase(tx.db, item.caseId))
  return item !== undefined && about !== undefined && (await groundsFor(act, tx, item, about, agencyId)) !== undefined
}
