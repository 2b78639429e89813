import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readCalendar } from '../acts/read-meetings.ts'
import { whenShort } from './spelling.ts'
import { texts } from './texts.ts'

const MOST = 3

/** The next meetings of a council that the reader may read, for the page of the council. */
export async function nextMeetings(visit: SignedVisit, councilNo: number): Promise<Child> {
  const { rows } = await readCalendar(visit.act, { councilNo, from: visit.act.today }, { limit: MOST })
  const coming = rows.filter(({ state }) => state !== 'cancelled')
  if (coming.length === 0) return <p>{texts.noNext}</p>
  return (
    <ul>
      {coming.map(meeting => (
        <li>
          <a href={`/meetings/${meeting.id}`}>{meeting.title}</a>
          <br />
          {[whenShort(meeting), meeting.place].filter(Boolean).join('　')}
        </li>
      ))}
    </ul>
  )
}
