import { readFileSync } from 'node:fs'
import { spellTrouble } from './spell-trouble.ts'

/** Where a command speaks: what was asked for, and everything beside it. */
export type Voices = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/** Says why something was not done. */
export function refused(voices: Voices, reason: string): 1 {
  voices.err(reason)
  return 1
}

/** Says how it should have been asked. */
export function wrong(voices: Voices, reason: string): 2 {
  voices.err(reason)
  return 2
}

/** Does the work; whatever goes wrong is told in Japanese. */
export async function spelt<Value>(work: () => Promise<Value>): Promise<Value> {
  return work().catch((error: unknown) => {
    throw spellTrouble(error)
  })
}

/** The one secret a file holds. @throws Error in Japanese, without the secret */
export function secretIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new Error(`ファイル ${path} を読めません。場所と、読む権限を確かめてください。`, { cause })
  }
}

/** Seconds since a moment of performance.now(), as they are said. */
export function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1)
}
