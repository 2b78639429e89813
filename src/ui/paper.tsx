import type { Child } from 'hono/jsx'
import { dayOfInstant, formatInstant } from '../kernel/day.ts'
import { formatBoth } from '../kernel/era.ts'
import type { SignedVisit } from '../platform/http/route.ts'
import { ui } from './languages/ja.ts'
import { paperWords } from './paper-words.ts'

/**
 * Paper forms about somebody. At the top of every printed page, not only of the first: which form of which number, that a demo is
 * a demo, who printed it, when, and the request under which that stands in the access log. @source ux 14, forms-and-codes 11
 */
export function Paper(props: { readonly visit: SignedVisit; readonly name: string; readonly number: string; readonly children?: Child }) {
  const { house, signedIn, requestNo, now } = props.visit
  return (
    <div class="tn-paper">
      <div class="tn-paper__head" aria-hidden="true">
        <div class="tn-paper__line">
          <span>{`${props.name}　${props.number}　【${paperWords.sensitive}】`}</span>
          {house.isDemo && <span class="tn-paper__demo">{ui.demo}</span>}
        </div>
        <div class="tn-paper__line tn-paper__line--fine">
          <span>{`${paperWords.printed(bothWithTime(now))}　${signedIn.agencyName}　${signedIn.staffName}`}</span>
          <span>{`${ui.requestNo} ${requestNo}`}</span>
        </div>
      </div>
      <div class="tn-paper__body">{props.children}</div>
    </div>
  )
}

/** An instant in both calendars with the time of day: 令和8年1月5日（2026年）13:05. */
export function bothWithTime(instant: Date): string {
  return `${formatBoth(dayOfInstant(instant))}${formatInstant(instant).slice(-5)}`
}
