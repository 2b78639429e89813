import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Quote } from '../../../ui/quote.tsx'
import type { Consultation } from '../domain/consultation.ts'
import { texts } from './texts.ts'
import { labelOf } from './words.ts'

const { detail } = texts

/** What was said, by whom: the person's words first, the family's apart, the worker's judgement apart from both. @source F06, plan L218 */
export function Words(props: { readonly visit: SignedVisit; readonly consultation: Consultation }) {
  const { visit, consultation } = props
  return (
    <>
      {consultation.urgentAction && (
        <Banner tone="bad" title={texts.fields.urgentAction}>
          <p class="tn-said">{consultation.urgentAction}</p>
        </Banner>
      )}
      <Quote speaker={detail.self}>{consultation.statement}</Quote>
      {consultation.familyStatement && <Quote speaker={detail.family}>{consultation.familyStatement}</Quote>}
      {consultation.workerView && (
        <div class="tn-panel">
          <h3 class="tn-panel__title">{detail.workerView}</h3>
          <p class="tn-said">{consultation.workerView}</p>
        </div>
      )}
      {consultation.topics.length > 0 && (
        <p class="tn-chips">
          {consultation.topics.map(topic => (
            <Badge tone={topic === consultation.mainTopic ? 'info' : 'neutral'}>
              {labelOf(visit, 'topic', topic, consultation.receivedAt)}
            </Badge>
          ))}
        </p>
      )}
      {consultation.gapNeed && (
        <Banner tone="warn" title={detail.gap}>
          <p class="tn-said">{consultation.gapNeed}</p>
        </Banner>
      )}
    </>
  )
}
