import type { FieldErrors, Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { ConferenceHead, ConferenceId } from '../../domain/conference/conference.ts'
import { missingBeforeCall } from '../../domain/conference/conference-steps.ts'
import { typeOn } from '../../domain/conference/conference-type.ts'
import { insertBriefing } from '../../store/conference/briefings.ts'
import { listTypes } from '../../store/conference/types.ts'
import { changeConference } from './change-conference.ts'
import { basisFor } from './consent-standing.ts'
import { makeBriefing } from './make-briefing.ts'
import { openTo } from './open-material.ts'

type Version = number | undefined

/** Calls everybody on the list: from now on the sitting, with the items they are invited to, exists for them. */
export function callConference(act: Act, id: ConferenceId, version: Version, request: Once): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'call',
      action: 'conference.call',
      decide: head => {
        const missing = missingBeforeCall(head)
        const fields: FieldErrors = Object.fromEntries(missing.map(what => [what, MISSING[what]]))
        return missing.length > 0 ? no(refusal('fields', { fields })) : yes([{ kind: 'called', body: {} }])
      },
    },
    request,
  )
}

/**
 * Freezes the pack of every item and opens it to those invited, each of whom is entered in the register of disclosures. Pressed again,
 * it opens a newer pack.
 */
export function briefConference(
  act: Act,
  codes: Codes,
  id: ConferenceId,
  version: Version,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'brief',
      action: 'conference.brief',
      decide: async (head, tx) => {
        const stands = await stillStand(act, tx, head)
        if (!stands.ok) return stands
        const itemIds = head.items.map(item => item.id)
        for (const item of head.items) {
          const content = await makeBriefing(act, tx, codes, item)
          await insertBriefing(act, tx.db, { conferenceId: id, itemId: item.id, content })
        }
        const opened = await openTo(act, tx, head, head.invitations, itemIds)
        return opened.ok ? yes([{ kind: 'briefed', body: { itemIds } }]) : opened
      },
    },
    request,
  )
}

/** Begins the sitting. Items that stand on consent are looked at once more: somebody may have taken it back meanwhile. */
export function holdConference(act: Act, id: ConferenceId, version: Version, request: Once): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'hold',
      action: 'conference.hold',
      decide: async (head, tx) => {
        const stands = await stillStand(act, tx, head)
        if (!stands.ok) return stands
        const opened = await openTo(
          act,
          tx,
          head,
          head.invitations,
          head.items.map(item => item.id),
        )
        return opened.ok ? yes([{ kind: 'held', body: {} }]) : opened
      },
    },
    request,
  )
}

/** Calls a sitting off, with a reason; calendars take it out. */
export function cancelConference(
  act: Act,
  id: ConferenceId,
  version: Version,
  words: string,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'cancel',
      action: 'conference.cancel',
      detail: { words },
      decide: () =>
        words === ''
          ? no(refusal('fields', { fields: { words: '中止する理由を書いてください。' } }))
          : yes([{ kind: 'cancelled', body: { words } }]),
    },
    request,
  )
}

const MISSING = {
  time: '日時を決めてください。',
  item: '議題を入れてください。',
  guest: 'どの議題にも、ほかに一つは機関か人を招いてください。',
} as const

async function stillStand(act: Act, tx: Tx, head: ConferenceHead): Promise<Result<true, Refusal>> {
  const types = await listTypes(tx.db)
  for (const item of head.items.filter(one => one.basis === 'consent')) {
    const type = typeOn(types, item.typeCode, item.basisOn)
    const basis = type && (await basisFor(tx, type, { caseId: item.caseId, on: act.today, reason: null }))
    if (basis === undefined || !basis.ok) return no(refusal('basis-needs-consent'))
  }
  return yes(true)
}
