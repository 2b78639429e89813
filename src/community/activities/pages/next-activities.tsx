import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readDates } from '../acts/read-dates.ts'
import { isUpcoming } from '../domain/occurrence.ts'
import { whenShort } from './spelling.ts'
import { texts } from './texts.ts'

const MOST = 5

/** The dates of a council's activities that come next, for the page of the council. */
export async function nextActivities(visit: SignedVisit, councilNo: number): Promise<Child> {
  const { rows } = await readDates(visit.act, { councilNo, from: visit.act.today }, MOST)
  const coming = rows.filter(date => isUpcoming(date, visit.now))
  if (coming.length === 0) return <p>{texts.noNext}</p>
  return (
    <ul class="tn-list">
      {coming.map(date => (
        <li>
          <a href={`/activities/${date.activityId}/dates/${date.id}`}>{date.name}</a>
          <br />
          {[whenShort(date), date.place].filter(Boolean).join('　')}
        </li>
      ))}
    </ul>
  )
}
