import type { Answer } from './answer.ts'
import { seeOther } from './answer.ts'
import { ownPath } from './draft-routes.ts'
import { typedFields } from './fields.ts'
import type { Route, SignedRoute, SignedVisit, Visit } from './route.ts'
import { route } from './route.ts'

/**
 * Whether whoever is asking proved who they are within the last five minutes, by database time.
 * Break-glass, export, unmasking, changes of the rules and of one's own ways in ask this first, and lead to `stepUpPath` when it is false.
 *
 * @source security.md section 6
 */
export function isFresh(visit: Visit): boolean {
  return visit.signedIn?.strongAt !== undefined
}

/** Where one proves again who one is, and comes back from. `next` is a page of our own. */
export function stepUpPath(next: string): `/${string}` {
  return `/step-up?next=${encodeURIComponent(next)}`
}

/**
 * A route that is open only to whoever proved just now who they are. Anybody else is led to the proof and back to the page they came from,
 * with what they typed waiting there as a draft; that they tried is written down. `asks` says which requests of the route are meant, if not all.
 */
export function provenRoute(row: SignedRoute, asks: (visit: SignedVisit) => boolean = () => true): Route {
  return route({ ...row, proof: 'fresh', handler: visit => (isFresh(visit) || !asks(visit) ? row.handler(visit) : proveFirst(row, visit)) })
}

/** Whether a form was sent to be done, not only looked over. */
export function isApplied(visit: SignedVisit): boolean {
  return visit.form.get('step') === 'apply'
}

async function proveFirst(row: SignedRoute, visit: SignedVisit): Promise<Answer> {
  const draft = ownPath(visit.form.get('_draft'))
  if (draft !== undefined) await visit.house.drafts.save(visit.act.reader.staffId, draft, typedFields(visit.form))
  const action = typeof row.audit === 'string' ? row.audit : 'enter'
  const refused = { outcome: 'refused', refusal: 'fresh-proof-missing' } as const
  await visit.act.transaction(tx => tx.audit({ action, subjectType: 'route', subjectIds: [], ...refused }))
  return seeOther(stepUpPath(draft ?? pageBefore(visit) ?? (visit.method === 'GET' ? visit.path : '/')))
}

function pageBefore(visit: Visit): string | undefined {
  const referer = visit.header('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  return host === visit.header('host') ? ownPath(`${pathname}${search}`) : undefined
}
