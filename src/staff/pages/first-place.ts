import type { Visit } from '../../platform/http/route.ts'

/** Where somebody begins: the first place their duties open. */
export function firstPlace(visit: Visit): `/${string}` {
  const { signedIn } = visit
  if (signedIn === undefined) return '/sign-in'
  const place = visit.navigation.find(one => one.duty !== 'signed-in' && signedIn.reader.duties.has(one.duty))
  return place?.href ?? '/agencies'
}
