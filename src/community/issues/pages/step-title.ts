import type { IssueStep } from '../domain/issue.ts'
import { texts } from './texts.ts'

/** What a step of an issue's course is called. */
export function titleOfStep({ kind, body }: IssueStep): string {
  const word = (of: Readonly<Record<string, string>>, code: string | undefined) => of[code ?? ''] ?? ''
  if (kind === 'moved') return `${word(texts.states, body['from'])} → ${word(texts.states, body['to'])}`
  if (kind === 'level') return `${texts.steps.level}: ${word(texts.levels, body['from'])} → ${word(texts.levels, body['to'])}`
  return body['title'] && kind !== 'reworded' ? `${texts.steps[kind]}: ${body['title']}` : texts.steps[kind]
}
