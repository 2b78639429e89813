import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import type { ActivityParts } from './activity-page.tsx'
import { drawActivity, showActivity } from './activity-page.tsx'
import type { ActivityVerb } from './activity-verbs.ts'
import { ACTIVITY_VERBS, DONE, doActivityVerb } from './activity-verbs.ts'
import { showCalendar } from './calendar-page.tsx'
import { drawDate, showDate } from './date-page.tsx'
import type { DateVerb } from './date-verbs.ts'
import { DATE_AUDITS, DATE_DONE, DATE_VERBS, doDateVerb } from './date-verbs.ts'
import { editByForm, showEdit } from './edit-page.tsx'
import { showActivityFeed, showOwnFeed } from './feeds.ts'
import { showActivities } from './list-page.tsx'
import { showLeaflet, showSignUpSheet } from './paper.tsx'
import { scheduleByForm, showSchedule } from './schedule-page.tsx'
import { showStart, startByForm } from './start-page.tsx'
import { texts } from './texts.ts'

/** Residents with a seat, coordinators, and the city, which reads what councils share. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of what neighbours do together. */
export function activityRoutes(parts: ActivityParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/activities', duty, audit: 'activity.calendar', handler: showActivities }),
    route({ method: 'GET', path: '/activities/calendar', duty, audit: 'activity.whole-calendar', handler: showCalendar }),
    route({ method: 'GET', path: '/activities/calendar.ics', duty, audit: 'activity.feed', handler: showOwnFeed }),
    route({ method: 'GET', path: '/activities/leaflet', duty, audit: 'activity.calendar', handler: showLeaflet }),
    route({ method: 'GET', path: '/activities/new', duty, audit: { none: '始める用紙だけ' }, handler: showStart }),
    route({ method: 'POST', path: '/activities/new', duty, audit: 'activity.start', handler: startByForm }),
    route({ method: 'GET', path: '/activities/:id', duty, audit: 'activity.read', handler: showActivity(parts) }),
    route({ method: 'GET', path: '/activities/:id/calendar.ics', duty, audit: 'activity.feed', handler: showActivityFeed }),
    route({ method: 'GET', path: '/activities/:id/edit', duty, audit: 'activity.read', handler: showEdit }),
    route({ method: 'POST', path: '/activities/:id/edit', duty, audit: 'activity.change', handler: editByForm }),
    route({ method: 'GET', path: '/activities/:id/schedule', duty, audit: 'activity.read', handler: showSchedule }),
    route({ method: 'POST', path: '/activities/:id/schedule', duty, audit: 'activity.reschedule', handler: scheduleByForm }),
    ...ACTIVITY_VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/activities/:id/${verb}`,
        duty,
        audit: `activity.${verb}`,
        handler: visit => activityByForm(parts, visit, verb),
      }),
    ),
    route({ method: 'GET', path: '/activities/:id/dates/:dateid', duty, audit: 'activity.read-date', handler: showDate }),
    route({ method: 'GET', path: '/activities/:id/dates/:dateid/sheet', duty, audit: 'activity.read-date', handler: showSignUpSheet }),
    ...DATE_VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/activities/:id/dates/:dateid/${verb}`,
        duty,
        audit: DATE_AUDITS[verb],
        handler: visit => dateByForm(visit, verb),
      }),
    ),
  ]
}

/** The way to the activities in the main navigation. */
export const activityNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).map(one => ({
  key: 'activities',
  href: '/activities',
  label: texts.title,
  duty: one,
}))

async function activityByForm(parts: ActivityParts, visit: SignedVisit, verb: ActivityVerb): Promise<Answer> {
  const done = await doActivityVerb(visit, verb)
  if (done.ok) return seeOther(`/activities/${done.value}?done=${DONE[verb]}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawActivity(parts, visit, { verb, form: refusedForm(visit, done.refusal) })
}

async function dateByForm(visit: SignedVisit, verb: DateVerb): Promise<Answer> {
  const done = await doDateVerb(visit, verb)
  const place: `/${string}` = `/activities/${visit.params['id']}/dates/${visit.params['dateid']}`
  if (done.ok) return seeOther(`${place}?done=${DATE_DONE[verb]}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawDate(visit, { verb, form: refusedForm(visit, done.refusal) })
}
