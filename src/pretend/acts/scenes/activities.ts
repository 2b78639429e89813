import type { ActivitySaid } from '../../domain/activities-said.ts'
import { ACTIVITIES } from '../../domain/activities-said.ts'
import type { Made, Teller } from '../teller.ts'

type Dated = { readonly id: string; readonly on: string; readonly state: string }

/**
 * What neighbours do together, in every state: dates that come and were, roles that are full and roles that want helpers, a waiting list,
 * a date called off, dates that somebody told of and one that waits to be told; wordings for everybody that somebody else checked.
 * Where there are no councils, or activities already, nothing is told.
 */
export async function tellActivities(teller: Teller): Promise<void> {
  const council = await teller.get('csw', '/councils/1')
  const there = (await teller.get('csw', '/activities?state=any'))['items']
  if (!Array.isArray(council['bodies']) || council['bodies'].length === 0 || (Array.isArray(there) && there.length > 0)) return
  for (const said of ACTIVITIES) await tellActivity(teller, said)
}

/** Who keeps the records of the councils told of. */
const KEEPERS: Readonly<Record<number, string>> = { 1: 'chair', 8: 'chair8', 39: 'chair39' }

async function tellActivity(teller: Teller, said: ActivitySaid): Promise<void> {
  const keeper = KEEPERS[said.councilNo] ?? 'csw'
  const since = Math.max(said.startsDaysAgo + 1, 5)
  teller.at(since, '20:00')
  const { id } = await teller.post(keeper, '/activities', {
    ...said.told,
    councilNo: said.councilNo,
    startsOn: teller.day(said.startsDaysAgo),
    roles: said.roles ?? [],
    from: said.answers ? await issueLike(teller, keeper, said) : '',
  })
  await teller.post(keeper, `/activities/${id}/move`, { to: 'running', words: '集まりの日が決まった。' })
  const begun = await teller.get(keeper, `/activities/${id}`)
  await tellHowItWent(teller, keeper, id, said, datesOf(begun))
  teller.at(2, '18:00')
  const now = await teller.get(keeper, `/activities/${id}`)
  await tellWhoComes(teller, keeper, id, said, now)
  if (said.ends) await teller.post(keeper, `/activities/${id}/move`, said.ends)
  if (said.shown) await show(teller, keeper, id, said.shown)
}

async function issueLike(teller: Teller, keeper: string, said: ActivitySaid): Promise<string> {
  const found = (await teller.get(keeper, `/community-issues?council=${said.councilNo}&state=any`))['items'] as readonly {
    readonly id: string
    readonly title: string
  }[]
  const issue = found.find(({ title }) => title.includes(said.answers ?? ''))
  return issue ? `issue:${issue.id}` : ''
}

const datesOf = (activity: Made) => activity['dates'] as readonly Dated[]

async function tellHowItWent(teller: Teller, keeper: string, id: string, said: ActivitySaid, dates: readonly Dated[]): Promise<void> {
  const today = teller.day(0)
  const over = dates.filter(({ on }) => on < today).reverse()
  for (const [nth, words] of (said.went ?? []).entries()) {
    const date = over[nth]
    if (words === null || date === undefined) continue
    teller.atLast()
    await teller.post(keeper, `/activities/${id}/dates/${date.id}/feedback`, words)
  }
}

async function tellWhoComes(teller: Teller, keeper: string, id: string, said: ActivitySaid, activity: Made): Promise<void> {
  const next = datesOf(activity).find(({ on, state }) => on > teller.day(0) && state === 'planned')
  if (next === undefined) return
  const roles = activity['roles'] as readonly { readonly id: string }[]
  const path = `/activities/${id}/dates/${next.id}`
  for (const [who, howMany, role] of said.coming ?? []) await teller.post(keeper, `${path}/join`, { roleId: roles[role]?.id, who, howMany })
  for (const [login, role] of said.ofCouncil ?? []) await teller.post(login, `${path}/join`, { roleId: roles[role]?.id })
  if (said.cancelsNext) await teller.post(keeper, `${path}/cancel`, { why: said.cancelsNext })
}

/** A wording for everybody, checked by the coordinator. */
async function show(teller: Teller, keeper: string, id: string, shown: { readonly title: string; readonly words: string }): Promise<void> {
  await teller.press(keeper, `/wordings/activity/${id}/propose`, { wanted: 'public', ...shown })
  await teller.press('csw', `/wordings/activity/${id}/check`, { textVersion: '1' })
}
