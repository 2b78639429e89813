import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { Reach, Words } from '../domain/wording.ts'
import { stateOf, WORDING_KINDS } from '../domain/wording.ts'
import { appendStep } from '../store/steps.ts'
import { checkWording, proposeWording, withdrawWording } from '../store/wordings.ts'
import type { Asked, Done } from './keep-words.ts'
import { keepWords } from './keep-words.ts'

/** Proposes words for others. Nobody outside reads them before another keeper has checked them. */
export function proposeWords(act: Act, asked: Asked, said: Words & { readonly wanted: Reach }, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.propose', once }, async ({ tx, of }) => {
    if (!isOurs(asked)) return no(refusal('wrong-state'))
    await proposeWording(tx.db, of, said)
    await appendStep(tx.db, of, 'proposed', said)
    return yes(null)
  })
}

/** What somebody had before their eyes: the version of the words, and the moment of the lines beside them (none: they are not told). */
export type Seen = { readonly textVersion: number; readonly besideAt?: string | undefined }

/** Checks words somebody else proposed, as they and the lines beside them stood before one's eyes. */
export function checkWords(act: Act, asked: Asked, seen: Seen, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.check', once }, async ({ tx, of, wording, subject }) => {
    if (!isOurs(asked) || wording === undefined || stateOf(wording) !== 'proposed') return no(refusal('wrong-state'))
    if (wording.isProposedByMe) return no(refusal('own-decision'))
    const { textVersion, besideAt } = seen
    if (besideAt && subject.beside && besideAt !== subject.beside.at.toISOString())
      return no(refusal('stale-version', { currentVersion: wording.textVersion }))
    if (!(await checkWording(tx.db, of, textVersion))) return no(refusal('stale-version', { currentVersion: wording.textVersion }))
    await appendStep(tx.db, of, 'checked', { title: wording.title })
    return yes(null)
  })
}

/** Withdraws words: from this moment nobody outside reads them, in no language. */
export function withdrawWords(act: Act, asked: Asked, words: string, once: Once): Done {
  return keepWords(act, asked, { action: 'wording.withdraw', once }, async ({ tx, of }) => {
    if (!isOurs(asked) || !(await withdrawWording(tx.db, of))) return no(refusal('wrong-state'))
    await appendStep(tx.db, of, 'withdrawn', { words })
    return yes(null)
  })
}

/** Issues and treasures are worded on their own pages. */
const isOurs = ({ kind }: Asked): boolean => WORDING_KINDS.some(one => one === kind)
