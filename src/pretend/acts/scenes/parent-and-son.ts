import type { Teller } from '../teller.ts'
import { beginMeeting, callMeeting, drawLines, keepMinutes, nameIssues, prepare, sayYes, takeIn } from './turns.ts'

const BY = 'coordinator'
const WISH = '二人で、この家で暮らしつづけたい。夜は、あの子より先に眠りたい。'
const TEAM = ['houkatsu', 'shogai', 'csw', 'coordinator', 'head']

/** 8050, from the first yes to a plan that is running: two versions of the assessment, a conference, looks that were taken and one that is due. */
export async function tellParentAndSon(teller: Teller): Promise<void> {
  const caseId = teller.supportCase('s-8050-case')
  const { actions, planId } = await planTogether(teller, caseId)
  teller.at(14, '11:30')
  await look(teller, planId, actions[0], 'houkatsu', '通所の見学に二人で行けた。お母さんは帰りに「おふろがよかった」と話された。')
  teller.at(9, '10:15')
  await look(teller, planId, actions[1], 'shogai', '三通目の手紙に、返事が二行あった。')
  await teller.post('csw', `/cases/${caseId}/tasks`, {
    agencyId: teller.agency('houkatsu'),
    words: '公民館の時計の話を、お母さんから聞いてみる。',
    dueOn: teller.day(-3),
  })
  teller.at(8, '15:40')
  await teller.post(BY, `/cases/${caseId}/assessments`, {
    ...SECOND,
    strengths: ['夜の台所を引き受けている', '時計や小さな電気器具を直せる', '母と息子で三十年、一度も食事を欠かしていない'],
    wishes: [
      { speaker: 'person', words: '通いの日は、帰ってきたら二人で羊羹を食べます。（トミさん）' },
      { speaker: 'person', words: '電池は別売りです（修一さんの書き置き）' },
    ],
  })
  teller.at(6, '09:20')
  await teller.post('houkatsu', `/people/${teller.person('s-8050-1')}/disclosures`, {
    toAgency: teller.agency('kaigo1'),
    fields: ['contact', 'health'],
    basis: 'consent',
    reason: '通所の初日の送迎の時刻と、腰の痛みのことを電話で伝えた。',
    channel: 'phone',
    isConfirmed: true,
  })
}

async function planTogether(teller: Teller, caseId: string) {
  await beforeMeeting(teller, caseId)
  const issues = await nameIssues(teller, BY, caseId, [
    {
      code: 'problem_8050',
      severity: 3,
      since: '2004',
      ownerAgency: teller.agency('shogai'),
      note: '息子さんは22年、ほとんど外に出ていない。',
    },
    { code: 'care_burden', severity: 2, ownerAgency: teller.agency('houkatsu'), note: '母の腰の痛み。夜中に息子さんを起こしている。' },
    { code: 'social_isolation', severity: 2, ownerAgency: teller.agency('csw') },
    { code: 'budgeting', severity: 1, note: '母の年金だけで二人が暮らしている。' },
  ])
  await drawLines(teller, BY, caseId, [
    ['neighbour', '向かいの米店', 'strong', 'to_household', '配達のとき、声をかけてくれる'],
    ['place', '公民館（止まった時計）', 'weak', 'from_household', '直せる人を探している'],
    ['family', '母の妹（遠方）', 'cut', 'both', '十年、連絡がない'],
    ['other', '元の勤め先', 'stressed', 'both', ''],
  ])
  await confer(teller, caseId)
  return runPlan(teller, caseId, issues)
}

async function beforeMeeting(teller: Teller, caseId: string): Promise<void> {
  teller.at(45, '10:00')
  await sayYes(teller, 'houkatsu', 's-8050-1', [...TEAM, 'kaigo1'], {
    type: 'oral',
    personWords: '「二人のことを、知っている人が増えるのは心強いです」',
  })
  const wider = await sayYes(teller, 'shogai', 's-8050-2', ['shogai', 'jiritsu', 'saposute'], { type: 'written' })
  await sayYes(teller, 'houkatsu', 's-8050-2', TEAM, { type: 'oral', personWords: '「紙なら返事を書けます」' })
  teller.at(41, '13:00')
  await teller.post('houkatsu', `/households/${teller.household('s-8050')}/carer-roles`, {
    carer: teller.person('s-8050-2'),
    caredFor: teller.person('s-8050-1'),
    kind: 'housework',
    hoursWeek: 10,
  })
  await takeIn(teller, BY, caseId, 'head')
  await teller.post(BY, `/cases/${caseId}/assessments`, {
    ...FIRST,
    strengths: ['夜の台所を引き受けている', '母の湿布がなくなると、黙って置いてくれる'],
    wishes: [{ speaker: 'person', words: WISH }],
  })
  teller.at(39, '09:10')
  await teller.post('shogai', `/consents/${wider.id}/withdraw`, { how: '「人が増えるのは、まだ待ってほしい」と紙に書いてくださった。' })
}

async function confer(teller: Teller, caseId: string): Promise<void> {
  teller.at(37, '11:00')
  const meeting = await callMeeting(teller, {
    by: BY,
    caseId,
    title: '十月の会議（その一）',
    on: teller.day(33),
    typeCode: 'multilayered_support_conference',
    question: '母が倒れたときの段取りと、息子さんへの手紙の続け方を、だれが受け持つか。',
    guests: ['houkatsu', 'shogai', 'csw'],
  })
  teller.at(35, '16:10')
  await prepare(teller, meeting, {
    by: 'houkatsu',
    picture: '二人の夜が支えになっている。母は痛みを隠す。',
    doing: '月二回の訪問。介護保険の申請に付き添っている。',
    wanted: '息子さんの話を聞ける人',
    asked: '訪問の日を重ねないでほしい。母が疲れる。',
  })
  await prepare(teller, meeting, {
    by: 'shogai',
    picture: '会わずに、手紙と物でやりとりができている。',
    doing: '月に二度、戸の前に手紙を置く。',
    wanted: '直す物を持っている人',
    asked: '「外に出ましょう」と言わないでほしい。',
  })
  await teller.post('csw', `${meeting.path}/secrecy`)
  teller.at(33, '13:35')
  await beginMeeting(teller, BY, meeting.path)
  await keepMinutes(teller, BY, meeting, {
    present: ['houkatsu', 'shogai', 'csw'],
    direction: '二人の暮らしを壊さず、母には手を、息子さんには紙の道を。会うことを目標にしない。',
    facts: '介護認定は要介護1。手紙は三通、返事は二通。母の年金のほかに収入はない。',
    opinions: '直った時計が玄関に出た。直せる人として呼ばれる場が要る。',
    thirdParty: '配達のとき、二階の窓が開いていることが増えたとのこと。',
    thirdPartyWho: '米店の店主',
    decisions: '役割表のとおり分担する。母が倒れたときは、まず地域包括支援センターが家に行き、紙で息子さんに知らせる。',
    roles: [
      ['problem_8050', 'shogai', '手紙のやりとりを月二回続ける', -20],
      ['care_burden', 'houkatsu', '通所を週一回試し、はじめの日に電話する', -2],
      ['social_isolation', 'csw', '公民館の時計の修理を頼める形をつくる', -30],
    ].map(([issue, login, action, due]) => ({ issue, agencyId: teller.agency(String(login)), action, dueOn: teller.day(Number(due)) })),
  })
  await teller.post(BY, `${meeting.path}/close`)
}

async function runPlan(teller: Teller, caseId: string, issues: ReadonlyMap<string, string>) {
  teller.at(32, '10:00')
  const line = (goal: number, login: string, words: string, kind: string, due: number, code: string, byPerson: string, often: string) => ({
    goal,
    words,
    byPerson,
    byAgency: words,
    ownerAgency: teller.agency(login),
    kind,
    often,
    dueOn: teller.day(due),
    issueId: issues.get(code),
  })
  const plan = await teller.post(BY, `/cases/${caseId}/plans`, {
    kind: 'multilayered',
    wish: WISH,
    direction: '二人の暮らしを壊さず、母には手を、息子さんには紙の道を。会うことを目標にしない。',
    goals: [
      { words: '母が夜に起こさずに眠れる', reachBy: teller.day(-60), issueIds: [issues.get('care_burden')] },
      { words: '息子さんの「直せる」が、家の外で一度役に立つ', reachBy: teller.day(-120), issueIds: [issues.get('problem_8050')] },
    ],
    actions: [
      line(0, 'houkatsu', '通所を週一回試す', 'statutory_service', -20, 'care_burden', '通いの日の朝、二人で支度する', '週1回'),
      line(1, 'shogai', '手紙のやりとりを続ける', 'new_invention', -30, 'problem_8050', '返事を書きたいときに書く', '月2回'),
      line(1, 'csw', '公民館の時計の修理を頼む', 'neighbour', -45, 'social_isolation', '直した物に、紙を一枚添える', '一度'),
    ],
    programmes: [{ programme: 'participation', state: 'asked', note: '時計の修理を、参加の場につなげる' }],
    periodFrom: teller.day(32),
    periodTo: teller.day(-150),
    nextMonitoring: teller.day(-10).slice(0, 7),
  })
  const path = `/plans/${plan.id}`
  await teller.post(BY, `${path}/person-agree`, { on: teller.day(32), how: 'words', words: WISH })
  for (const login of ['houkatsu', 'shogai', 'csw']) await teller.post(login, `${path}/agree`, { answer: 'agrees' })
  await teller.post(BY, `${path}/discuss`, { adequacy: 'adequate', words: '適切と認めた。', members: '支援チーム' })
  teller.at(30, '14:00')
  await teller.post('head', `${path}/decide`, { no: '福総第108号' })
  const running = await teller.post(BY, `${path}/start`)
  return { planId: plan.id, actions: (running['actions'] as readonly { readonly id: string }[]).map(action => action.id) }
}

function look(teller: Teller, planId: string, actionId: string | undefined, by: string, words: string) {
  return teller.post(by, `/plans/${planId}/actions/${actionId}/monitor`, { result: 'done', words })
}

const FIRST = {
  channel: 'self_phone_mail',
  cohabitants: 2,
  marital: 'widowed',
  children: 1,
  communityRelation: '向かいの米店の店主が、月に一度声をかける。自治会の回覧は、母が受け取っている。',
  tenure: 'owned',
  health: 'ill_untreated',
  clinics: 'まつかぜ整形（架空）',
  healthInsurance: 'late_elderly',
  careLevel: 'applying',
  pension: 'receiving',
  incomeHousehold: 118_000,
  employment: 'not_seeking',
  yearsOutOfWork: 22,
  workWish: '息子さんは、紙で「直すことなら」と書かれた。',
  urgentSupport: 'not_needed',
  urgency: 'planned',
  chiefConcern: '腰が痛くて買い物袋が持てない。私がいなくなったら、この子はどうなるのか。',
  chiefSpeaker: 'person',
  background: '勤め先での出来事のあと22年。夜に家事をし、昼は眠る。母は、親戚にも話してこなかった。',
  direction: '母の介護から家に入り、息子さんには手紙で。',
}

const SECOND = {
  ...FIRST,
  health: 'ill_treated',
  careLevel: 'care_1',
  communityRelation: '米店に加えて、公民館が「時計を直せる人」を探している。',
  workWish: '直した時計が四つになった。名前は出さなくてよいなら、公民館の時計を見てもよいとのこと。',
  background: '腰の痛みが半分になり、母が夜に起こさない日が週に四日になった。息子さんは先に眠る日がある。',
  direction: '二人の暮らしを壊さず、母には手を、息子さんには紙の道を。',
}
