import { expect } from 'vitest'
import type { Caller, RunningApp } from '../../app.ts'
import { agencyOf, hearOne, someSheet } from '../../sight/enlarged-city.ts'
import { playCase, playRequests, playSitting } from './play-case.ts'
import { playNeighbours } from './play-neighbours.ts'
import { playPlan } from './play-plan.ts'
import { playSealed } from './play-sealed.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/**
 * Does once through the API what the stories leave out, so that every operation was lawfully done and every kind of record is there.
 * @returns requests that are lawful by their shape, and refused because of what was done
 */
export async function playTheRest(app: RunningApp): Promise<readonly Doomed[]> {
  const [desk, shogai, coordinator, head] = [
    await app.api('desk'),
    await app.api('shogai'),
    await app.api('coordinator'),
    await app.api('head'),
  ]
  const person = String(
    (await done(desk, '/people', { family: '見本', given: '花', birthDate: '1980-01-01', phone: '0595-00-0101' }))['id'],
  )
  const people = { person, other: String((await done(desk, '/people', { called: '隣の方' }))['id']) }
  await onConsultation(desk, people)
  await onReferrals(app, desk, shogai)
  await onHousehold(desk, people)
  await onConsents(app, desk, person)
  await onConflict(desk, head, people.other)
  const neighbours = await playNeighbours(app)
  const caseId = await playCase(app, desk, shogai)
  await playRequests(app, desk, coordinator)
  await playSitting(desk, caseId)
  const doomed = [
    ...(await withoutConsent(desk)),
    ...neighbours,
    ...(await playPlan(app, desk, head, caseId)),
    ...(await playSealed(app, caseId)),
    ...(await onClosed(app, desk, caseId)),
  ]
  await app.ask(GLASS, [caseId])
  await app.ask(ALERT)
  await app.ask(NO_LONGER_COORDINATES)
  const handIn = await desk.send('POST', '/public/requests', { words: '相談したい' })
  expect(handIn.status, handIn.html).toBe(201)
  return doomed
}

async function onConsultation(desk: Caller, { person, other }: { person: string; other: string }): Promise<void> {
  const at = `/consultations/${await hearOne(desk)}`
  await done(desk, at, { statement: '書き直した言葉', nextOn: '2027-01-10' }, 'PATCH')
  for (const personId of [person, other]) await done(desk, `${at}/people`, { personId, part: 'subject' })
  await done(desk, `${at}/people/unlink`, { personId: other, words: '別の方だった' })
  await done(desk, `${at}/assign`, { staffId: null })
  await done(desk, `${at}/close`, { outcome: 'answered', words: '説明した' })
  await done(desk, `${at}/reopen`, { words: 'もう一度来られた' })
  await done(desk, '/people/search', { q: '見本' })
  await done(desk, '/consultations/search', { q: '言葉' })
  await done(desk, '/people/known', { name: '見本 花', birthDate: '1980-01-01', purpose: 'intake' })
  await done(desk, `/people/${person}`, { note: '電話は夕方に' }, 'PATCH')
}

async function onReferrals(app: RunningApp, desk: Caller, shogai: Caller): Promise<void> {
  const to = await agencyOf(app, 'shogai')
  const sheet = async (send: boolean) =>
    `/referrals/${(await done(desk, `/consultations/${await hearOne(desk)}/referrals`, someSheet(to, { send })))['id']}`
  const draft = await sheet(false)
  await done(desk, `${draft}/send`)
  await done(shogai, `${draft}/seen`)
  await done(shogai, `${draft}/accept`, { personInCharge: '見本' })
  await done(shogai, `${draft}/start`, { on: '2026-12-01' })
  await done(desk, `${draft}/follow-ups`, { arrived: true, words: '行けた' })
  await done(desk, `${draft}/person-answer`, { helped: true, words: '助かった' })
  await done(desk, `${draft}/confirm`)
  const ended = await sheet(true)
  await done(shogai, `${ended}/accept`)
  await done(shogai, `${ended}/end`, { reason: 'other', words: '見通しが立った' })
  for (const verb of ['return', 'decline'])
    await done(shogai, `${await sheet(true)}/${verb}`, { reason: 'no_capacity', words: '手一杯のため' })
  await done(desk, `${await sheet(true)}/withdraw`, { words: '取り下げる' })
}

async function onHousehold(desk: Caller, { person, other }: { person: string; other: string }): Promise<void> {
  const home = `/households/${(await done(desk, '/households', { label: '見本の家', members: [{ personId: person, relationship: 'head' }] }))['id']}`
  await done(desk, home, { note: '坂の上' }, 'PATCH')
  await done(desk, `${home}/members`, { personId: other, relationship: 'child' })
  await done(desk, `${home}/relations`, { what: 'change', personId: other, relationship: 'sibling' })
  const after = await done(desk, `${home}/carer-roles`, { carer: other, caredFor: person, kind: 'care' })
  const [role] = after['carers'] as readonly { readonly id: string }[]
  await done(desk, `${home}/carer-roles/ended`, { roleId: role?.id })
}

async function onConsents(app: RunningApp, desk: Caller, person: string): Promise<void> {
  const agencies = [await agencyOf(app, 'shogai'), await agencyOf(app, 'houkatsu')]
  const given = {
    answer: 'given',
    type: 'oral',
    workerNote: '窓口で読み上げて確かめた。',
    purpose: '支援のため',
    agencies,
    categories: ['contact', 'health'],
  }
  const asked = await done(desk, `/people/${person}/consents`, { answer: 'asked', purpose: '支援のため', askAgainOn: '2027-01-10' })
  const at = `/consents/${asked['id']}`
  await done(desk, `${at}/answer`, given)
  await done(desk, `${at}/reconfirm`, { words: 'はい' })
  await done(desk, `/people/${person}/disclosures`, {
    toAgency: agencies[0],
    fields: ['contact'],
    basis: 'consent',
    reason: '支援のため',
    channel: 'phone',
  })
  await done(desk, `${at}/narrow`, { agencies: agencies.slice(1), categories: ['contact'], words: '一つだけに' })
  await done(desk, `${at}/withdraw`, { how: '電話で' })
}

async function onConflict(desk: Caller, head: Caller, person: string): Promise<void> {
  const set = await done(desk, `/people/${person}/conflict`, { reason: 'relative', words: '親族のため' })
  await done(head, `/conflicts/${set['id']}/end`, { words: '違う方だった' })
}

/** What is over, or not yet begun, takes no more of this. */
async function onClosed(app: RunningApp, desk: Caller, caseId: string): Promise<readonly Doomed[]> {
  const to = await agencyOf(app, 'shogai')
  const consultation = `/consultations/${await hearOne(desk)}`
  const draft = `/referrals/${(await done(desk, `${consultation}/referrals`, someSheet(to, { send: false })))['id']}`
  const closed = `/consultations/${await hearOne(desk)}`
  await done(desk, `${closed}/close`, { outcome: 'answered', words: '説明した' })
  const replaces = (await done(desk, `/cases/${caseId}/entries`, { fact: '電話した', method: 'phone' }))['id']
  const correction = { fact: '訪問した', method: 'visit', replaces, replaceWords: '書き違い' }
  await done(desk, `/cases/${caseId}/entries`, correction)
  const asked = await app.ask<{ id: string }>(
    `select id from coordination.coordination_request where state in ('submitted', 'seen') limit 1`,
  )
  return [
    ...doomedAt('desk', draft, { 'follow-ups': { arrived: true, words: '行けた' }, 'person-answer': { helped: true } }),
    ...doomedAt('desk', closed, { referrals: someSheet(to) }),
    ...doomedAt('desk', `/cases/${caseId}`, { entries: correction }),
    ...asked.flatMap(({ id }) =>
      doomedAt('coordinator2', `/coordination-requests/${id}`, { accept: { label: '見本', nextContactOn: '2099-01-10' } }),
    ),
  ]
}

/** A sitting of a kind that needs consent, about somebody who was never asked for theirs. */
async function withoutConsent(desk: Caller): Promise<readonly Doomed[]> {
  const at = `/consultations/${await hearOne(desk)}`
  await done(desk, `${at}/people`, { called: '同意をまだ聞いていない方', part: 'subject' })
  await done(desk, `${at}/screen`, { disposition: 'own_agency' })
  const caseId = (await done(desk, `${at}/open-case`, { label: '同意の前の事例', nextContactOn: '2027-01-31' }))['id']
  const item = { caseId, typeCode: 'support_coordination_conference', question: '誰が関わるか' }
  return [{ as: 'desk', path: '/api/v1/conferences', body: { sitting: { title: '支援調整会議', on: '2027-01-10', time: '13:30' }, item } }]
}

const NO_LONGER_COORDINATES = `
  update staff.staff_duty set valid_to = '2026-01-01' where duty = 'coordinate' and staff_id = (select id from staff.staff where login = 'coordinator2')`
const GLASS = `
  insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, review_by)
  select gen_random_uuid(), $1::uuid, s.id, s.agency_id, 'life', '命にかかわる恐れがあるため開く', now(), now() + interval '50 minutes', '2026-12-01'
    from staff.staff s where s.login in ('houkatsu', 'csw')`
const ALERT = `
  insert into staff.alert (id, rule, staff_id, mark, event_ids, first_at, last_at, made_at)
  select gen_random_uuid(), 'many_persons', s.id, s.login, '{}', now(), now(), now() from staff.staff s where s.login in ('desk', 'houkatsu')`
