import type { Voice } from './voice.ts'

/** What a topic is called in the visitor's language. One that the city added itself is shown as the city wrote it, marked as Japanese. */
export function topicWords(voice: Voice, code: string, label: string): { readonly label: string; readonly lang?: string } {
  const known: Readonly<Record<string, string>> = voice.words.topics
  const words = known[code]
  return words === undefined ? { label, lang: 'ja' } : { label: words }
}
