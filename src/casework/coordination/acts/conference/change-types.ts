import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import type { TypeChange, TypeWish } from '../../domain/conference/type-wish.ts'
import { decideType } from '../../domain/conference/type-wish.ts'
import { holdTypes, listTypes, writeTypes } from '../../store/conference/types.ts'

/** Every kind of conference, past, present and decided ahead. Nobody's record. */
export function readTypes(act: Act): Promise<readonly ConferenceType[]> {
  return act.look(listTypes)
}

/** What a wish would write, or why it is refused; nothing is written but that somebody looked. */
export function previewType(act: Act, codes: Codes, wish: TypeWish): Promise<Result<TypeChange, Refusal>> {
  return act.transaction(async tx => {
    const decided = await decide(act, tx, codes, wish)
    await tx.audit({ action: 'rules.preview', subjectType: 'conference_type', subjectIds: [], detail: { wish }, ...outcomeOf(decided) })
    return decided
  })
}

/** Changes the kinds of conferences, for whoever proved who they are just now; it holds from the day that was named. */
export function changeType(act: Act, codes: Codes, isFresh: boolean, wish: TypeWish, request: Once): Promise<Result<string, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await holdTypes(tx.db)
      const decided = isFresh ? await decide(act, tx, codes, wish) : no(refusal('fresh-proof-missing'))
      const made = newId<'rules_change'>()
      if (decided.ok) await writeTypes(tx.db, decided.value)
      await tx.audit({
        action: `rules.kind-${wish.kind}`,
        subjectType: 'conference_type',
        subjectIds: [made],
        detail: { wish },
        ...outcomeOf(decided),
      })
      return decided.ok ? yes(made) : decided
    }),
  )
}

async function decide(act: Act, tx: Tx, codes: Codes, wish: TypeWish): Promise<Result<TypeChange, Refusal>> {
  if ('meaning' in wish && codes.basis(wish.meaning.legalBasis, wish.from) === undefined) {
    return no(refusal('fields', { fields: { legalBasis: 'その日に有効な根拠から選んでください。' } }))
  }
  const decided = decideType(await listTypes(tx.db), wish, act.today)
  return decided.ok ? decided : no(refusal('fields', { fields: decided.refusal }))
}
