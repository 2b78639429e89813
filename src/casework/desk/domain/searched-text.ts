import type { Heard } from './consultation.ts'

/** The words of a consultation that full-text search finds: everything said, judged or named in it, parts apart. */
export function searchedText(
  heard: Pick<
    Heard,
    'statement' | 'familyStatement' | 'workerView' | 'urgentAction' | 'called' | 'visitorName' | 'accessNeeds' | 'gapNeed'
  > & { readonly outcomeWords?: string | null },
): string {
  return [
    heard.statement,
    heard.familyStatement,
    heard.workerView,
    heard.urgentAction,
    heard.called,
    heard.visitorName,
    heard.accessNeeds,
    heard.gapNeed,
    heard.outcomeWords,
  ]
    .filter(part => part !== null && part !== undefined && part !== '')
    .join('\n')
}
