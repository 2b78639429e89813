import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import { tellsProtectedPlace } from '../../../people/index.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import type { EntryId } from '../../domain/case/log-entry.ts'
import { BARE_ENTRY } from '../../domain/case/log-entry.ts'
import type { Compartment, SealedWords, Transfer, TransferId, TransferWish } from '../../domain/sealed/compartment.ts'
import { partsOf } from '../../domain/sealed/compartment.ts'
import { mayDecide, mayPropose } from '../../domain/sealed/sealed-rules.ts'
import { findEntry } from '../../store/case/entries.ts'
import { listSealedMembers } from '../../store/sealed/compartments.ts'
import { findSealedEntry, insertSealedEntry } from '../../store/sealed/sealed-entries.ts'
import { decideTransfer, findTransfer, insertTransfer } from '../../store/sealed/transfers.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { writeEntryIn } from '../case/write-entry.ts'
import type { SealedDeed } from './change-compartment.ts'

/** The first of two persons proposes that words cross the wall. Nothing is copied by it. @source privacy-rules section 4 */
export function proposing(act: Act, codes: Codes, wish: TransferWish): SealedDeed {
  return {
    action: 'compartment.propose-transfer',
    words: wish.reason,
    work: async (tx, compartment) => {
      if (compartment.state !== 'open' || compartment.caseId === null) return no(refusal('wrong-state'))
      if (codes.basis(wish.basis, act.today) === undefined) return no(refusal('no-basis'))
      const may = mayPropose(await listSealedMembers(tx.db, compartment.id), act.reader.staffId)
      if (!may.ok) return may
      const source = await sourceOf(tx, compartment, wish)
      if (source === undefined) return no(refusal('absent'))
      if (partsOf(source, wish.parts) === undefined) {
        return no(refusal('fields', { fields: { parts: '選んだ書き込みに書かれている欄を、ひとつ以上選んでください。' } }))
      }
      return yes(await insertTransfer(act, tx.db, compartment.id, compartment.caseId, act.today, wish))
    },
  }
}

/**
 * The second person decides. Approved, a new entry is made on the other side, from the source as this person sees it themselves: whoever
 * cannot read both sides cannot answer for the copy. Both sides write it down.
 */
export function deciding(act: Act, id: TransferId, approves: boolean, words: string | null): SealedDeed {
  return {
    action: approves ? 'compartment.approve-transfer' : 'compartment.refuse-transfer',
    words,
    work: async (tx, compartment) => {
      const transfer = await findTransfer(tx.db, compartment.id, id)
      if (transfer === undefined) return no(refusal('absent'))
      const may = mayDecide(transfer, act.reader.staffId)
      if (!may.ok) return may
      if (!approves) return decided(await decideTransfer(act, tx.db, id, { state: 'refused', words, madeId: null }), id)
      const made = await copy(act, tx, compartment, transfer)
      if (!made.ok) return made
      return decided(await decideTransfer(act, tx.db, id, { state: 'approved', words, madeId: made.value }), id)
    },
  }
}

async function copy(act: Act, tx: Tx, compartment: Compartment, transfer: Transfer): Promise<Result<string, Refusal>> {
  const head = await lookAtCase(tx.db, transfer.caseId)
  const source = await sourceOf(tx, compartment, transfer)
  const words = source && partsOf(source, transfer.parts)
  if (head === undefined || head.glassUntil !== null || source === undefined || words === undefined) return no(refusal('sealed'))
  return transfer.direction === 'in'
    ? copyIn(act, tx, compartment, transfer, { ...words, at: source.at })
    : copyOut(act, tx, head, transfer, { ...words, at: source.at })
}

type Dated = SealedWords & { readonly at: string }

async function copyIn(act: Act, tx: Tx, compartment: Compartment, transfer: Transfer, words: Dated): Promise<Result<string, Refusal>> {
  const made = await insertSealedEntry(act, tx.db, compartment.id, { ...words, replaces: null, replaceWords: null }, transfer.id)
  await tx.audit({ action: 'case.read', subjectType: 'case', subjectIds: [transfer.caseId, transfer.sourceId] })
  return yes(made)
}

/** In the case it is an entry like any other: that it came out of a sealed record would tell that there is one. */
async function copyOut(act: Act, tx: Tx, head: CaseHead, transfer: Transfer, words: Dated): Promise<Result<string, Refusal>> {
  const text = [words.fact, words.opinion, words.thirdParty, words.personWords].filter(part => part !== null).join('\n')
  const people = head.people.map(person => person.personId)
  if (await tellsProtectedPlace(tx.db, people, text)) return no(refusal('address-protected'))
  const written = await writeEntryIn(act, tx, head, {
    ...BARE_ENTRY,
    ...words,
    withWhom: ['agency'],
    method: 'other',
    shareScope: transfer.shareScope ?? 'own_agency',
  })
  if (written.ok) await tx.audit({ action: 'case.write', subjectType: 'case', subjectIds: [transfer.caseId, written.value] })
  return written
}

async function sourceOf(
  tx: Tx,
  compartment: Compartment,
  transfer: Pick<TransferWish, 'direction' | 'sourceId'>,
): Promise<Dated | undefined> {
  if (transfer.direction === 'out') return findSealedEntry(tx.db, compartment.id, transfer.sourceId)
  return compartment.caseId === null ? undefined : findEntry(tx.db, compartment.caseId, transfer.sourceId as EntryId)
}

function decided(isDone: boolean, id: TransferId): Result<string, Refusal> {
  return isDone ? yes(id) : no(refusal('wrong-state'))
}
