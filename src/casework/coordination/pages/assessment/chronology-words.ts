import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { ChronologyEvent, ChronologySource } from '../../domain/assessment/chronology.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { labelOf } from './wording.ts'

const DEEDS: Readonly<Record<string, (agency: string, words: string | null) => string>> = {
  opened: agency => `${agency}が事例として支援を始めた`,
  lead_taken: agency => `${agency}が主担当を引き受けた`,
  member_joined: agency => `${agency}が支援チームに加わった`,
  member_left: agency => `${agency}が支援チームを離れた`,
  direction_agreed: (_, words) => `支援の方向性を決めた：${words ?? ''}`,
  track_changed: (_, words) => `支援の段階を変えた：${words ?? ''}`,
  coordination_taken_up: agency => `${agency}が多機関協働の調整を始めた`,
  coordination_ended: (_, words) => `多機関協働の調整を終えた：${words ?? ''}`,
}
const MARKS = { first_met: '初めて会えた', last_met: '最後に会えた', conference: '会議で話し合った' } as const

/** What happened, in a sentence. */
export function eventInWords(visit: SignedVisit, event: ChronologyEvent): string {
  switch (event.kind) {
    case 'birth':
      return `${event.name}さん誕生`
    case 'joined':
      return `${event.name}さん（${labelOf(visit, 'relationship', event.relationship)}）が世帯に加わった`
    case 'left':
      return `${event.name}さん（${labelOf(visit, 'relationship', event.relationship)}）が世帯を離れた`
    case 'care_begun':
      return `${event.carer}さんが${event.caredFor}さんの${labelOf(visit, 'care_kind', event.care)}を始めた`
    case 'care_ended':
      return `${event.carer}さんによる${event.caredFor}さんの${labelOf(visit, 'care_kind', event.care)}が終わった`
    case 'consultation':
      return `相談：${event.words}`
    case 'referral':
      return `${event.to}へつないだ`
    case 'deed':
      return DEEDS[event.deed]?.(event.agency, event.words) ?? event.words ?? ''
    case 'entry':
      return event.words === null ? MARKS[event.mark] : `${MARKS[event.mark]}：${event.words}`
    case 'issue':
      return `${event.name === null ? '世帯の課題' : `${event.name}さんの課題`}：${labelOf(visit, 'issue', event.code)}`
    case 'conference':
      return `会議：${event.words}`
    case 'written':
      return writtenInWords(visit, event)
  }
}

/** Where the line comes from. */
export function sourceHref(id: CaseId, source: ChronologySource): string | undefined {
  switch (source.of) {
    case 'household':
      return `/cases/${id}/assessment#genogram`
    case 'case':
      return `/cases/${id}/team`
    case 'consultation':
      return `/consultations/${source.id}`
    case 'referral':
      return `/referrals/${source.id}`
    case 'conference':
      return `/conferences/${source.id}`
    case 'issue':
      return `/cases/${id}/issues/${source.id}`
    case 'entry':
      return `/cases/${id}`
    case 'line':
      return undefined
  }
}

function writtenInWords(visit: SignedVisit, event: ChronologyEvent & { readonly kind: 'written' }): string {
  const whose = event.name === null ? '' : `${event.name}さん　`
  const source = event.source === null ? '' : `（${event.source}）`
  return `${labelOf(visit, 'chronology_event', event.event)}：${whose}${event.words}${source}`
}
