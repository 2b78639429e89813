import type { Teller } from '../teller.ts'
import { beginMeeting, callMeeting, drawLines, keepMinutes, nameIssues, prepare, sayYes, takeIn } from './turns.ts'

const BY = 'coordinator2'
const TEAM = ['kodomo', 'jiritsu3', 'kyoiku', 'jutaku']
const GUESTS = [...TEAM, 'head', 'csw', 'hokenshi1', 'nofu']
const WISH = '三人で暮らして、学校に戻りたい。'

const PARTS = [
  ['young_carer', 'kodomo', '朝の送り出しを、週三回手伝う人を入れる', 14],
  ['poverty', 'jiritsu3', '修学の給付金と、家計の表を続ける', 21],
  ['school_refusal', 'kyoiku', '湊さんの連絡帳を、先生と支援員で見る', 10],
  ['unstable_housing', 'jutaku', '名義の承継と、24回の分納を決める', 30],
  ['family_relation', 'head', '母の病院と、面会の日を決める', 20],
  ['social_isolation', 'csw', '土曜の夕ごはんの場に誘う', 25],
  ['illness', 'hokenshi1', '夜勤明けの体の話を聞く', 18],
  ['debt_burden', 'nofu', '病院の支払いの分け方を決める', 28],
] as const

/** The siblings: a plan that waits for the city's decision, and today a conference of eight agencies over eight issues, with its minutes open. */
export async function tellSiblings(teller: Teller): Promise<void> {
  const caseId = teller.supportCase('s-sib-case')
  teller.at(63, '10:00')
  for (const key of ['s-sib-1', 's-sib-2', 's-sib-3'])
    await sayYes(
      teller,
      'kodomo',
      key,
      [...GUESTS, BY],
      key === 's-sib-1' ? { type: 'written' } : { type: 'proxy', proxyRelation: '養育している姉' },
    )
  teller.at(60, '09:00')
  for (const login of ['head', 'csw', 'hokenshi1', 'nofu']) await takeIn(teller, BY, caseId, login)
  await teller.post('kodomo', `/households/${teller.household('s-sib')}/carer-roles`, {
    carer: teller.person('s-sib-2'),
    caredFor: teller.person('s-sib-3'),
    kind: 'sibling',
    hoursWeek: 12,
  })
  await teller.post(BY, `/cases/${caseId}/assessments`, ASSESSED)
  const issues = await nameIssues(
    teller,
    BY,
    caseId,
    PARTS.map(([code, login], place) => ({ code, severity: place < 3 ? 3 : 2, ownerAgency: teller.agency(login) })),
  )
  await drawLines(teller, BY, caseId, [
    ['family', '母（遠くの病院）', 'weak', 'both', '月に一度、電話で話す'],
    ['place', '中学校の部活', 'strong', 'both', '道具を貸してくれている'],
    ['neighbour', '一階の年配の夫婦', 'ordinary', 'to_household', '朝、ごみ出しのときに声をかける'],
    ['other', '専門学校', 'ordinary', 'to_household', '退学の届けを待ってくれている'],
  ])
  await discussPlan(teller, caseId, issues)
  await conferToday(teller, caseId)
}

async function discussPlan(teller: Teller, caseId: string, issues: ReadonlyMap<string, string>): Promise<void> {
  teller.at(9, '13:00')
  const plan = await teller.post(BY, `/cases/${caseId}/plans`, {
    kind: 'multilayered',
    wish: WISH,
    direction: 'きょうだいは離さない。美咲さんが学校に戻れる朝を、まわりの大人で分け合ってつくる。',
    goals: [
      { words: '美咲さんが専門学校に戻る', reachBy: teller.day(-150), issueIds: [issues.get('young_carer'), issues.get('poverty')] },
      { words: '蒼さんが一時間目に週三日間に合う', reachBy: teller.day(-60), issueIds: [issues.get('school_refusal')] },
    ],
    actions: PARTS.map(([code, login, words, days], place) => ({
      goal: place % 2,
      words,
      byPerson: place < 2 ? '困った日は、夜のうちに一行送る' : null,
      byAgency: words,
      often: place < 3 ? '週3回' : '月1回',
      ownerAgency: teller.agency(login),
      kind: place % 3 === 0 ? 'local_resource' : 'statutory_service',
      dueOn: teller.day(-days),
      issueId: issues.get(code),
    })),
    periodFrom: teller.day(9),
    periodTo: teller.day(-170),
  })
  const path = `/plans/${plan.id}`
  await teller.post(BY, `${path}/person-agree`, { on: teller.day(9), how: 'words', words: WISH })
  for (const login of new Set(PARTS.map(([, login]) => login))) await teller.post(login, `${path}/agree`, { answer: 'agrees' })
  teller.at(7, '15:00')
  await teller.post(BY, `${path}/discuss`, { adequacy: 'adequate', words: '適切と認めた。', members: '支援チームの八機関' })
}

async function conferToday(teller: Teller, caseId: string): Promise<void> {
  teller.at(5, '11:00')
  const meeting = await callMeeting(teller, {
    by: BY,
    caseId,
    title: '十一月の会議（その二）',
    on: teller.day(0),
    typeCode: 'multilayered_support_conference',
    question: '学校に戻れる朝を、だれが、どの曜日に受け持つか。',
    guests: GUESTS,
  })
  teller.at(2, '16:00')
  for (const by of TEAM)
    await prepare(teller, meeting, {
      by,
      picture: '三人で家事を分け、明るく暮らしている。朝だけが足りない。',
      doing: PARTS.find(([, login]) => login === by)?.[2] ?? '',
      wanted: '朝の六時半から八時に動ける人',
      asked: '「よくがんばっているね」で終わらせないでほしい。',
    })
  for (const login of GUESTS.slice(TEAM.length)) await teller.post(login, `${meeting.path}/secrecy`)
  teller.at(0, '00:05')
  await beginMeeting(teller, BY, meeting.path)
  await keepMinutes(teller, BY, meeting, {
    present: GUESTS,
    direction: 'きょうだいは離さない。美咲さんが学校に戻れる朝を、まわりの大人で分け合ってつくる。',
    facts: '夜勤は週二日になった。蒼さんの遅刻は週一日に減った。',
    roles: PARTS.map(([issue, login, action, days]) => ({ issue, agencyId: teller.agency(login), action, dueOn: teller.day(-days) })),
  })
}

const ASSESSED = {
  channel: 'self_phone_mail',
  cohabitants: 3,
  separatedFamily: '母は春から遠くの病院に入院している。父はいない。',
  marital: 'single',
  tenure: 'public_housing',
  rentArrearsMonths: 4,
  rentArrearsYen: 96_000,
  incomeHousehold: 142_000,
  employment: 'working',
  employmentForm: 'part',
  workWish: '介護の専門学校に戻りたい。',
  urgentSupport: 'not_needed',
  urgency: 'within_week',
  chiefConcern: '弟と離れるのだけは嫌です。ちゃんとしてるって思われたいから、だれにも言っていませんでした。',
  chiefSpeaker: 'person',
  background: '母の入院のあと、19歳の姉が夜勤をしながら弟二人を育てている。紙はどれも母の名前で来る。',
  gapNeed: '十八歳を過ぎたきょうだいが、弟を育てながら学びつづける支えがない。',
  debts: [{ what: '病院の支払い', toWhom: '病院（架空）', yen: 214_000, since: '今年の春' }],
  arrears: [{ what: '家賃', toWhom: '市', yen: 96_000, since: '四か月前' }],
  strengths: ['三人で家事を分けている', '蒼さんが弟の機嫌の直し方を知っている', '美咲さんは介護の仕事がしたい'],
  wishes: [
    { speaker: 'person', words: '三人で暮らして、学校に戻りたい。（美咲さん）' },
    { speaker: 'person', words: 'ねえちゃんが寝てる音がすると、安心する。（蒼さん）' },
  ],
}
