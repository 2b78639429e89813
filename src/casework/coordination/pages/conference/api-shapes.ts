import { z } from 'zod'
import type { ConferencePage, Material, MinutesPage } from '../../acts/conference/read-conference.ts'
import type { ConferenceLine } from '../../acts/conference/read-conferences.ts'
import { CONFERENCE_STATES } from '../../domain/conference/conference.ts'
import { SECRECY_CLASSES } from '../../domain/conference/conference-type.ts'
import { ADEQUACIES } from '../../domain/conference/minutes.ts'
import { guestName, typeOfItem } from './wording.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const words = z.string().nullable()

/** One conference in a list, with the kinds of the items the reader may know of. */
export const CONFERENCE_ROW = z.object({
  id,
  no: z.int(),
  title: z.string(),
  state: z.enum(CONFERENCE_STATES),
  startsAt: instant.nullable(),
  conveningAgencyName: z.string(),
  isConvenor: z.boolean(),
  kinds: z.array(z.object({ typeCode: z.string(), called: z.string() })),
})

/** One conference as far as it exists for the reader: only items and invitations that are theirs to know. */
export const CONFERENCE = z.object({
  id,
  no: z.int(),
  title: z.string(),
  state: z.enum(CONFERENCE_STATES),
  startsAt: instant.nullable(),
  minutesPlanned: z.int(),
  place: words,
  chair: words,
  conveningAgency: z.object({ id, name: z.string() }),
  isConvenor: z.boolean(),
  secrecyAcknowledgedAt: instant.nullable(),
  agenda: z.array(
    z.object({
      id,
      position: z.int(),
      caseId: id,
      typeCode: z.string(),
      called: z.string(),
      basis: z.string(),
      basisOn: day,
      basisReason: words,
      question: z.string(),
      planId: id.nullable(),
    }),
  ),
  invitations: z.array(
    z.object({
      id,
      agencyId: id.nullable(),
      name: z.string(),
      secrecyClass: z.enum(SECRECY_CLASSES),
      isNeeded: z.boolean(),
      itemIds: z.array(id),
    }),
  ),
  cancelWords: words,
  version: z.int(),
})

const prepSheet = z.object({
  itemId: id,
  invitationId: id,
  picture: words,
  doing: words,
  wanted: words,
  asked: words,
  at: instant,
  version: z.int(),
})

/** What lies open before a sitting. `kind` is the name of the kind of conference under which each pack was opened. */
export const BRIEFING = z.object({
  packs: z.array(
    z.object({
      itemId: id,
      kind: z.string(),
      frozenAt: instant,
      household: z.array(z.object({ name: z.string(), about: z.string() })),
      issues: z.array(z.object({ label: z.string(), words })),
      direction: words,
      actions: z.array(z.object({ who: z.string(), what: z.string(), due: day.nullable() })),
      entries: z.array(
        z.object({ at: instant, agencyName: z.string(), fact: words, opinion: words, personWords: words, thirdParty: words }),
      ),
      chronology: z.array(z.object({ when: z.string(), words: z.string() })),
    }),
  ),
  prepSheets: z.array(prepSheet),
})

/** The minutes that are the reader's to read, each under the name of its kind. */
export const MINUTES = z.object({
  state: z.enum(CONFERENCE_STATES),
  items: z.array(
    z.object({
      itemId: id,
      kind: z.string(),
      readers: z.enum(['present', 'present_and_team']),
      isFixed: z.boolean(),
      direction: words,
      facts: words,
      opinions: words,
      thirdParty: words,
      thirdPartyWho: words,
      decisions: words,
      adequacy: z.enum(ADEQUACIES).nullable(),
      adequacyWords: words,
      roles: z.array(z.object({ issue: z.string(), agencyId: id.nullable(), agencyName: words, action: words, dueOn: day.nullable() })),
    }),
  ),
  attendance: z.array(
    z.object({
      name: z.string(),
      office: words,
      agencyName: z.string(),
      secrecyClass: z.enum(SECRECY_CLASSES),
      isPresent: z.boolean(),
      ackedAt: instant.nullable(),
    }),
  ),
  version: z.int(),
})

/** A row of the list as the API gives it. */
export function rowResource(line: ConferenceLine): z.infer<typeof CONFERENCE_ROW> {
  const { conference } = line
  return {
    id: conference.id,
    no: line.no,
    title: conference.title,
    state: conference.state,
    startsAt: conference.startsAt,
    conveningAgencyName: line.conveningAgencyName,
    isConvenor: line.isConvenor,
    kinds: line.items.map(({ typeCode, called }) => ({ typeCode, called })),
  }
}

/** A conference as the API gives it to this reader. */
export function conferenceResource({ head }: ConferencePage): z.infer<typeof CONFERENCE> {
  const { conference } = head
  const { id: of, title, state, startsAt, minutesPlanned, place, chair, cancelWords, version } = conference
  return {
    ...{ id: of, title, state, startsAt, minutesPlanned, place, chair, cancelWords, version },
    no: head.no,
    conveningAgency: { id: conference.conveningAgency, name: head.conveningAgencyName },
    isConvenor: head.isConvenor,
    secrecyAcknowledgedAt: head.ackedAt,
    agenda: head.items.map(({ conferenceId: _c, caseNo: _n, caseLabel: _l, ...item }) => item),
    invitations: head.invitations.map(one => ({
      id: one.id,
      agencyId: one.agencyId,
      name: guestName(one),
      secrecyClass: one.secrecyClass,
      isNeeded: one.isNeeded,
      itemIds: [...one.itemIds],
    })),
  }
}

/** The material as the API gives it. */
export function briefingResource({ head, briefings, sheets }: Material): z.infer<typeof BRIEFING> {
  return {
    packs: briefings.map(({ itemId, frozenAt, content }) => ({
      itemId,
      kind: head.items.find(item => item.id === itemId)?.called ?? '',
      frozenAt,
      household: [...content.household],
      issues: [...content.issues],
      direction: content.direction,
      actions: [...content.actions],
      entries: [...content.entries],
      chronology: [...content.chronology],
    })),
    prepSheets: sheets.map(sheet => ({ ...sheet })),
  }
}

/** The minutes as the API gives them. */
export function minutesResource(shown: MinutesPage): z.infer<typeof MINUTES> {
  const { head } = shown
  return {
    state: head.conference.state,
    items: shown.minutes.map(({ writtenAt: _, ...minutes }) => {
      const item = head.items.find(one => one.id === minutes.itemId)
      return {
        ...minutes,
        kind: item?.called ?? '',
        readers: (item && typeOfItem(shown.types, item)?.minutesRule) ?? 'present',
        roles: shown.roles
          .filter(role => role.itemId === minutes.itemId)
          .map(({ issue, agencyId, agencyName, action, dueOn }) => ({ issue, agencyId, agencyName, action, dueOn })),
      }
    }),
    attendance: shown.attendance.map(({ invitationId: _i, staffId: _s, ...sat }) => sat),
    version: head.conference.version,
  }
}
