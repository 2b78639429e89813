import type { Teller } from '../teller.ts'
import { beginMeeting, callMeeting, drawLines, keepMinutes, nameIssues, prepare, sayYes } from './turns.ts'

const BY = 'coordinator'
const NOT_YET = 'ご本人に会えておらず、同意を尋ねる関係がまだない。'
const GUESTS = ['csw', 'houkatsu', 'hokenshi1']

/** The full house: no consent and then a spoken one; a 支援会議 that was held, one that is called, and a plan that is still a draft with a gap. */
export async function tellFullHouse(teller: Teller): Promise<void> {
  const caseId = teller.supportCase('s-full-case')
  teller.at(117, '16:00')
  await teller.post('csw', `/people/${teller.person('s-full-1')}/consents`, {
    answer: 'not_obtained',
    purpose: '関係機関で支援の向きをそろえるため',
    personWords: '「ほっといてくれ」',
    askAgainOn: teller.day(60),
  })
  teller.at(108, '10:00')
  const issues = await nameIssues(teller, BY, caseId, [
    { code: 'self_neglect', severity: 3, since: '2023', ownerAgency: teller.agency('csw') },
    { code: 'neighbor_trouble', severity: 2, note: '夏の匂い。隣の方は窓を開けられない。' },
    { code: 'illness', severity: 2, ownerAgency: teller.agency('hokenshi1'), note: '足の傷。糖尿病の疑い。' },
    { code: 'gap_need', severity: 3, missing: '望まれないうちに、暮らしの場所を一緒に整えていく支え。' },
  ])
  await drawLines(teller, BY, caseId, [
    ['neighbour', '自治会の役員', 'ordinary', 'to_household', '恥をかかせたくないと話す'],
    ['neighbour', '隣の家', 'stressed', 'both', '縁側の前だけでも、と話す'],
    ['place', '祭りの太鼓', 'strong', 'from_household', '三年前まで、全部直していた'],
  ])
  await supportConference(teller, caseId)
  teller.at(41, '14:00')
  await sayYes(teller, 'houkatsu', 's-full-1', [...GUESTS, BY, 'head'], {
    type: 'oral',
    personWords: '「名前は書く。ここまではいい。でも、うちのことを町内で話すのは勘弁してくれ」',
  })
  await draftPlan(teller, caseId, issues)
  await callNext(teller, caseId)
}

async function supportConference(teller: Teller, caseId: string): Promise<void> {
  teller.at(107, '11:00')
  const meeting = await callMeeting(teller, {
    by: BY,
    caseId,
    title: '支援会議（第一回）',
    on: teller.day(104),
    typeCode: 'support_conference',
    question: 'だれが、どの言葉で訪ねるか。',
    basisReason: `${NOT_YET}火の危険があり、関わる機関で役割を決める必要がある。`,
    guests: GUESTS,
  })
  teller.at(105, '09:00')
  await prepare(teller, meeting, {
    by: 'houkatsu',
    picture: '三年前に奥さまを亡くされてから、物が増えた。',
    doing: '年に一度の声かけだけ。',
    wanted: '火の安全を見られる人',
    asked: '片づけの話から入らないでほしい。',
  })
  await teller.post('csw', `${meeting.path}/secrecy`)
  await teller.post('hokenshi1', `${meeting.path}/secrecy`)
  teller.at(104, '13:35')
  await beginMeeting(teller, BY, meeting.path)
  await keepMinutes(teller, BY, meeting, {
    present: GUESTS,
    direction: '訪ねるのは一人。直してほしい物を持って行く。',
    facts: '玄関に灯油の缶が三つ。戸口で三度、声をかけた。一度だけ、こまの話で戸が開いた。',
    opinions: '急いで片づけると、つながりごと失う。',
    decisions: '訪ねるのは社会福祉協議会の担当とする。火の心配だけは待たない。',
    roles: [
      { issue: 'self_neglect', agencyId: teller.agency('csw'), action: '太鼓の撥を持って訪ねる', dueOn: teller.day(90) },
      { issue: 'illness', agencyId: teller.agency('hokenshi1'), action: '会えたとき、足を見せてもらう', dueOn: teller.day(60) },
    ],
  })
  await teller.post(BY, `${meeting.path}/close`)
}

async function draftPlan(teller: Teller, caseId: string, issues: ReadonlyMap<string, string>): Promise<void> {
  teller.at(12, '15:00')
  await teller.post(BY, `/cases/${caseId}/plans`, {
    kind: 'multilayered',
    wish: 'ほっておいてほしい。ただ、祭りの太鼓は直したい。',
    direction: '片づけを目標にせず、武さんが「直せる人」として呼ばれる場から、暮らしを一緒に整える。',
    goals: [{ words: '縁側の前が空く', reachBy: teller.day(-90), issueIds: [issues.get('self_neglect'), issues.get('neighbor_trouble')] }],
    actions: [
      {
        goal: 0,
        words: '太鼓の撥を持って、月に二度訪ねる',
        ownerAgency: teller.agency('csw'),
        kind: 'neighbour',
        dueOn: teller.day(-20),
        issueId: issues.get('self_neglect'),
      },
      { goal: 0, words: '通院に付き添う', kind: 'statutory_service', issueId: issues.get('illness') },
    ],
    periodFrom: teller.day(0),
    periodTo: teller.day(-180),
  })
}

async function callNext(teller: Teller, caseId: string): Promise<void> {
  teller.at(6, '10:00')
  const next = await callMeeting(teller, {
    by: BY,
    caseId,
    title: '十二月の会議',
    on: teller.day(-5),
    typeCode: 'multilayered_support_conference',
    question: '冬の灯油と、通院の付き添いを、だれが受け持つか。',
    guests: GUESTS,
  })
  teller.at(3, '17:10')
  await prepare(teller, next, {
    by: 'csw',
    picture: '撥を四本削ってくださった。縁側の前に、座れるだけの場所ができた。',
    doing: '月に二度、直す物を持って訪ねている。',
    wanted: '通院のときに付き添える人',
    asked: '町内では、話さないでほしい。',
  })
}
