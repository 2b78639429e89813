import type { Complaint } from '../acts/read-ask.ts'
import type { Voice } from './voice.ts'

/** What is to be mended, one sentence a field, in the visitor's language. */
export function complaintWords(voice: Voice, complaints: readonly Complaint[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...complaints].reverse().map(one => [one.field, sentenceOf(voice, one)]))
}

function sentenceOf(voice: Voice, { code, limit = 0 }: Complaint): string {
  const { refused } = voice.words
  return code === 'tooLong' ? refused.tooLong(limit) : refused[code]
}
