import type { Day } from '../../../kernel/day.ts'
import type { Made, Teller } from '../teller.ts'

const ALL = ['contact', 'household', 'health', 'income', 'housing', 'child', 'history']

/** A yes to the work of these agencies, by the person or, for a child, by whoever brings it up. */
export function sayYes(
  teller: Teller,
  by: string,
  key: string,
  to: readonly string[],
  words: Readonly<Record<string, unknown>>,
): Promise<Made> {
  return teller.post(by, `/people/${teller.person(key)}/consents`, {
    answer: 'given',
    workerNote: '窓口で項目を読み上げ、一つずつ確かめた。',
    purpose: '関係機関で支援の向きをそろえるため',
    agencies: [...new Set(to.map(login => teller.agency(login)))],
    categories: ALL,
    ...words,
  })
}

/** An agency more in the team, on a consent or on the ground of its own duty. */
export function takeIn(teller: Teller, by: string, caseId: string, login: string, reason?: string): Promise<Made> {
  const ground =
    reason === undefined ? { basis: 'consent', categories: ALL } : { basis: 'appi-69-2-2', reason, categories: ALL.slice(0, 2) }
  return teller.post(by, `/cases/${caseId}/team`, { agencyId: teller.agency(login), ...ground })
}

/** The issues of a case by their codes; the ids by code. */
export async function nameIssues(
  teller: Teller,
  by: string,
  caseId: string,
  issues: readonly (Readonly<Record<string, unknown>> & { readonly code: string })[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const issue of issues) ids.set(issue.code, (await teller.post(by, `/cases/${caseId}/issues`, { severity: 2, ...issue })).id)
  return ids
}

/** Lines of the ecomap that somebody wrote. */
export async function drawLines(
  teller: Teller,
  by: string,
  caseId: string,
  lines: readonly (readonly [kind: string, name: string, strength: string, direction: string, note: string])[],
): Promise<void> {
  for (const [kind, name, strength, direction, note] of lines)
    await teller.press(by, `/cases/${caseId}/connections`, { kind, name, strength, direction, note })
}

/** A conference that is planned, with whom it calls. */
export type Meeting = {
  readonly by: string
  readonly caseId: string
  readonly title: string
  readonly on: Day
  readonly typeCode: 'support_conference' | 'multilayered_support_conference'
  readonly question: string
  readonly basisReason?: string
  readonly guests: readonly string[]
}

/** Plans and calls a conference; its address in the API and the one item on its agenda. */
export async function callMeeting(teller: Teller, meeting: Meeting): Promise<{ readonly path: string; readonly itemId: string }> {
  const { by, caseId, title, on, typeCode, question, basisReason, guests } = meeting
  const planned = await teller.post(by, '/conferences', {
    sitting: { title, on, time: '13:30', place: '市役所 第2会議室', chair: '福祉総合相談課長' },
    item: { caseId, typeCode, question, ...(basisReason ? { basisReason } : {}) },
  })
  const itemId = (planned['agenda'] as readonly { readonly id: string }[])[0]?.id ?? ''
  const path = `/conferences/${planned.id}`
  for (const login of guests)
    await teller.post(by, `${path}/invitations`, {
      agencyId: teller.agency(login),
      secrecyClass: 'public_body',
      isNeeded: true,
      itemIds: [itemId],
    })
  await teller.post(by, `${path}/call`)
  return { path, itemId }
}

/** What an agency writes before a conference. */
export type Prepared = {
  readonly by: string
  readonly picture: string
  readonly doing: string
  readonly wanted: string
  readonly asked: string
}

/** An agency promises secrecy and fills its sheet. */
export async function prepare(teller: Teller, at: { readonly path: string; readonly itemId: string }, sheet: Prepared): Promise<void> {
  const { by, ...words } = sheet
  await teller.post(by, `${at.path}/secrecy`)
  await teller.post(by, `${at.path}/prep-sheets`, { itemId: at.itemId, ...words })
}

/** The chair's side: secrecy, the pack, and the sitting begins. */
export async function beginMeeting(teller: Teller, by: string, path: string): Promise<void> {
  await teller.post(by, `${path}/secrecy`)
  await teller.post(by, `${path}/briefing`)
  await teller.post(by, `${path}/hold`)
}

/** The minutes as far as they are written, with who was there. */
export async function keepMinutes(
  teller: Teller,
  by: string,
  at: { readonly path: string; readonly itemId: string },
  minutes: Readonly<Record<string, unknown>> & { readonly present: readonly string[] },
): Promise<void> {
  const held = await teller.get(by, at.path)
  const invitations = held['invitations'] as readonly { readonly id: string; readonly agencyId: string | null }[]
  const { present, ...kept } = minutes
  const attendance = [...present, by].flatMap(login => {
    const invitation = invitations.find(one => one.agencyId === teller.agency(login))
    return invitation ? [{ invitationId: invitation.id, staffId: teller.staff(login), name: teller.nameOf(login), isPresent: true }] : []
  })
  await teller.post(by, `${at.path}/minutes`, { itemId: at.itemId, ...kept, attendance })
}
