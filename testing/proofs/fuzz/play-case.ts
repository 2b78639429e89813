import type { Caller, RunningApp } from '../../app.ts'
import { staffOf } from '../../builders/stand-case.ts'
import { agencyOf, hearOne } from '../../sight/enlarged-city.ts'
import { done } from './taken.ts'

/** A case with its team, its lead handed round, a task and an issue. @returns its id */
export async function playCase(app: RunningApp, desk: Caller, shogai: Caller): Promise<string> {
  const consultation = `/consultations/${await hearOne(desk)}`
  const linked = await done(desk, `${consultation}/people`, { called: '公園の男性', part: 'subject' })
  const [subject] = linked['people'] as readonly { readonly personId?: string; readonly id?: string }[]
  const agencies = await Promise.all(['desk', 'kodomo'].map(login => agencyOf(app, login)))
  const said = {
    answer: 'given',
    type: 'oral',
    workerNote: '読み上げて確かめた。',
    purpose: '支援のため',
    agencies,
    categories: ['contact', 'health'],
  }
  await done(desk, `/people/${subject?.personId ?? subject?.id}/consents`, said)
  await done(desk, `${consultation}/screen`, { disposition: 'own_agency' })
  const opened = await done(desk, `${consultation}/open-case`, { label: '見本の事例', nextContactOn: '2027-01-31' })
  const at = `/cases/${opened['id']}`
  const agencyId = await agencyOf(app, 'shogai')
  const joined = { agencyId, basis: 'appi-69-2-2', reason: '分担して関わるため。', categories: ['contact'] }
  await done(desk, at, { nextContactOn: '2027-02-01' }, 'PATCH')
  await done(desk, `${at}/team`, joined)
  for (const verb of ['decline', 'take']) {
    await done(desk, `${at}/lead-offers`, { toAgency: agencyId, words: 'お願いします' })
    await done(shogai, `${at}/lead-offers/${verb}`, { words: '考えたい' })
  }
  await done(shogai, `${at}/lead-offers`, { toAgency: await agencyOf(app, 'desk'), words: 'お返しします' })
  await done(desk, `${at}/lead-offers/take`)
  await done(desk, `${at}/assign`, { staffId: await staffOf(app, 'desk') })
  await done(desk, `${at}/tracks`, { track: 'solving', to: 'paused', words: '入院中のため', nextContactOn: '2027-02-01' })
  await done(desk, `${at}/entries`, { fact: '電話で様子を聞いた', method: 'phone' })
  const task = await done(desk, `${at}/tasks`, { agencyId, words: '電話をする', dueOn: '2027-01-10' })
  await done(shogai, `/tasks/${task['id']}/end`, { ended: 'done', words: '済んだ' })
  const issue = await done(desk, `${at}/issues`, { code: 'poverty', severity: 2 })
  await done(desk, `${at}/issues/${issue['id']}`, { code: 'poverty', severity: 3 }, 'PATCH')
  await done(desk, `${at}/team/leave`, { agencyId, words: '役割が終わった' })
  await done(desk, `${at}/team`, { ...joined, agencyId: await agencyOf(app, 'kodomo') })
  return String(opened['id'])
}

/** Requests for coordination that were sent back and taken back. */
export async function playRequests(app: RunningApp, desk: Caller, coordinator: Caller): Promise<void> {
  const toAgency = await agencyOf(app, 'coordinator')
  const sheet = {
    toAgency,
    tried: '窓口で二度話した',
    whyMany: '課題が重なる',
    asked: '話し合いたい',
    issues: ['poverty'],
    urgency: 'planned',
    basis: 'consent',
    consentType: 'oral',
  }
  const ask = async () => {
    const consultation = `/consultations/${await hearOne(desk)}`
    await done(desk, `${consultation}/people`, { called: '申し込む方', part: 'subject' })
    await done(desk, `${consultation}/screen`, { disposition: 'coordination', tried: '電話をした' })
    return `/coordination-requests/${(await done(desk, `${consultation}/coordination-requests`, { ...sheet, submit: false }))['id']}`
  }
  const [returned, withdrawn] = [await ask(), await ask()]
  await done(desk, `${returned}/revise`, sheet)
  await done(desk, `${returned}/submit`)
  await done(coordinator, `${returned}/return`, { reason: 'need_more', words: 'もう少し' })
  await done(desk, `${withdrawn}/withdraw`, { words: '取り下げる' })
  await done(desk, `${await ask()}/submit`)
}

/** A sitting that was changed and called off. */
export async function playSitting(desk: Caller, caseId: string): Promise<void> {
  const sitting = { title: '支援会議', on: '2027-01-10', time: '13:30' }
  const item = { caseId, typeCode: 'support_conference', question: '誰が関わるか', basisReason: 'ご本人に会えないため' }
  const planned = await done(desk, '/conferences', { sitting, item })
  const at = `/conferences/${planned['id']}`
  await done(desk, at, { ...sitting, place: '会議室' }, 'PATCH')
  const [first] = (await done(desk, `${at}/agenda`, { ...item, question: 'いつ会うか' }))['agenda'] as readonly { readonly id: string }[]
  const { caseId: _, ...changed } = item
  await done(desk, `${at}/agenda/${first?.id}`, { ...changed, question: 'どこで会うか' }, 'PATCH')
  await done(desk, `${at}/cancel`, { words: '延期' })
}
