import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { VariantLanguage, Words } from '../domain/wording.ts'
import { standingOf, stateOf } from '../domain/wording.ts'
import { appendStep } from '../store/steps.ts'
import { checkVariant, variantsOf, withdrawVariant, writeVariant } from '../store/variants.ts'
import type { Asked, Done } from './keep-words.ts'
import { keepWords } from './keep-words.ts'

/** A variant as it is written; `textVersion`: the Japanese it was made from, so that it is stale from the first moment if that has moved on. */
export type VariantWish = Words & {
  readonly language: VariantLanguage
  readonly origin: 'human' | 'machine'
  readonly textVersion: number
}

/** Writes a wording in another language. A person's is told when somebody else has checked it; a machine's at once, as a machine's. */
export function writeWords(act: Act, asked: Asked, wish: VariantWish, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.translate', once }, async ({ tx, of, wording }) => {
    if (wording === undefined || stateOf(wording) === 'withdrawn') return no(refusal('wrong-state'))
    await writeVariant(tx.db, of, { ...wish, basedOnVersion: Math.min(wish.textVersion, wording.textVersion) })
    await appendStep(tx.db, of, 'translated', wish)
    return yes(null)
  })
}

/** Checks a variant somebody else wrote or had translated, as it stood before one's eyes. */
export function checkVariantWords(act: Act, asked: Asked, seen: Words & { readonly language: VariantLanguage }, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.check-variant', once }, async ({ tx, of, wording }) => {
    const variant = (await variantsOf(tx.db, of.kind, of.key)).find(({ language }) => language === seen.language)
    if (wording === undefined || variant === undefined) return no(refusal('wrong-state'))
    const { state } = standingOf(variant, wording.textVersion)
    if (state === 'checked' || state === 'withdrawn') return no(refusal('wrong-state'))
    if (variant.isWrittenByMe) return no(refusal('own-decision'))
    if (!(await checkVariant(tx.db, of, seen))) return no(refusal('stale-version', { currentVersion: wording.textVersion }))
    await appendStep(tx.db, of, 'variant_checked', { title: variant.title, language: seen.language })
    return yes(null)
  })
}

/** Takes a variant back; the Japanese stays. */
export function withdrawVariantWords(act: Act, asked: Asked, language: VariantLanguage, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.withdraw-variant', once }, async ({ tx, of }) => {
    if (!(await withdrawVariant(tx.db, of, language))) return no(refusal('wrong-state'))
    await appendStep(tx.db, of, 'variant_withdrawn', { language })
    return yes(null)
  })
}
