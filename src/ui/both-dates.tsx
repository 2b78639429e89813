import type { Day } from '../kernel/day.ts'
import { formatBoth } from '../kernel/era.ts'

/** A day in both calendars, e.g. 「令和8年1月5日（2026年）」, readable by machines too. */
export function BothDates(props: { readonly day: Day }) {
  return (
    <time class="tn-both-dates" datetime={props.day}>
      {formatBoth(props.day)}
    </time>
  )
}
