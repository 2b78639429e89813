import type { NavPlace, Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { showCalendar } from './calendar.ts'
import { showCaseConferences } from './case-tab.tsx'
import { editSitting, showEditSitting } from './edit-page.tsx'
import { dropInvitation, makeInvitation, showInvite } from './invite-page.tsx'
import { dropItem, editItem, makeItem, showItem, showNewItem } from './item-pages.tsx'
import { showConferences } from './list-page.tsx'
import { showMinutes } from './minutes-page.tsx'
import { makeConference, showNewConference } from './new-page.tsx'
import { showConference } from './overview-page.tsx'
import { fillPrep, showPrep } from './prep-page.tsx'
import { showPaper } from './print-page.tsx'
import { choose, mark, offer, showSlots } from './slots-page.tsx'
import { acknowledge, brief, call, cancel, hold } from './steps.ts'
import { keepTable, showTable } from './table-page.tsx'
import { texts } from './texts.ts'

/** The way to the conferences. */
export const conferenceNavigation: readonly NavPlace[] = [
  { key: 'conferences', href: '/conferences', label: texts.navigation, duty: 'consult' },
]

const get = (path: `/${string}`, audit: string, handler: Parameters<typeof route>[0]['handler']): Route =>
  route({ method: 'GET', path, duty: 'consult', audit, handler })
const post = (path: `/${string}`, audit: string, handler: Parameters<typeof route>[0]['handler']): Route =>
  route({ method: 'POST', path, duty: 'consult', audit, handler })

/** Pages of conferences. */
export const conferenceRoutes: readonly Route[] = [
  get('/cases/:id/conferences', 'conference.list', showCaseConferences),
  get('/conferences', 'conference.list', showConferences),
  get('/conferences/new', 'conference.plan', showNewConference),
  post('/conferences/new', 'conference.plan', makeConference),
  get('/conferences/:id', 'conference.read', showConference),
  get('/conferences/:id/edit', 'conference.read', showEditSitting),
  post('/conferences/:id/edit', 'conference.change', editSitting),
  get('/conferences/:id/agenda', 'conference.read', showNewItem),
  post('/conferences/:id/agenda', 'conference.agenda', makeItem),
  get('/conferences/:id/agenda/:itemid', 'conference.read', showItem),
  post('/conferences/:id/agenda/:itemid', 'conference.agenda', editItem),
  post('/conferences/:id/agenda/:itemid/drop', 'conference.agenda', dropItem),
  get('/conferences/:id/invite', 'conference.read', showInvite),
  post('/conferences/:id/invite', 'conference.invite', makeInvitation),
  post('/conferences/:id/invite/:invitationid/drop', 'conference.uninvite', dropInvitation),
  get('/conferences/:id/slots', 'conference.read', showSlots),
  post('/conferences/:id/slots', 'conference.times', offer),
  post('/conferences/:id/slots/mark', 'conference.times', mark),
  post('/conferences/:id/slots/choose', 'conference.times', choose),
  post('/conferences/:id/secrecy', 'conference.acknowledge', acknowledge),
  post('/conferences/:id/call', 'conference.call', call),
  post('/conferences/:id/brief', 'conference.brief', brief),
  post('/conferences/:id/hold', 'conference.hold', hold),
  post('/conferences/:id/cancel', 'conference.cancel', cancel),
  get('/conferences/:id/prep', 'conference.brief_read', showPrep),
  get('/conferences/:id/prep/:itemid', 'conference.brief_read', showPrep),
  post('/conferences/:id/prep/:itemid', 'conference.prepare', fillPrep),
  get('/conferences/:id/table', 'conference.table', showTable),
  get('/conferences/:id/table/:itemid', 'conference.table', showTable),
  post('/conferences/:id/table/:itemid', 'conference.minutes', keepTable),
  get('/conferences/:id/minutes', 'conference.minutes_read', showMinutes),
  get('/conferences/:id/print', 'conference.print', showPaper),
  get('/conferences/:id/calendar.ics', 'conference.calendar', showCalendar),
]
