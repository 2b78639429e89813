import type { Answer } from '../../../platform/http/answer.ts'
import type { Route, Visit } from '../../../platform/http/route.ts'
import { openRoute } from '../../../platform/http/route.ts'
import { showOpenCalendar } from './calendar-page.tsx'
import { showOpenCouncil } from './council-page.tsx'
import { showOpenCouncils } from './councils-page.tsx'
import { showFeed, showOpenIcs } from './feeds.ts'
import { showOpenIssues, showOpenTreasures } from './list-pages.tsx'
import { showOpenActivity, showOpenMeeting, showOpenTreasure } from './record-pages.tsx'
import type { OpenParts, OpenVoice } from './voice.ts'
import { voiceIn } from './voice.ts'

/** What everybody may know of the neighbourhoods, on the public side, in every language. Nothing here can look at anything else. */
export function openNeighbourhoodRoutes(parts: OpenParts): readonly Route[] {
  const open = (below: string, draw: (voice: OpenVoice) => Promise<Answer>) =>
    openRoute({
      method: 'GET',
      path: `/p/:lang${below}`,
      face: 'public',
      duty: 'anyone',
      audit: { none: 'だれでも読める文だけで、だれの記録も見せない' },
      handler: visit => speak(parts, visit, draw),
    })
  return [
    open('/councils', showOpenCouncils),
    open('/councils/:no', showOpenCouncil),
    open('/councils/:no/feed.xml', showFeed),
    open('/councils/:no/calendar.ics', showOpenIcs),
    open('/treasures', showOpenTreasures),
    open('/treasures/:treasureid', showOpenTreasure),
    open('/community-issues', showOpenIssues),
    open('/activities/:activityid', showOpenActivity),
    open('/meetings/:meetingid', showOpenMeeting),
    open('/calendar', showOpenCalendar),
    open('/calendar.ics', showOpenIcs),
    open('/feed.xml', showFeed),
  ]
}

async function speak(parts: OpenParts, visit: Visit, draw: (voice: OpenVoice) => Promise<Answer>): Promise<Answer> {
  const frame = await parts.frameOf(visit)
  return frame ? draw(voiceIn(parts, visit, frame)) : parts.absent(visit)
}
