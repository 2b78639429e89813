import type { Visit } from '../platform/http/route.ts'
import type { Frame } from './frame.ts'

/** The frame around a page of this request: only places that the reader's duties open are shown. */
export function frameOf(visit: Visit, here?: string): Frame {
  const { signedIn } = visit
  const nav = signedIn
    ? visit.navigation
        .filter(place => place.duty === 'signed-in' || signedIn.reader.duties.has(place.duty))
        .filter(({ href }, at, all) => all.findIndex(one => one.href === href) === at)
        .map(({ key, href, label, group }) => ({ key, href, label, group }))
    : []
  return {
    isDemo: visit.house.isDemo,
    signedIn: signedIn && { staffName: signedIn.staffName, agencyName: signedIn.agencyName },
    nav,
    here,
    formToken: visit.formToken,
    requestNo: visit.requestNo,
    path: visit.path,
  }
}
