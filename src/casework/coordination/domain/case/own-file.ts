import type { PersonId } from '../../../people/index.ts'
import type { LogEntry } from './log-entry.ts'

/** One entry as the person themselves may read it: what is left out is told as left out, never silently. */
export type OwnFileEntry = Pick<
  LogEntry,
  'id' | 'at' | 'withWhom' | 'method' | 'fact' | 'personWords' | 'contactResult' | 'next' | 'nextOn'
> & {
  readonly opinion: string | null
  readonly hasThirdParty: boolean
}

/**
 * The person's own copy of the log: what is about them or about the household as a whole; facts, own words and results always; opinions
 * where the city's rule gives them out; what third parties said never, and nothing about other members of the household, who are third
 * parties as well. Entries that were corrected are left out, because what replaced them stands.
 * @source 個人情報保護法 76条・78条 (from memory); privacy-rules section 1
 */
export function ownFileOf(
  entries: readonly LogEntry[],
  rule: { readonly withOpinions: boolean; readonly about: PersonId | null },
): readonly OwnFileEntry[] {
  return entries
    .filter(entry => !entry.isReplaced && (entry.personId === null || entry.personId === rule.about))
    .map(({ id, at, withWhom, method, fact, personWords, contactResult, next, nextOn, opinion, thirdParty }) => ({
      id,
      at,
      withWhom,
      method,
      fact,
      personWords,
      contactResult,
      next,
      nextOn,
      opinion: rule.withOpinions ? opinion : null,
      hasThirdParty: thirdParty !== null,
    }))
}
