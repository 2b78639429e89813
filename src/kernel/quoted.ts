/** Somebody's words between quotation marks, exactly one pair: words that were written with theirs keep them. */
export function quoted(words: string): string {
  return isQuoted(words) ? words : `「${words}」`
}

/** Whether words were written with quotation marks around them. */
export function isQuoted(words: string): boolean {
  return words.startsWith('「') && words.endsWith('」')
}
