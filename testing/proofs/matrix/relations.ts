import { newId } from '../../../src/kernel/id.ts'
import type { RunningApp } from '../../app.ts'
import { staffOf } from '../../builders/stand-case.ts'
import { agencyOf, someSheet } from '../../sight/enlarged-city.ts'
import type { Told } from '../../stories/play-by-api.ts'
import { arrangeKeepers } from './keepers.ts'
import { arrangeNeighbours } from './neighbours.ts'
import { markOf } from './script.ts'
import type { Places, Sending } from './stage.ts'
import { breakGlass, lend, protect, seal, shut } from './walls.ts'

type Known = Told & { readonly personId: string; readonly householdId: string }
type Named = readonly (readonly [string, Places])[]

/** Brings everybody into their relation to the told household, through the API where there is a way, and names the records by the table's words. */
export async function arrangeRelations(app: RunningApp, told: Known, send: Sending): Promise<ReadonlyMap<string, Places>> {
  const team = await changeTeam(app, told, send)
  const work = await arrangeWork(app, told, send)
  const sent = await arrangeReferrals(app, told, send)
  const walls = await arrangeWalls(app, told, send)
  const neighbours = await arrangeNeighbours(app, send)
  return new Map([...team, ...work, ...sent, ...walls, ...neighbours, ...(await arrangeKeepers(app, told.caseId))])
}

/** One agency leaves the team; of another the person takes the consent back. */
async function changeTeam(app: RunningApp, { caseId, personId, householdId }: Known, send: Sending): Promise<Named> {
  await send('shogai', `/cases/${caseId}/team/leave`, { agencyId: await agencyOf(app, 'shogai'), words: '役割を終えたため' })
  const consent = await oneId(app, 'select id from people.consent where person_id = $1', [personId])
  const agencies: string[] = []
  for (const login of ['coordinator', 'houkatsu', 'shogai', 'desk']) agencies.push(await agencyOf(app, login))
  await send('desk', `/consents/${consent}/narrow`, {
    agencies,
    categories: ['contact', 'household', 'health', 'income', 'housing', 'child', 'history'],
    words: 'こども家庭センターへの同意を取り下げられた',
  })
  await app.ask('update people.person set address = $2, phone = $3 where id = $1', [personId, markOf('住まい'), '0595-00-7733'])
  return [
    ['本人', { id: personId }],
    ['世帯', { id: householdId }],
    ['同意', { id: consent }],
  ]
}

/** What grows on a case: entries of every scope, a draft beside the finished plan, a sitting, a task, a mention. */
async function arrangeWork(app: RunningApp, { caseId, planId }: Known, send: Sending): Promise<Named> {
  const words = markOf('計画')
  const plan = await send('coordinator', `/cases/${caseId}/plans`, {
    kind: 'multilayered',
    wish: `${words}と言う`,
    direction: words,
    goals: [{ words }],
    actions: [{ goal: 0, words, ownerAgency: await agencyOf(app, 'houkatsu') }],
  })
  const conference = await conferWith(app, caseId, send)
  const entry = await oneId(app, 'select id from coordination.log_entry where case_id = $1 order by made_at limit 1', [caseId])
  const desk = await staffOf(app, 'desk')
  await app.ask(`insert into coordination.mention (entry_id, staff_id, case_id, at) values ($1, $2, $3, now())`, [entry, desk, caseId])
  const home = await agencyOf(app, 'desk')
  const task = await send('desk', `/cases/${caseId}/tasks`, { agencyId: home, words: markOf('宿題'), dueOn: '2027-01-31' })
  for (const [shareScope, mark] of [
    ['own_agency', '内輪'],
    ['coordinator', '調整役へ'],
  ] as const)
    await send('houkatsu', `/cases/${caseId}/entries`, { fact: markOf(mark), method: 'phone', shareScope })
  const issue = await oneId(app, 'select id from coordination.issue where case_id = $1 limit 1', [caseId])
  const actionId = await oneId(app, 'select id from coordination.support_action where plan_id = $1 limit 1', [planId])
  return [
    ['事例', { id: caseId, entryid: entry, issue, version: '1' }],
    ['計画', { id: planId, actionId, n: '1' }],
    ['下書きの計画', { id: plan.id, actionId, n: '1' }],
    ['会議', { id: conference.id, itemid: conference.itemId, invitationid: conference.invitationId }],
    ['名指し', { id: entry }],
    ['宿題', { id: task.id }],
  ]
}

/** The consultation, what went out from it, and a search for it. */
async function arrangeReferrals(app: RunningApp, { consultationId, personId }: Known, send: Sending): Promise<Named> {
  const csw = await agencyOf(app, 'csw')
  const sheet = (reason: string) => someSheet(csw, { reason, basis: 'appi-69-2-2', basisReason: '支援が途切れないようにするため' })
  const asked = await send('desk', `/consultations/${consultationId}/referrals`, sheet(markOf('紹介')))
  const drafted = await send('desk', `/consultations/${consultationId}/referrals`, { ...sheet(markOf('下書き')), send: false })
  const request = await oneId(app, 'select id from coordination.coordination_request where consultation_id = $1', [consultationId])
  const searched = await (await app.signIn('desk')).post('/consultations/search', { q: markOf('相談'), do: 'search' })
  const session = await oneId(app, 'select id from platform.session where staff_id = $1 limit 1', [await staffOf(app, 'desk')])
  return [
    ['相談', { id: consultationId, personid: personId }],
    ['つなぎ', { id: asked.id }],
    ['つなぎの下書き', { id: drafted.id }],
    ['調整の依頼', { id: request }],
    ['検索', { id: searched.location.split('/').at(-1) ?? '' }],
    ['サインイン', { id: session }],
  ]
}

/** What closes and what opens beyond the ordinary: protection, glass, conflict, compartment, delegation. */
async function arrangeWalls(app: RunningApp, { caseId, personId }: Known, send: Sending): Promise<Named> {
  const hidden = await protect(app, send)
  const glass = await breakGlass(app, caseId)
  await shut(app, personId)
  const compartment = await seal(app, personId, send)
  return [
    ['守られた方', { id: hidden }],
    ['保護の期間', { id: await oneId(app, 'select id from people.address_protection where person_id = $1', [hidden]) }],
    ['緊急の開封', { id: glass }],
    ['利害関係', { id: await oneId(app, 'select id from people.conflict where person_id = $1', [personId]) }],
    ['封じた記録', { id: compartment, staffid: await staffOf(app, 'engo1'), transferid: newId() }],
    ['代理', { id: await lend(app) }],
  ]
}

/** A sitting about the case to which somebody outside the team is called. */
async function conferWith(app: RunningApp, caseId: string, send: Sending) {
  const planned = await send('coordinator', '/conferences', {
    sitting: { title: '臨時の会議', on: '2027-01-20', time: '13:30', place: '第2会議室', chair: '課長' },
    item: { caseId, typeCode: 'support_conference', question: `${markOf('会議')}をどうするか。`, basisReason: '命を守るため' },
  })
  const itemId = (planned['agenda'] as readonly { readonly id: string }[])[0]?.id ?? ''
  await send('coordinator', `/conferences/${planned.id}/invitations`, {
    agencyId: await agencyOf(app, 'jiritsu'),
    secrecyClass: 'public_body',
    isNeeded: true,
    itemIds: [itemId],
  })
  await send('coordinator', `/conferences/${planned.id}/call`)
  const [invitation] = await app.ask<{ id: string }>('select id from coordination.invitation where conference_id = $1', [planned.id])
  return { id: planned.id, itemId, invitationId: invitation?.id ?? '' }
}

/** The id one statement finds; a stage that is half arranged proves nothing. */
async function oneId(app: RunningApp, statement: string, values: readonly unknown[]): Promise<string> {
  const [row] = await app.ask<{ id: string }>(statement, values)
  if (row === undefined) throw new Error(`the stage has nothing for: ${statement}`)
  return row.id
}
