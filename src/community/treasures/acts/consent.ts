import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { partiesOf } from '../domain/consent.ts'
import type { Treasure, TreasureId } from '../domain/treasure.ts'
import { appendStep } from '../store/course.ts'
import type { ConsentStart } from '../store/named.ts'
import { findConsent, insertConsent, withdrawConsentRow } from '../store/named.ts'
import { keepTreasure } from './keep-treasure.ts'
import { complaintsAboutNames } from './refuse-unknown.ts'

/** Writes down, as a keeper, that somebody said yes to be named: on paper, by word of mouth, or through another. */
export function giveConsent(act: Act, id: TreasureId, told: ConsentStart, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.consent', version: undefined, once: request }, async ({ tx, treasure }) => {
    const names = { councilNo: treasure.councilNo, participant: told.participantId, themes: [] }
    const fields = { ...complaintsAbout(treasure, told, act.today), ...(await complaintsAboutNames(tx.db, names, 'participantId')) }
    if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
    const { tellerName, stewardName } = treasure
    const personName = (told.whose === 'teller' ? tellerName : told.whose === 'steward' ? stewardName : told.personName) ?? told.personName
    await insertConsent(tx.db, id, { ...told, personName, proxyName: told.how === 'proxy' ? told.proxyName : '' })
    await appendStep(tx.db, id, 'consent_given', '', { whose: told.whose, scope: told.scope, how: told.how })
    return yes(id)
  })
}

/**
 * Takes a yes back: from this moment the treasure is hidden from all but its keepers, everywhere.
 * Keepers do it for whoever tells them, and the person themself, where they sign in.
 */
export function withdrawConsent(
  act: Act,
  id: TreasureId,
  consent: string,
  words: string,
  request: Once,
): Promise<Result<TreasureId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const found = await findConsent(tx.db, id, consent)
      const isDone = found !== undefined && found.withdrawnOn === null && (await withdrawConsentRow(tx.db, consent, act.today, words))
      if (isDone) await appendStep(tx.db, id, 'consent_withdrawn', '', { whose: found.whose })
      const result: Result<TreasureId, Refusal> =
        found === undefined ? no(refusal('absent')) : isDone ? yes(id) : no(refusal('wrong-state'))
      await tx.audit({ action: 'treasure.withdraw-consent', subjectType: 'treasure', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

function complaintsAbout(treasure: Treasure, told: ConsentStart, today: string): Readonly<Record<string, string>> {
  return {
    ...(partiesOf(treasure).includes(told.whose) ? {} : { whose: 'この宝物に名まえの出る方を選んでください。' }),
    ...(told.whose === 'gift' && told.personName === '' ? { personName: 'ご本人の名まえを書いてください。' } : {}),
    ...(told.how === 'proxy' && told.proxyName === '' ? { proxyName: '代わりに答えた方の名まえを書いてください。' } : {}),
    ...(told.givenOn > today ? { givenOn: '同意をもらった日は、今日までの日にしてください。' } : {}),
    ...(told.validUntil !== null && told.validUntil < told.givenOn
      ? { validUntil: 'いつまでは、同意をもらった日より後の日にしてください。' }
      : {}),
  }
}
