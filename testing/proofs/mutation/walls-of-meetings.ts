import type { ItemStanding } from '../../../src/casework/coordination/domain/conference/minutes-sight.ts'
import { mayReadMaterial, mayReadMinutes, seesItem } from '../../../src/casework/coordination/domain/conference/minutes-sight.ts'
import type { Rules } from '../../sight/expected.ts'
import type { Town } from './town.ts'
import type { Me, Rule, Wall } from './wall.ts'
import { all, any, anybody, named } from './wall.ts'

/** The rules of sight of an item, its material and its minutes, as the product says them without SQL. */
export type ItemRules = { seesItem: typeof seesItem; mayReadMaterial: typeof mayReadMaterial; mayReadMinutes: typeof mayReadMinutes }

type Fields = Readonly<Record<string, unknown>>

/** Who is called to a sitting, who sat there and who confirmed the notice, over the facts. */
function groundOf(town: Town, sees: Rules) {
  const rowsOf = (table: string): readonly Fields[] => (town.tables.get(`coordination.${table}`)?.rows ?? []).map(({ row }) => row)
  const gathered = (table: string, column: string) => {
    const found = new Map<unknown, Fields[]>()
    for (const row of rowsOf(table)) found.set(row[column], [...(found.get(row[column]) ?? []), row])
    return (id: unknown): readonly Fields[] => found.get(id) ?? []
  }
  const byId = (table: string) => new Map(rowsOf(table).map(row => [row['id'], row]))
  const [sittings, items, invitations] = [byId('conference'), byId('agenda_item'), byId('invitation')]
  const [invitedTo, itemsOf, invitationsOf] = [
    gathered('invited_item', 'item_id'),
    gathered('agenda_item', 'conference_id'),
    gathered('invitation', 'conference_id'),
  ]
  const [acksOf, attendanceOf, invitedBy] = [
    gathered('secrecy_ack', 'conference_id'),
    gathered('attendance', 'conference_id'),
    gathered('invited_item', 'invitation_id'),
  ]
  const types = rowsOf('conference_type')
  const standingOf = sees.standingOf
  const itemStanding = (item: Fields): ItemStanding => {
    const sitting = sittings.get(item['conference_id']) ?? {}
    const about = standingOf(item['case_id'])
    const kind = types.find(
      one =>
        one['code'] === item['type_code'] &&
        String(one['valid_from']) <= String(item['basis_on']) &&
        (one['valid_to'] === null || String(item['basis_on']) < String(one['valid_to'])),
    )
    const asked = invitedTo(item['id']).filter(one => one['is_live'] === true)
    return {
      item: { id: item['id'] as never },
      minutesRule: kind?.['minutes_rule'] as ItemStanding['minutesRule'],
      state: sitting['state'] as ItemStanding['state'],
      isCalled: sitting['called_at'] !== null,
      conveningAgency: sitting['convening_agency'] as never,
      invitations: invitationsOf(item['conference_id'])
        .filter(one => one['is_live'] === true)
        .map(one => ({
          id: one['id'] as never,
          agencyId: one['agency_id'] as never,
          isToItem: asked.some(to => to['invitation_id'] === one['id']),
        })),
      team: about.team.filter(one => one.endsOn === null || one.endsOn >= sees.today).map(one => one.agencyId),
      conflicts: about.conflicts,
      glass: about.glass,
      acked: acksOf(item['conference_id']).map(one => one['staff_id'] as never),
    }
  }
  return { sittings, items, invitations, itemsOf, invitationsOf, acksOf, attendanceOf, invitedBy, itemStanding }
}

/** Sittings, their agenda, and what is written at them. */
export function wallsOfMeetings(
  town: Town,
  sees: Rules,
  rules: ItemRules = { seesItem, mayReadMaterial, mayReadMinutes },
): Readonly<Record<string, Wall>> {
  const at = groundOf(town, sees)
  const convenes = (id: unknown, me: Me) => me.agency !== null && at.sittings.get(id)?.['convening_agency'] === me.agency
  const wasInvited = (id: unknown, me: Me) => {
    const sitting = at.sittings.get(id)
    if (me.agency === null || (sitting?.['called_at'] === null && sitting['asked_at'] === null)) return false
    return at.invitationsOf(id).some(one => one['is_live'] === true && one['agency_id'] === me.agency)
  }
  const inConflict = (id: unknown, me: Me) => me.reader !== undefined && sees.standingOf(id).conflicts.includes(me.reader.staffId)
  const sight = (id: unknown, me: Me) => (me.reader === undefined ? undefined : sees.supportCase(id, me.reader))
  const seesCase = (id: unknown, me: Me) => sight(id, me)?.sight === 'whole'
  const stands = (id: unknown, me: Me) => sight(id, me)?.because === 'team'
  const hasItem = (id: unknown, me: Me) => at.itemsOf(id).some(item => item['is_live'] === true && seesCase(item['case_id'], me))
  const isLive = (id: unknown) => at.items.get(id)?.['is_live'] === true
  const convenesItem = (id: unknown, me: Me) => {
    const item = at.items.get(id)
    return item !== undefined && isLive(id) && convenes(item['conference_id'], me) && !inConflict(item['case_id'], me)
  }
  const standing = (id: unknown) => at.itemStanding(at.items.get(id) ?? {})
  const wasInvitedTo = (id: unknown, me: Me) => {
    const known = at.items.get(id)
    if (known === undefined || !isLive(id) || me.agency === null || inConflict(known['case_id'], me)) return false
    const { isCalled, invitations } = standing(id)
    return isCalled && invitations.some(one => one.isToItem && one.agencyId === me.agency)
  }
  const isOpen = (id: unknown) => ['briefed', 'held', 'minutes_draft'].includes(String(at.sittings.get(id)?.['state']))
  const acked = (id: unknown, me: Me) => me.staffId !== null && at.acksOf(id).some(one => one['staff_id'] === me.staffId)
  const meets = (id: unknown, invitation: unknown, me: Me) =>
    at.invitedBy(invitation).some(one => one['conference_id'] === id && one['is_live'] === true && wasInvitedTo(one['item_id'], me))
  const isMine = (id: unknown, me: Me) => {
    const known = at.invitations.get(id)
    return known?.['is_live'] === true && known['agency_id'] === me.agency && wasInvited(known['conference_id'], me)
  }
  const presence = (id: unknown) =>
    at.attendanceOf(id).map(one => ({ invitationId: one['invitation_id'] as never, isPresent: one['is_present'] === true }))

  const begins = (row: Fields) => String(row['valid_from']) > sees.today
  const convening: Rule = (row, me) => convenes(row['conference_id'], me)
  const keeper: Rule = (row, me) => acked(row['conference_id'], me) && convenesItem(row['item_id'], me)
  const whileOpen: Rule = row => isOpen(row['conference_id'])
  const preparing: Rule = (row, me) =>
    acked(row['conference_id'], me) &&
    (convenesItem(row['item_id'], me) || (wasInvitedTo(row['item_id'], me) && isMine(row['invitation_id'], me)))
  const oneself: Rule = (row, me) => me.agency !== null && row['by_staff'] === me.staffId && row['by_agency'] === me.agency
  const minutes = (id: unknown, me: Me) =>
    me.reader !== undefined && isLive(id) && rules.mayReadMinutes(standing(id), presence(at.items.get(id)?.['conference_id']), me.reader)
  return {
    'coordination.conference': {
      reads: (row, me) => convenes(row['id'], me) || wasInvited(row['id'], me) || hasItem(row['id'], me),
      changes: (row, me) => convenes(row['id'], me),
      adds: (row, me) =>
        me.agency !== null && row['convening_agency'] === me.agency && row['made_by'] === me.staffId && row['state'] === 'planned',
      change: 'update coordination.conference set place = null',
      writer: { convening_agency: 'agency', made_by: 'staff' },
      carried: [{ change: `update coordination.conference set convening_agency = '{elsewhere}'` }],
    },
    'coordination.conference_act': { reads: convening, adds: all(oneself, convening), writer: { by_staff: 'staff', by_agency: 'agency' } },
    'coordination.conference_type': {
      reads: anybody,
      changes: (row, me) => me.has('administer') && row['is_sealed'] !== true,
      removes: (row, me) => me.has('administer') && row['is_sealed'] !== true && begins(row),
      adds: (row, me) => me.has('administer') && row['is_sealed'] !== true && begins(row),
      change: 'update coordination.conference_type set valid_to = null',
      carried: [{ change: `update coordination.conference_type set valid_to = '2021-04-02'` }],
    },
    'coordination.plan_template': { reads: anybody },
    'coordination.agenda_item': {
      reads: (row, me) => {
        if (row['is_live'] === true && me.reader !== undefined) return rules.seesItem(at.itemStanding(row), me.reader)
        return seesCase(row['case_id'], me) || (convening(row, me) && !inConflict(row['case_id'], me))
      },
      changes: (row, me) => convening(row, me) && stands(row['case_id'], me),
      adds: (row, me) => convening(row, me) && stands(row['case_id'], me) && row['added_by'] === me.staffId,
      change: 'update coordination.agenda_item set plan_id = null',
      writer: { added_by: 'staff' },
      carried: [{ change: `update coordination.agenda_item set conference_id = '{sitting}'` }],
    },
    'coordination.invitation': {
      reads: (row, me) => {
        if (convening(row, me)) return true
        return (
          row['is_live'] === true &&
          ((row['agency_id'] === me.agency && wasInvited(row['conference_id'], me)) || meets(row['conference_id'], row['id'], me))
        )
      },
      changes: convening,
      adds: all(convening, named('invited_by')),
      change: 'update coordination.invitation set outside_office = null',
      writer: { invited_by: 'staff' },
    },
    'coordination.invited_item': {
      reads: (row, me) => convening(row, me) || (row['is_live'] === true && wasInvitedTo(row['item_id'], me)),
      changes: convening,
      adds: convening,
      change: 'update coordination.invited_item set told_at = null',
    },
    'coordination.attendance': {
      reads: (row, me) => convening(row, me) || meets(row['conference_id'], row['invitation_id'], me),
      removes: all(convening, whileOpen),
      adds: all(convening, whileOpen, named('noted_by')),
      writer: { noted_by: 'staff' },
    },
    'coordination.briefing': {
      reads: (row, me) => me.reader !== undefined && isLive(row['item_id']) && rules.mayReadMaterial(standing(row['item_id']), me.reader),
      adds: (row, me) => convenesItem(row['item_id'], me) && row['frozen_by'] === me.staffId,
      writer: { frozen_by: 'staff' },
    },
    'coordination.item_minutes': {
      reads: (row, me) => keeper(row, me) || (row['is_fixed'] === true && minutes(row['item_id'], me)),
      changes: (row, me) => row['is_fixed'] !== true && keeper(row, me),
      adds: all(whileOpen, keeper, named('written_by')),
      change: 'update coordination.item_minutes set written_by = platform.reader_id()',
      writer: { written_by: 'staff' },
      carried: [{ change: `update coordination.item_minutes set written_by = '{others}'` }],
    },
    'coordination.prep_sheet': {
      reads: (row, me) =>
        acked(row['conference_id'], me) &&
        (convenesItem(row['item_id'], me) || (wasInvitedTo(row['item_id'], me) && (whileOpen(row, me) || row['by_agency'] === me.agency))),
      changes: preparing,
      adds: all(oneself, preparing),
      change: 'update coordination.prep_sheet set by_staff = platform.reader_id(), by_agency = staff.my_agency()',
      writer: { by_staff: 'staff', by_agency: 'agency' },
      carried: [{ change: `update coordination.prep_sheet set by_staff = '{others}', by_agency = staff.my_agency()` }],
    },
    'coordination.role_assignment': {
      reads: (row, me) => keeper(row, me) || minutesOfOthers(row['item_id'], me),
      changes: all(whileOpen, keeper),
      removes: all(whileOpen, keeper, row => row['task_id'] === null),
      adds: all(whileOpen, keeper),
      change: 'update coordination.role_assignment set due_on = null',
    },
    'coordination.secrecy_ack': {
      reads: (row, me) => (row['staff_id'] === me.staffId && me.agency !== null) || convening(row, me),
      adds: (row, me) => {
        const id = row['conference_id']
        const isOwn = row['staff_id'] === me.staffId && me.agency !== null && row['agency_id'] === me.agency
        return isOwn && (convenes(id, me) || wasInvited(id, me) || hasItem(id, me))
      },
      writer: { staff_id: 'staff', agency_id: 'agency' },
    },
    'coordination.slot': {
      reads: any(convening, (row, me) => wasInvited(row['conference_id'], me)),
      changes: convening,
      adds: convening,
      change: 'update coordination.slot set is_live = true',
    },
    'coordination.slot_answer': {
      reads: any(convening, (row, me) => isMine(row['invitation_id'], me)),
      changes: any(convening, (row, me) => isMine(row['invitation_id'], me)),
      adds: all(
        named('by_staff'),
        any(convening, (row, me) => isMine(row['invitation_id'], me)),
      ),
      change: 'update coordination.slot_answer set by_staff = platform.reader_id()',
      writer: { by_staff: 'staff' },
      carried: [{ change: `update coordination.slot_answer set by_staff = '{others}'` }],
    },
  }

  function minutesOfOthers(id: unknown, me: Me): boolean {
    return at.sittings.get(at.items.get(id)?.['conference_id'])?.['state'] === 'minutes_fixed' && minutes(id, me)
  }
}
