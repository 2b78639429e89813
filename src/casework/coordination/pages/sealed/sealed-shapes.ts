import { z } from 'zod'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import type { Compartment } from '../../domain/sealed/compartment.ts'

/** One line of the reader's own compartments. */
export const COMPARTMENT_ROW = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  state: z.string(),
  caseId: z.string().nullable(),
  keptBy: z.string(),
  openedAt: z.string(),
  version: z.number(),
})

/** A compartment as its members read it. Who reported is not in it. */
export const COMPARTMENT = COMPARTMENT_ROW.extend({
  toldCoordinator: z.boolean(),
  whomToCall: z.string().nullable(),
  members: z.array(z.object({ staffId: z.string(), name: z.string(), agency: z.string(), legalClass: z.string() })),
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      fact: z.string().nullable(),
      opinion: z.string().nullable(),
      thirdParty: z.string().nullable(),
      thirdPartyWho: z.string().nullable(),
      personWords: z.string().nullable(),
      replaces: z.string().nullable(),
      isReplaced: z.boolean(),
    }),
  ),
  meetings: z.array(z.object({ id: z.string(), typeCode: z.string(), at: z.string(), minutes: z.string() })),
  transfers: z.array(
    z.object({
      id: z.string(),
      direction: z.string(),
      sourceId: z.string(),
      parts: z.array(z.string()),
      basis: z.string(),
      reason: z.string(),
      state: z.string(),
      proposedBy: z.string(),
    }),
  ),
  nextEntry: z.string().nullable(),
})

/** A row as the API gives it. */
export function compartmentRow({
  id,
  kind,
  label,
  state,
  caseId,
  keptBy,
  openedAt,
  version,
}: Compartment): z.output<typeof COMPARTMENT_ROW> {
  return { id, kind, label, state, caseId, keptBy, openedAt, version }
}

/** A compartment as the API gives it. */
export function compartmentResource(view: CompartmentView): z.output<typeof COMPARTMENT> {
  const { compartment } = view
  return {
    ...compartmentRow(compartment),
    toldCoordinator: compartment.toldCoordinator,
    whomToCall: compartment.whomToCall,
    members: view.members.map(({ staffId, staffName, agencyName, legalClass }) => ({
      staffId,
      name: staffName,
      agency: agencyName,
      legalClass,
    })),
    entries: view.entries.map(({ id, at, staffName, fact, opinion, thirdParty, thirdPartyWho, personWords, replaces, isReplaced }) => ({
      id,
      at,
      by: staffName,
      fact,
      opinion,
      thirdParty,
      thirdPartyWho,
      personWords,
      replaces,
      isReplaced,
    })),
    meetings: view.meetings.map(({ id, typeCode, at, minutes }) => ({ id, typeCode, at, minutes })),
    transfers: view.transfers.map(({ id, direction, sourceId, parts, basis, reason, state, proposedBy }) => ({
      id,
      direction,
      sourceId,
      parts: [...parts],
      basis,
      reason,
      state,
      proposedBy,
    })),
    nextEntry: view.next ?? null,
  }
}
