import type { TreasureStep } from '../domain/treasure.ts'
import { texts } from './texts.ts'

/** What a step of a treasure's course is called. */
export function titleOfStep({ kind, body }: TreasureStep): string {
  const word = (of: Readonly<Record<string, string>>, code: string | undefined) => of[code ?? ''] ?? ''
  if (kind === 'moved') return `${word(texts.states, body['from'])} → ${word(texts.states, body['to'])}`
  if (kind === 'consent_given') return `${texts.steps[kind]}: ${word(texts.parties, body['whose'])}、${word(texts.reaches, body['scope'])}`
  if (kind === 'consent_withdrawn') return `${texts.steps[kind]}: ${word(texts.parties, body['whose'])}`
  return texts.steps[kind]
}
