import type { Hono } from 'hono'
import { coordinationApi } from './casework/coordination/pages/api.ts'
import {
  casesPanel,
  coordinationNavigation,
  coordinationRoutes,
  dayNavigation,
  ownFilePart,
  requestsPanel,
} from './casework/coordination/pages/routes.tsx'
import { deskApi } from './casework/desk/pages/api.ts'
import { consultationsInOwnFile, consultationsPanel, deskNavigation, deskRoutes } from './casework/desk/pages/routes.tsx'
import { peopleApi } from './casework/people/pages/api.ts'
import { consentsPanel, peopleNavigation, peopleRoutes } from './casework/people/pages/routes.tsx'
import { referralApi } from './casework/referral/pages/api.ts'
import { referralNavigation, referralPanel, referralRoutes } from './casework/referral/pages/routes.tsx'
import {
  activitySubject,
  activityTitles,
  groupSubject,
  groupTitles,
  occurrenceTitles,
  ownSubjects,
  platformSubject,
  platformTitles,
  projectSubject,
  projectTitles,
  reviewsDue,
  reviewTitles,
} from './community/activities/index.ts'
import { activitiesApi } from './community/activities/pages/api.ts'
import { activityExporter, activityNavigation, activityRoutes, nextActivities, waysOnFrom } from './community/activities/pages/routes.tsx'
import { fieldLogTitles } from './community/coordinators/index.ts'
import { coordinatorApi } from './community/coordinators/pages/api.ts'
import { coordinatorNavigation, coordinatorPanel, coordinatorRoutes } from './community/coordinators/pages/routes.tsx'
import { bodySubject, bodyTitles, councilSubject } from './community/councils/index.ts'
import { councilApi } from './community/councils/pages/api.ts'
import { councilExporter, councilNavigation, councilRoutes } from './community/councils/pages/routes.tsx'
import { issueSubject, issueTitles } from './community/issues/index.ts'
import { issueApi } from './community/issues/pages/api.ts'
import { issueCounts, issueExporter, issueNavigation, issueRoutes } from './community/issues/pages/routes.tsx'
import { keepingRoutes } from './community/keeping/pages/routes.tsx'
import { entryTitles, exchangeTitles, offerSubject, visitTitles } from './community/liaison/index.ts'
import { liaisonApi } from './community/liaison/pages/api.ts'
import { liaisonExporter, liaisonNavigation, liaisonRoutes } from './community/liaison/pages/routes.tsx'
import { linkShower } from './community/links/index.ts'
import {
  actionTitles,
  carryDueReviews,
  decisionTitles,
  meetingSubject,
  meetingTitles,
  noteTitles,
  questionTitles,
} from './community/meetings/index.ts'
import { meetingApi } from './community/meetings/pages/api.ts'
import { councilVisions, meetingExporter, meetingNavigation, meetingRoutes, nextMeetings } from './community/meetings/pages/routes.tsx'
import { openNeighbourhoodRoutes } from './community/open/pages/routes.tsx'
import { wordingApi } from './community/texts/pages/api.ts'
import { councilIntroduction, wordingRoutes } from './community/texts/pages/routes.tsx'
import { treasureSubject, treasureTitles } from './community/treasures/index.ts'
import { treasureApi } from './community/treasures/pages/api.ts'
import {
  nearTreasures,
  treasureCounts,
  treasureExporter,
  treasureNavigation,
  treasureRoutes,
  treasureTypeChoices,
} from './community/treasures/pages/routes.tsx'
import { directoryApi } from './directory/pages/api.ts'
import { directoryNavigation, directoryRoutes } from './directory/pages/routes.tsx'
import type { Face } from './platform/config.ts'
import { seeOther } from './platform/http/answer.ts'
import { assetRoutes } from './platform/http/assets.ts'
import { draftRoutes } from './platform/http/draft-routes.ts'
import { openApiRoute } from './platform/http/openapi-route.ts'
import type { Doorkeeper, EarlyPages } from './platform/http/pipeline.ts'
import { pipeline } from './platform/http/pipeline.ts'
import type { House, NavPlace, Route, Visit } from './platform/http/route.ts'
import { openRoute, routesOf } from './platform/http/route.ts'
import type { Log } from './platform/log.ts'
import { portalApi } from './portal/pages/api.ts'
import { portalRoutes, publicFrame, publicPages } from './portal/pages/routes.tsx'
import { rulesApi } from './rules/pages/api.ts'
import { rulesNavigation, rulesRoutes } from './rules/pages/routes.tsx'
import { auditApi, staffApi } from './staff/pages/api.ts'
import { accountNavigation, auditNavigation, auditRoutes, signInFirst, staffRoutes } from './staff/pages/routes.tsx'
import { earlyPages } from './ui/early-pages.tsx'

/** What can be looked at again, told by the parts of the house that keep it. */
const reviewed = { ...ownSubjects, activity: { find: activitySubject, titles: activityTitles } }
carryDueReviews(reviewsDue(reviewed))

/** Records that have words for others, told by the modules that keep them. */
const worded = {
  council: councilSubject,
  body: bodySubject,
  meeting: meetingSubject,
  issue: issueSubject,
  treasure: treasureSubject,
  offer: offerSubject,
  activity: activitySubject,
  group: groupSubject,
  project: projectSubject,
  platform: platformSubject,
}

const api = [
  ...staffApi,
  ...directoryApi,
  ...peopleApi,
  ...deskApi,
  ...referralApi,
  ...coordinationApi,
  ...auditApi,
  ...rulesApi,
  ...councilApi,
  ...issueApi,
  ...treasureApi,
  ...meetingApi,
  ...activitiesApi({ subjects: reviewed }),
  ...coordinatorApi,
  ...liaisonApi,
  ...wordingApi({ subjects: worded }),
  ...portalApi,
]

/** Everything joined to a record of the community half, told by the modules that keep the far ends. */
const tellers = {
  body: bodyTitles,
  issue: issueTitles,
  treasure: treasureTitles,
  meeting: meetingTitles,
  decision: decisionTitles,
  action: actionTitles,
  question: questionTitles,
  field_log: fieldLogTitles,
  offer: entryTitles,
  trouble: entryTitles,
  visit: visitTitles,
  exchange: exchangeTitles,
  sheet_note: noteTitles,
  activity: activityTitles,
  occurrence: occurrenceTitles,
  group: groupTitles,
  project: projectTitles,
  platform: platformTitles,
  outcome_review: reviewTitles,
}
const linksOf = linkShower(tellers)

/** What every module gives to the export of a council; the command line takes it as the pages do. */
export const keepingParts = {
  exporters: [councilExporter, meetingExporter, issueExporter, treasureExporter, activityExporter, liaisonExporter],
  tellers,
}

/** The whole route table: pages first, then the API. Tests walk it, `npm run routes` prints it. */
export const routes: readonly Route[] = [
  ...staffRoutes,
  ...deskRoutes({ referralsOf: referralPanel, requestsOf: requestsPanel }),
  ...referralRoutes,
  ...coordinationRoutes({ consentsPanel }),
  ...peopleRoutes({ consultationsOf: consultationsPanel, casesOf: casesPanel }, [consultationsInOwnFile, ownFilePart]),
  ...councilRoutes({
    panels: {
      introduction: councilIntroduction,
      issues: issueCounts,
      treasures: treasureCounts,
      nextMeetings,
      nextActivities,
      visions: councilVisions,
      coordinators: coordinatorPanel,
    },
  }),
  ...issueRoutes({ linksOf, nearTreasures, waysOn: waysOnFrom }),
  ...treasureRoutes({ linksOf, waysOn: waysOnFrom }),
  ...keepingRoutes(keepingParts),
  ...meetingRoutes({ linksOf, waysOn: waysOnFrom, treasureTypes: treasureTypeChoices }),
  ...activityRoutes({ linksOf, origins: tellers, subjects: reviewed }),
  ...wordingRoutes({ subjects: worded }),
  ...liaisonRoutes({ linksOf }),
  ...coordinatorRoutes({ linksOf, treasureTypes: treasureTypeChoices }),
  ...directoryRoutes,
  ...auditRoutes,
  ...rulesRoutes,
  ...draftRoutes,
  ...portalRoutes,
  ...openNeighbourhoodRoutes({ frameOf: publicFrame, absent: publicPages.absent }),
  ...api,
  openApiRoute(api.map(row => row.description)),
]

const GROUPS = ['相談と支援', '地域', '市の記録と決まり'] as const
const under = (group: (typeof GROUPS)[number], ...places: readonly (readonly NavPlace[])[]) =>
  // What keepers of the rules and of the audit look through is theirs, wherever it is kept.
  places.flat().map(place => ({ ...place, group: place.duty === 'administer' || place.duty === 'audit' ? GROUPS[2] : group }))

/** The main navigation, in the order of a working day, under the halves of the house. */
const navigation: readonly NavPlace[] = [
  ...under('相談と支援', dayNavigation, deskNavigation, referralNavigation, rulesNavigation, coordinationNavigation, peopleNavigation),
  ...under(
    '地域',
    councilNavigation,
    issueNavigation,
    treasureNavigation,
    meetingNavigation,
    activityNavigation,
    liaisonNavigation,
    coordinatorNavigation,
  ),
  ...under('市の記録と決まり', auditNavigation, accountNavigation, directoryNavigation),
].toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))

/** On the open side the bare address is the residents'. */
const residentsFirst = openRoute({
  method: 'GET',
  path: '/',
  face: 'public',
  duty: 'anyone',
  audit: { none: '入口への案内だけ' },
  handler: () => seeOther('/p'),
})

/** Hangs the routes of a face into the pipeline; the same for the program and for its tests. */
export function buildApp(parts: {
  readonly face: Face
  readonly house: House
  readonly doorkeeper: Doorkeeper
  readonly log: Log
  readonly clock: () => Date
  readonly assets: string
  readonly isBehindProxy?: boolean
  readonly answerMs?: number
}): Hono {
  const belonging = routesOf(parts.face, [...routes, ...assetRoutes(parts.assets)])
  const hung = parts.face === 'public' ? [residentsFirst, ...belonging] : belonging
  const open = new Set(hung.filter(row => row.method === 'GET').map(row => row.path))
  const places = navigation.filter(place => open.has(place.href))
  return pipeline({ ...parts, routes: hung, navigation: places, pages: byFace(earlyPages(signInFirst), publicPages) })
}

/** What ends early under /p/ is told in the visitor's language; everything else in the staff's. */
function byFace(staff: EarlyPages, open: EarlyPages): EarlyPages {
  const pagesFor = (visit: Visit) => (/^\/p(\/|$)/.test(visit.path) ? open : staff)
  return {
    absent: visit => pagesFor(visit).absent(visit),
    dutyMissing: visit => pagesFor(visit).dutyMissing(visit),
    signInFirst: visit => pagesFor(visit).signInFirst(visit),
    foreignForm: visit => pagesFor(visit).foreignForm(visit),
    broken: (visit, status) => pagesFor(visit).broken(visit, status),
    tooLarge: visit => pagesFor(visit).tooLarge(visit),
  }
}
