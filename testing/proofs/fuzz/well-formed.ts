/** Whether a text has no half of a letter that takes two places. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text)
}

/** The same with the sign for a lost letter where there was half of one. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}
