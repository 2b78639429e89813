import type { ChronologyEvent, ChronologyRow } from '../assessment/chronology.ts'

/**
 * The lines of a family's years that go into a pack. What names somebody goes in only for persons who may be named; what earlier
 * conferences said, and the words of consultations and entries, stay where they were written for.
 */
export function briefedPast(rows: readonly ChronologyRow[], named: ReadonlySet<string>): readonly ChronologyRow[] {
  return rows.filter(row => isBriefed(row.event, named))
}

/** One line of the years in words. `codes` knows the labels of relationships, kinds of care and issues. */
export function pastWords(event: ChronologyEvent, codes: Labels): string {
  const label = (list: string, code: string) => codes.newest(list, code)
  switch (event.kind) {
    case 'birth':
      return `${event.name}さんが生まれた`
    case 'joined':
      return `${event.name}さんが世帯に加わった（${label('relationship', event.relationship)}）`
    case 'left':
      return `${event.name}さんが世帯を離れた（${label('relationship', event.relationship)}）`
    case 'care_begun':
      return `${event.carer}さんが${event.caredFor}さんの${label('care_kind', event.care)}を始めた`
    case 'care_ended':
      return `${event.carer}さんの${event.caredFor}さんへの${label('care_kind', event.care)}が終わった`
    case 'consultation':
      return '相談を受けた'
    case 'referral':
      return `${event.to}へつないだ`
    case 'issue':
      return `課題：${label('issue', event.code)}${event.name === null ? '' : `（${event.name}さん）`}`
    case 'written':
      return event.name === null ? event.words : `${event.name}さん：${event.words}`
    case 'deed':
    case 'entry':
    case 'conference':
      return event.words ?? ''
  }
}

type Labels = { newest(list: string, code: string): string }

function isBriefed(event: ChronologyEvent, named: ReadonlySet<string>): boolean {
  switch (event.kind) {
    case 'birth':
    case 'joined':
    case 'left':
      return named.has(event.name)
    case 'care_begun':
    case 'care_ended':
      return named.has(event.carer) && named.has(event.caredFor)
    case 'written':
    case 'issue':
      return event.name === null || named.has(event.name)
    case 'consultation':
    case 'referral':
      return true
    case 'deed':
    case 'entry':
    case 'conference':
      return false
  }
}
