import type { StaffId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { CompartmentId, LegalClass, Reporter, SealedEntryWish } from '../../domain/sealed/compartment.ts'
import { mayWriteSealed } from '../../domain/sealed/sealed-rules.ts'
import { addMember, answerCompartment, endCompartment, endMember, tellCoordinator } from '../../store/sealed/membership.ts'
import type { MeetingWish } from '../../store/sealed/sealed-entries.ts'
import { findSealedEntry, insertSealedEntry, insertSealedMeeting, listSealedTypes } from '../../store/sealed/sealed-entries.ts'
import { insertReporter, insertReporterOpening } from '../../store/sealed/transfers.ts'
import type { SealedDeed } from './change-compartment.ts'
import { fromAnswer } from './change-compartment.ts'

export type { MeetingWish } from '../../store/sealed/sealed-entries.ts'

/** The second person confirms that a compartment opens, or says why it should not. */
export function confirming(id: CompartmentId, confirms: boolean, words: string | null): SealedDeed {
  return {
    action: confirms ? 'compartment.confirm' : 'compartment.refuse',
    words,
    work: async tx => fromAnswer(await answerCompartment(tx.db, id, confirms, words), id),
  }
}

/** Writes one entry. */
export function writing(act: Act, id: CompartmentId, wish: SealedEntryWish): SealedDeed {
  return {
    action: 'compartment.write',
    work: async (tx, compartment) => {
      if (compartment.state === 'ended') return no(refusal('wrong-state'))
      const may = mayWriteSealed(wish, act.now.toISOString())
      if (!may.ok) return may
      const corrected = wish.replaces === null ? undefined : await findSealedEntry(tx.db, id, wish.replaces)
      if (wish.replaces !== null && corrected === undefined) return no(refusal('absent'))
      if (corrected?.isReplaced) return no(refusal('wrong-state'))
      return yes(await insertSealedEntry(act, tx.db, id, wish, null))
    },
  }
}

/** Writes one meeting down; its kind is one of those held inside compartments only. */
export function holding(act: Act, id: CompartmentId, wish: MeetingWish): SealedDeed {
  return {
    action: 'compartment.hold',
    work: async (tx, compartment) => {
      if (compartment.state === 'ended') return no(refusal('wrong-state'))
      const types = await listSealedTypes(tx.db, act.today)
      if (wish.typeCode !== 'members' && !types.some(type => type.code === wish.typeCode)) {
        return no(refusal('fields', { fields: { typeCode: '会議の種類を選んでください。' } }))
      }
      if (wish.at > act.now.toISOString()) return no(refusal('fields', { fields: { on: '開いた日時は、いまより前にしてください。' } }))
      return yes(await insertSealedMeeting(act, tx.db, id, wish))
    },
  }
}

/** Takes another member of staff in. */
export function takingIn(id: CompartmentId, staffId: StaffId, legalClass: LegalClass): SealedDeed {
  return {
    action: 'compartment.add-member',
    work: async tx => fromAnswer(await addMember(tx.db, id, staffId, legalClass), id),
  }
}

/** Lets a member go, or leaves. */
export function lettingGo(id: CompartmentId, staffId: StaffId, words: string): SealedDeed {
  return {
    action: 'compartment.end-member',
    words,
    logsFirst: true,
    work: async tx => fromAnswer(await endMember(tx.db, id, staffId, words), id),
  }
}

/** Decides whether the coordinator of the case may know that a sealed record exists, and whom to call. */
export function telling(id: CompartmentId, tells: boolean, whom: string | null, version: number | undefined): SealedDeed {
  return {
    action: 'compartment.tell',
    words: tells ? whom : null,
    work: async tx => fromAnswer(await tellCoordinator(tx.db, id, tells, whom, version), id),
  }
}

/** Ends a compartment; its members go on reading it. */
export function ending(id: CompartmentId, words: string): SealedDeed {
  return {
    action: 'compartment.end',
    words,
    work: async tx => fromAnswer(await endCompartment(tx.db, id, words), id),
  }
}

/** Writes down who reported. */
export function reporting(act: Act, id: CompartmentId, wish: Omit<Reporter, 'id'>): SealedDeed {
  return {
    action: 'compartment.record-reporter',
    work: async (tx, compartment) =>
      compartment.state === 'ended' ? no(refusal('wrong-state')) : yes(await insertReporter(act, tx.db, id, wish)),
  }
}

/** Opens who reported to the reader for ten minutes; the reason stands in the compartment's own log. */
export function openingReporter(act: Act, id: CompartmentId, reason: string): SealedDeed {
  return {
    action: 'compartment.open-reporter',
    words: reason,
    work: async tx => yes(await insertReporterOpening(act, tx.db, id, reason)),
  }
}
