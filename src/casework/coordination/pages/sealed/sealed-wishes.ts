import type { z } from 'zod'
import type { StaffId } from '../../../../kernel/id.ts'
import type { MeetingWish } from '../../acts/sealed/sealed-deeds.ts'
import type { SealedEntryId, SealedEntryWish, TransferWish } from '../../domain/sealed/compartment.ts'
import type { MEETING_BODY, TRANSFER_BODY, WRITE_BODY } from './sealed-bodies.ts'

/** An entry as it was sent, with what was not said as null. */
export function entryWishFrom(body: z.output<typeof WRITE_BODY>): SealedEntryWish {
  return {
    at: body.on,
    fact: body.fact ?? null,
    opinion: body.opinion ?? null,
    thirdParty: body.thirdParty ?? null,
    thirdPartyWho: body.thirdPartyWho ?? null,
    personWords: body.personWords ?? null,
    replaces: (body.replaces ?? null) as SealedEntryId | null,
    replaceWords: body.replaceWords ?? null,
  }
}

/** A meeting as it was sent. */
export function meetingWishFrom(body: z.output<typeof MEETING_BODY>): MeetingWish {
  return { typeCode: body.typeCode, at: body.on, present: body.present as StaffId[], others: body.others ?? null, minutes: body.minutes }
}

/** A proposal as it was sent. */
export function transferWishFrom(body: z.output<typeof TRANSFER_BODY>): TransferWish {
  const { direction, source, parts, basis, reason } = body
  return { direction, sourceId: source, parts, basis, reason, shareScope: body.direction === 'out' ? body.shareScope : null }
}
