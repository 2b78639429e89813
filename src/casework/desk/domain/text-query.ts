import { queryTokensOf } from '../../../kernel/tokens.ts'

/** The words of a search as a tsquery of our own tokens, or the empty text when nothing is asked. Tokens hold no sign that means something in a tsquery. */
export function sqlQueryOf(words: string): string {
  const { all, prefixes } = queryTokensOf(words)
  return [...all.map(token => `'${token}'`), ...prefixes.map(token => `'${token}':*`)].join(' & ')
}
