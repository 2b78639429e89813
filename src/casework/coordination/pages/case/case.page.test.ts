import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { agencyOf, hearOne } from '../../../../../testing/sight/enlarged-city.ts'

let app: RunningApp
let desk: Browser
let coordinator: Browser
let deskApi: Caller
let coordination: string

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  desk = await app.signIn('desk')
  coordinator = await app.signIn('coordinator')
  deskApi = await app.api('desk')
  coordination = await agencyOf(app, 'coordinator')
})
afterAll(() => app.close())

const TRIED = '家計の相談と、地域包括への電話を二度した'
const WITHOUT_CONSENT = { basis: 'appi-69-2-2', basisReason: '同意はまだ得られていないが、住まいを失うおそれがあるため' }

/** A consultation screened towards coordination, about one person with a household of two. */
async function screened(
  statement = '家賃も介護も学校も、どこに言えばいいのか分からない',
): Promise<{ id: string; subject: string; child: string }> {
  const id = await hearOne(deskApi, statement)
  const person = async (given: string) => {
    const made = await deskApi.send('POST', '/api/v1/people', { family: '重野', given, birthDate: '1980-01-05' })
    return (made.json() as { id: string }).id
  }
  const subject = await person('見本')
  const child = await person('小春')
  await deskApi.send('POST', `/api/v1/consultations/${id}/people`, { personId: subject, part: 'subject' })
  const members = [
    { personId: subject, relationship: 'head' },
    { personId: child, relationship: 'child' },
  ]
  expect((await deskApi.send('POST', '/api/v1/households', { label: '重野家', members })).status).toBe(201)
  const sent = await deskApi.send('POST', `/api/v1/consultations/${id}/screen`, { disposition: 'coordination', tried: TRIED })
  expect(sent.status, sent.html).toBe(200)
  return { id, subject, child }
}

const sheet = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  toAgency: coordination,
  tried: TRIED,
  whyMany: '家計・介護・学校の課題が重なっている',
  asked: '関係機関を集めて、方向性を話し合いたい',
  personWords: '家賃も介護も学校も、どこに言えばいいのか分からない',
  issues: ['poverty', 'care_burden'],
  sharedFields: ['statement', 'topics', 'personName'],
  urgency: 'within_week',
  replyBy: '2099-01-05',
  ...WITHOUT_CONSENT,
  ...more,
})

const householdIn = (html: string) => /name="householdId" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''

/** From the desk's form to the accepted request; gives back the addresses of both. */
async function accepted(statement?: string): Promise<{ request: string; at: string; consultation: string; child: string }> {
  const { id, child } = await screened(statement)
  const form = await desk.get(`/consultations/${id}/coordinate`)
  expect(form.status).toBe(200)
  const made = await desk.post(`/consultations/${id}/coordinate`, sheet({ householdId: householdIn(form.html) }))
  expect(made.status, made.html).toBe(303)
  const request = made.location.split('?')[0] ?? ''
  const sent = await desk.post(`${request}/submit`, { _version: '1' })
  expect(sent.status, sent.html).toBe(303)
  const taken = await coordinator.post(`${request}/accept`, { label: '重野さんの世帯', nextContactOn: '2099-01-10', words: '' })
  expect(taken.status, taken.html).toBe(303)
  const at = /href="(\/cases\/[0-9a-f-]{36})"/.exec((await coordinator.get(request)).html)?.[1] ?? ''
  expect(at).not.toBe('')
  return { request, at, consultation: id, child }
}

test('the way to coordination stands on the consultation once it was screened so, filled with what the desk tried and with the person’s own words', async () => {
  const { id } = await screened()
  const page = await desk.get(`/consultations/${id}`)
  expect(page.html).toContain('多機関協働へ申し込む')
  const form = await desk.get(`/consultations/${id}/coordinate`)
  expect(form.html).toContain(TRIED)
  expect(form.html).toContain('どこに言えばいいのか分からない')
  for (const words of ['同意あり', '同意なし', 'ひとつの機関では足りない理由', '関わってほしい機関', '重野家（重野　見本、重野　小春）'])
    expect(form.html).toContain(words)
})

test('a request is a draft until it is submitted, is then red at both ends when no answer comes, and keeps the consultation from ending', async () => {
  const { id } = await screened()
  const made = await desk.post(`/consultations/${id}/coordinate`, sheet())
  const request = made.location.split('?')[0] ?? ''
  expect((await desk.get(request)).html).toContain('まだ申し込んでいません')
  expect((await coordinator.get(request)).status).toBe(404)
  expect((await desk.post(`${request}/submit`, { _version: '1' })).status).toBe(303)
  expect((await desk.get(`/consultations/${id}`)).html).toContain('多機関協働への申込：')
  const closing = await deskApi.send('POST', `/api/v1/consultations/${id}/close`, { outcome: 'answered', words: '終えたい' })
  expect(closing.json()).toMatchObject({ code: 'referral-unanswered' })
  await app.ask(`update coordination.coordination_request set reply_by = '2020-01-06' where consultation_id = $1`, [id])
  await app.ask(`update desk.offer set reply_by = '2020-01-06' where consultation_id = $1`, [id])
  for (const page of [
    await desk.get('/coordination?box=waiting'),
    await coordinator.get('/coordination'),
    await desk.get(request),
    await coordinator.get(request),
  ])
    expect(page.html).toContain('返事の遅れ')
  expect((await desk.get('/consultations')).html).toContain('返事の遅れ')
  const csv = await coordinator.get('/coordination.csv?box=to_answer')
  expect(csv.html).toContain('返事の遅れ')
})

test('a request goes back only with a reason in code and words, and the desk reads it where it holds the person', async () => {
  const { id } = await screened()
  const request = (await desk.post(`/consultations/${id}/coordinate`, sheet())).location.split('?')[0] ?? ''
  await desk.post(`${request}/submit`, { _version: '1' })
  const silent = await coordinator.post(`${request}/return`, { reason: '', words: '' })
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('理由の区分を選んでください')
  expect((await coordinator.post(`${request}/return`, { reason: 'need_more', words: '世帯の様子をもう少し教えてください' })).status).toBe(
    303,
  )
  expect((await desk.get(`/consultations/${id}`)).html).toContain('世帯の様子をもう少し教えてください')
  expect((await coordinator.get(request)).html).toContain('お返ししたため')
})

test('accepting opens the case at once: the desk leads and stays owner, the coordinator coordinates, the household comes along', async () => {
  const { request, at, consultation, child } = await accepted()
  const page = await coordinator.get(at)
  expect(page.status).toBe(200)
  for (const words of ['重野さんの世帯', '主担当', '多機関協働', '重野　見本、重野　小春']) expect(page.html).toContain(words)
  expect((await desk.get(at)).status).toBe(200)
  const [row] = await app.ask<{ lead_agency: string; coordinator_agency: string }>(
    'select lead_agency, coordinator_agency from coordination.support_case where id = $1',
    [at.split('/')[2]],
  )
  expect(row).toEqual({ lead_agency: await agencyOf(app, 'desk'), coordinator_agency: coordination })
  const heard = (await deskApi.get(`/api/v1/consultations/${consultation}`)).json() as {
    state: string
    ownerAgency: { id: string } | string
  }
  expect(heard.state).toBe('case_opened')
  expect((await desk.get(`/consultations/${consultation}`)).html).toContain('事例として支援を始めた')
  expect((await coordinator.get(`/people/${child}`)).status).toBe(200)
  expect((await desk.get(`${at}/team`)).html).toContain('申し込んだ機関')
  expect((await desk.get(`${request}/print`)).html).toContain('多機関協働 申込書（同意なし）')
  const told = await app.ask('select 1 from people.disclosure where to_agency = $1', [coordination])
  expect(told.length).toBeGreaterThan(0)
})

test('an entry takes one field, and facts, opinions, third parties and own words stay apart', async () => {
  const { at } = await accepted()
  expect((await desk.post(`${at}/entries`, { fact: '電話で話せた', method: 'phone', withWhom: ['person'] })).status).toBe(303)
  const rich = {
    method: 'visit',
    withWhom: ['person', 'family'],
    fact: '居間で30分話した',
    opinion: '少し疲れているように見える',
    thirdParty: '夜に声がすると聞いた',
    thirdPartyWho: '隣の方',
    personWords: 'ひとりで抱えてきました',
    next: '学校に同行する',
    nextOn: '2099-02-03',
    shareScope: 'team',
  }
  expect((await desk.post(`${at}/entries`, rich)).status).toBe(303)
  const { html } = await coordinator.get(at)
  for (const words of ['電話で話せた', '見立て・意見', '隣の方の話', 'ひとりで抱えてきました', '学校に同行する'])
    expect(html).toContain(words)
  expect((await desk.get(at)).html).toContain('2099/02/03')
  const empty = await desk.post(`${at}/entries`, { method: 'phone', withWhom: ['person'], fact: '', next: '打っていた言葉' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain('あったことを、一言でも書いてください')
  expect(empty.html).toContain('打っていた言葉')
  const nobody = await desk.post(`${at}/entries`, { ...rich, thirdPartyWho: '' })
  expect(nobody.html).toContain('どなたの話かを書いてください')
})

test('a correction leaves both standing: the old one struck through, the new one with its reason; only its own agency corrects', async () => {
  const { at } = await accepted()
  await desk.post(`${at}/entries`, { fact: '月曜に訪ねた', method: 'visit', withWhom: ['person'] })
  const link = /href="(\/cases\/[0-9a-f-]+\/entries\/[0-9a-f-]+)"/.exec((await desk.get(at)).html)?.[1] ?? ''
  expect((await desk.get(link)).html).toContain('月曜に訪ねた')
  expect((await coordinator.get(link)).status).toBe(404)
  const wordless = await desk.post(link, { fact: '火曜に訪ねた', method: 'visit', withWhom: ['person'] })
  expect(wordless.html).toContain('訂正する理由を書いてください')
  expect(
    (await desk.post(link, { fact: '火曜に訪ねた', method: 'visit', withWhom: ['person'], replaceWords: '曜日の書き間違い' })).status,
  ).toBe(303)
  const { html } = await desk.get(at)
  expect(html).toMatch(/<del>.*月曜に訪ねた/s)
  expect(html).toContain('火曜に訪ねた')
  expect(html).toContain('訂正の理由：曜日の書き間違い')
})

test('what is for one’s own agency, and what for the coordinator, is not shown to the others of the team', async () => {
  const { at } = await accepted()
  await desk.post(`${at}/team`, { ...JOIN, agencyId: await agencyOf(app, 'houkatsu'), _version: '1' })
  const centre = await app.signIn('houkatsu')
  expect((await centre.get(at)).status).toBe(200)
  await desk.post(`${at}/entries`, { fact: '窓口だけの覚え書き', shareScope: 'own_agency', method: 'other', withWhom: ['agency'] })
  await desk.post(`${at}/entries`, { fact: '調整の担当だけへ', shareScope: 'coordinator', method: 'other', withWhom: ['agency'] })
  await desk.post(`${at}/entries`, { fact: 'みんなへの知らせ', shareScope: 'team', method: 'other', withWhom: ['agency'] })
  const seen = async (browser: Browser) => (await browser.get(at)).html
  expect(await seen(coordinator)).not.toContain('窓口だけの覚え書き')
  expect(await seen(coordinator)).toContain('調整の担当だけへ')
  expect(await seen(centre)).not.toContain('調整の担当だけへ')
  expect(await seen(centre)).toContain('みんなへの知らせ')
  expect((await (await app.signIn('kodomo')).get(at)).status).toBe(404)
})

const JOIN = { basis: 'appi-69-2-3', reason: '介護の見立てに要るため', categories: ['household', 'health'] }

test('the lead moves only when the other agency takes it, and nobody coordinates and leads at once', async () => {
  const { at } = await accepted()
  const centreId = await agencyOf(app, 'houkatsu')
  await desk.post(`${at}/team`, { ...JOIN, agencyId: centreId, _version: '1' })
  const centre = await app.signIn('houkatsu')
  const early = await centre.post(`${at}/lead-offers/take`, {})
  expect(early.status).toBe(409)
  expect(early.html).toContain('相手の機関が受け入れるまで')
  const toCoordinator = await desk.post(`${at}/lead-offers`, { toAgency: coordination, words: 'お願いします' })
  expect(toCoordinator.html).toContain('調整する機関は主担当になりません')
  expect((await desk.post(`${at}/lead-offers`, { toAgency: centreId, words: '介護が中心になったため' })).status).toBe(303)
  expect((await centre.get('/day')).html).toContain('主担当の引き継ぎの申し出に返事をする')
  expect((await centre.post(`${at}/lead-offers/take`, {})).status).toBe(303)
  const [row] = await app.ask<{ lead_agency: string }>('select lead_agency from coordination.support_case where id = $1', [
    at.split('/')[2],
  ])
  expect(row?.lead_agency).toBe(centreId)
  expect((await centre.get('/day')).html).not.toContain('主担当の引き継ぎの申し出に返事をする')
})

test('coordination ends only with a lead, a next day and a reason; both tracks go on, each ends with a reason of its own', async () => {
  const { at } = await accepted()
  const silent = await coordinator.post(`${at}/end-coordination`, { words: '', nextContactOn: '2099-03-03' })
  expect(silent.html).toContain('理由を、一言でも書いてください')
  const dateless = await coordinator.post(`${at}/end-coordination`, { words: '役割が決まった', nextContactOn: '' })
  expect(dateless.html).toContain('主担当が次に連絡する日')
  expect((await coordinator.post(`${at}/end-coordination`, { words: '役割が決まった', nextContactOn: '2099-03-03' })).status).toBe(303)
  expect((await desk.post(`${at}/tracks`, { track: 'solving', to: 'ended', words: '' })).status).toBe(422)
  expect((await desk.post(`${at}/tracks`, { track: 'solving', to: 'ended', words: '家計が落ち着いた' })).status).toBe(303)
  const { html } = await desk.get(at)
  expect(html).toContain('課題解決：終了')
  expect(html).toContain('伴走：つながっている')
})

test('whoever leaves the team says why, keeps its own words, and sees the case no more', async () => {
  const { at } = await accepted()
  await desk.post(`${at}/team`, { ...JOIN, agencyId: await agencyOf(app, 'houkatsu'), _version: '1' })
  const centre = await app.signIn('houkatsu')
  await centre.post(`${at}/entries`, { fact: '包括からの見立て', method: 'visit', withWhom: ['person'] })
  expect((await centre.post(`${at}/team/leave`, { words: '' })).status).toBe(422)
  expect((await desk.post(`${at}/team/leave`, { words: 'もうよい' })).html).toContain('主担当の機関は')
  const left = await centre.post(`${at}/team/leave`, { words: '支援が終わったため' })
  expect(left.status, left.html).toBe(303)
  expect((await centre.get(at)).status).toBe(404)
  expect((await desk.get(at)).html).toContain('包括からの見立て')
  expect((await desk.get(`${at}/team`)).html).toContain('支援が終わったため')
})

test('a mention stays on the day of the one called until it was opened, and nobody is called to what is closed to them', async () => {
  const { at } = await accepted()
  const [called] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'coordinator'`)
  const id = called?.id ?? ''
  const entry = { fact: '返事をお願いします', method: 'agency_call', withWhom: ['agency'], mentions: [id] }
  const closed = await desk.post(`${at}/entries`, { ...entry, shareScope: 'own_agency' })
  expect(closed.html).toContain('この書き込みを読める方の中から')
  expect((await desk.post(`${at}/entries`, entry)).status).toBe(303)
  const day = await coordinator.get('/day')
  expect(day.html).toContain('返事をお願いします')
  const open = /action="(\/mentions\/[0-9a-f-]+\/open)"/.exec(day.html)?.[1] ?? ''
  expect((await coordinator.post(open, {})).location).toContain(at)
  expect((await coordinator.get('/day')).html).not.toContain('返事をお願いします')
  expect((await desk.post(open, {})).status).toBe(404)
})

test('a task for the team is ended as done, or dropped only with a word', async () => {
  const { at } = await accepted()
  const asked = await coordinator.post(`${at}/tasks`, {
    words: '年金の書類を確かめる',
    agencyId: await agencyOf(app, 'desk'),
    dueOn: '2020-02-02',
  })
  expect(asked.status, asked.html).toBe(303)
  expect((await desk.get('/day')).html).toContain('年金の書類を確かめる')
  const link = /href="(\/tasks\/[0-9a-f-]+)\?case=/.exec((await desk.get(at)).html)?.[1] ?? ''
  expect((await desk.post(link, { ended: 'dropped', words: '' })).status).toBe(422)
  expect((await desk.post(link, { ended: 'done', words: '' })).status).toBe(303)
  expect((await desk.get('/day')).html).not.toContain('年金の書類を確かめる')
})

test('the copy for the person leaves third parties out and says so, and opinions by the rule of the city', async () => {
  const { at } = await accepted()
  await desk.post(`${at}/entries`, {
    fact: '写しに載る事実',
    opinion: '写しの見立て',
    thirdParty: 'よその人の言葉',
    thirdPartyWho: '大家さん',
    personWords: '写しに載る本人の言葉',
    method: 'visit',
    withWhom: ['person'],
  })
  const plain = await desk.get(`${at}/own-file`)
  expect(plain.html).toContain('写しに載る事実')
  expect(plain.html).toContain('写しに載る本人の言葉')
  expect(plain.html).toContain('第三者に関する部分のため記載していません')
  expect(plain.html).not.toContain('よその人の言葉')
  expect(plain.html).not.toContain('大家さん')
  expect(plain.html).not.toContain('写しの見立て')
  const whole = await desk.get(`${at}/own-file?opinions=yes`)
  expect(whole.html).toContain('写しの見立て')
  expect(whole.html).not.toContain('よその人の言葉')
})

test('one’s own agency opens a case by itself, without coordination, and others may join later', async () => {
  const id = await hearOne(deskApi, '自分の机で支える相談')
  await deskApi.send('POST', `/api/v1/consultations/${id}/screen`, { disposition: 'own_agency' })
  expect((await desk.get(`/consultations/${id}`)).html).toContain('自分の機関で事例として支える')
  const made = await desk.post(`/consultations/${id}/open-case`, { label: '机の事例', nextContactOn: '2099-01-08' })
  expect(made.status, made.html).toBe(303)
  const at = made.location.split('?')[0] ?? ''
  expect((await desk.get(at)).html).toContain('机の事例')
  expect((await desk.get('/cases')).html).toContain('机の事例')
  expect((await coordinator.get(at)).status).toBe(404)
  expect((await desk.get(`/consultations/${id}`)).html).toContain('事例として支援中')
})

test('the list of cases leaves the house only with a purpose, and is narrowed by track and lead', async () => {
  await accepted('一覧のための相談')
  const purposeless = await desk.post('/cases/export', { view: 'lead', purpose: '' })
  expect(purposeless.status).toBe(422)
  const file = await desk.post('/cases/export', { view: 'lead', purpose: '所内会議で確かめるため' })
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect(file.html).toContain('重野さんの世帯')
  expect((await desk.get('/cases?view=team&solving=paused')).html).toContain('支援チームに入っている事例はありません')
  expect((await coordinator.get('/cases?view=coordinated')).html).toContain('重野さんの世帯')
})
