import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { showMeetingCalendar, showOwnCalendar } from './calendar.ts'
import { closeByForm, showClosing } from './close-page.tsx'
import { showMeetings } from './list-page.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { drawMeeting, showMeeting } from './meeting-page.tsx'
import type { MeetingVerb } from './meeting-verbs.ts'
import { doMeetingVerb, MEETING_VERBS, ON_MINUTES } from './meeting-verbs.ts'
import { drawMinutes, showMinutes } from './minutes-page.tsx'
import { outcomeRoutes } from './outcome-routes.ts'
import { paperRoutes } from './paper/routes.tsx'
import { changeByForm, planByForm, showNewMeeting, showPlan } from './plan-pages.tsx'
import { sheetRoutes } from './sheet/routes.tsx'
import { texts } from './texts.ts'

export { meetingExporter } from './export.ts'
export type { MeetingParts } from './meeting-page.tsx'
export { nextMeetings } from './next-meetings.tsx'
export { councilVisions } from './sheet/visions-panel.tsx'

/** Residents with a seat, coordinators, and the city, which answers questions and reads what is shared. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of meetings and of what comes of them. */
export function meetingRoutes(parts: MeetingParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/meetings', duty, audit: 'meeting.list', handler: showMeetings }),
    route({ method: 'GET', path: '/meetings/calendar', duty, audit: 'meeting.list', handler: showOwnCalendar }),
    route({ method: 'GET', path: '/meetings/new', duty, audit: { none: '予定する用紙だけ' }, handler: showNewMeeting }),
    route({ method: 'POST', path: '/meetings/new', duty, audit: 'meeting.plan', handler: planByForm }),
    route({ method: 'GET', path: '/meetings/:id', duty, audit: 'meeting.read', handler: showMeeting(parts) }),
    route({ method: 'GET', path: '/meetings/:id/edit', duty, audit: 'meeting.read', handler: showPlan }),
    route({ method: 'POST', path: '/meetings/:id/edit', duty, audit: 'meeting.change', handler: changeByForm }),
    route({ method: 'GET', path: '/meetings/:id/close', duty, audit: 'meeting.read', handler: showClosing(parts) }),
    route({ method: 'POST', path: '/meetings/:id/close', duty, audit: 'meeting.close', handler: closeByForm(parts) }),
    route({ method: 'GET', path: '/meetings/:id/minutes', duty, audit: 'meeting.read-minutes', handler: showMinutes }),
    route({ method: 'GET', path: '/meetings/:id/calendar', duty, audit: 'meeting.calendar', handler: showMeetingCalendar }),
    ...VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/meetings/:id/${verb}`,
        duty,
        audit: MEETING_VERBS[verb],
        handler: visit => doByForm(parts, visit, verb),
      }),
    ),
    ...outcomeRoutes(parts),
    ...sheetRoutes(parts),
    ...paperRoutes(parts),
  ]
}

/** The ways to the meetings and to the questions in the main navigation. */
export const meetingNavigation: readonly NavPlace[] = [
  ...(['outreach', 'evaluate', 'resident'] as const).map(one => ({
    key: 'meetings',
    href: '/meetings' as const,
    label: texts.title,
    duty: one,
  })),
  { key: 'questions', href: '/questions', label: texts.questions, duty: 'evaluate' },
]

const VERBS = Object.keys(MEETING_VERBS) as readonly MeetingVerb[]

async function doByForm(parts: MeetingParts, visit: SignedVisit, verb: MeetingVerb): Promise<Answer> {
  const done = await doMeetingVerb(visit, verb)
  const item = visit.form.get('itemId')
  if (done.ok && ON_MINUTES.has(verb)) return seeOther(`/meetings/${done.value}/minutes?done=${verb}`)
  if (done.ok) return seeOther(`/meetings/${done.value}?done=${verb}${item && verb !== 'drop-item' ? `#item-${item}` : ''}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  const refused = { verb, place: item, form: refusedForm(visit, done.refusal) }
  return ON_MINUTES.has(verb) ? drawMinutes(visit, refused) : drawMeeting(parts, visit, refused)
}
