import type { Made, Teller } from '../teller.ts'
import { drawLines, nameIssues, sayYes, takeIn } from './turns.ts'

const BY = 'coordinator'
const WISH = '自分の名前の郵便受けがほしい。畳を縫う手で、食べていきたい。'

/** A fresh start, told to its good end: a plan that was amended, looked after, evaluated and closed, and coordination that ended. */
export async function tellFreshStart(teller: Teller): Promise<void> {
  const caseId = teller.supportCase('s-fresh-case')
  teller.at(96, '15:00')
  await sayYes(teller, 'jiritsu', 's-fresh-1', ['jiritsu', 'sumai', 'csw3', 'coordinator', 'head'], {
    type: 'written',
    personWords: '「だめならだめと、最初に言ってくれるなら」',
  })
  teller.at(91, '10:00')
  await takeIn(teller, BY, caseId, 'head')
  await teller.post(BY, `/cases/${caseId}/assessments`, {
    channel: 'agency_referral',
    cohabitants: 0,
    marital: 'single',
    tenure: 'facility',
    health: 'ill_untreated',
    employment: 'seeking',
    qualifications: '畳製作（一級と話されたが、証書は手もとにない）',
    urgentSupport: 'needed',
    urgentSupportDetail: '宿泊所の期限まで三週間。',
    chiefConcern: '保証人と緊急連絡先の欄で、みんな手が止まる。',
    chiefSpeaker: 'person',
    gapNeed: '保証人も緊急連絡先もない人が、自分の名で部屋を借りるための支えがない。',
    strengths: ['畳を縫える', '約束の20分前に来る'],
    wishes: [{ speaker: 'person', words: WISH }],
  })
  const issues = await nameIssues(teller, BY, caseId, [
    { code: 'no_guarantor', severity: 3, ownerAgency: teller.agency('sumai') },
    { code: 'job_search_difficulty', severity: 2, ownerAgency: teller.agency('jiritsu') },
    { code: 'released_offender', severity: 2 },
    { code: 'gap_need', severity: 3, missing: '保証人のいない人が、自分の名で部屋を借りる支え。' },
  ])
  await drawLines(teller, BY, caseId, [
    ['neighbour', '畳店の店主', 'strong', 'both', '月に一度、三者で顔を合わせる'],
    ['family', '妹', 'cut', 'from_household', '連絡しないと本人が決めている'],
    ['other', '保護観察の先生', 'ordinary', 'to_household', ''],
  ])
  await closeWell(teller, caseId, await runPlan(teller, caseId, issues))
}

async function runPlan(teller: Teller, caseId: string, issues: ReadonlyMap<string, string>): Promise<Made> {
  teller.at(88, '11:00')
  const written = {
    wish: WISH,
    direction: '名前で借りられる部屋を先に。仕事は、手が覚えているところから。',
    goals: [{ words: '自分の名で部屋を借りる', reachBy: teller.day(30), issueIds: [issues.get('no_guarantor')] }],
    actions: [
      action(teller, 'sumai', '保証の仕組みを三つ比べ、部屋を一緒に見る', 'statutory_service', 60, issues.get('no_guarantor')),
      action(teller, 'jiritsu', '月に一度、三者で会う', 'local_resource', 40, issues.get('job_search_difficulty')),
    ],
    programmes: [{ programme: 'work_support', state: 'applied' }],
    periodFrom: teller.day(88),
    periodTo: teller.day(-92),
    leadAfter: teller.agency('jiritsu'),
  }
  const plan = await teller.post(BY, `/cases/${caseId}/plans`, { kind: 'multilayered', ...written })
  const path = `/plans/${plan.id}`
  await teller.post(BY, `${path}/person-agree`, { on: teller.day(88), how: 'signature' })
  await teller.post('sumai', `${path}/agree`, { answer: 'agrees' })
  await teller.post('jiritsu', `${path}/agree`, { answer: 'agrees_with_remarks', words: '体の検査の日を先に入れたい。' })
  await teller.post(BY, `${path}/discuss`, { adequacy: 'adequate', words: '適切と認めた。', members: '支援チーム' })
  teller.at(85, '16:00')
  await teller.post('head', `${path}/decide`, { no: '福総第91号' })
  const running = await teller.post(BY, `${path}/start`)
  teller.at(76, '10:20')
  const kept = running['actions'] as readonly Readonly<Record<string, unknown>>[]
  await teller.post(BY, `${path}/amend`, {
    ...written,
    goals: running['goals'],
    actions: [
      ...kept.map((line, place) => ({ ...written.actions[place], id: line['id'] })),
      action(teller, 'csw3', '畳店の二階を借りられるよう、商店街に話す', 'new_invention', 40, issues.get('no_guarantor')),
    ],
    reason: '商店街の畳店の二階が空いていると分かった。保証人の代わりに、三者で会う約束でよいとのこと。',
  })
  return teller.get(BY, path)
}

async function closeWell(teller: Teller, caseId: string, plan: Made): Promise<void> {
  const path = `/plans/${plan.id}`
  const actions = plan['actions'] as readonly { readonly id: string; readonly ownerAgency: string }[]
  for (const [place, { id, ownerAgency }] of actions.entries()) {
    const by = ['sumai', 'jiritsu', 'csw3'].find(login => teller.agency(login) === ownerAgency) ?? BY
    teller.at(45 - place, '11:00')
    await teller.post(by, `${path}/actions/${id}/monitor`, { result: 'done', words: 'つづいている。約束の日に、先に来ておられた。' })
    teller.at(22 - place, '16:30')
    await teller.post(by, `${path}/actions/${id}/mark`, { mark: 'done', words: '続ける見通しが立った。' })
  }
  teller.at(16, '14:00')
  const goals = plan['goals'] as readonly { readonly id: string }[]
  await teller.post(BY, `${path}/review`, {
    goals: goals.map(({ id }) => ({ goalId: id, result: 'reached', words: '畳店の二階を、自分の名で借りた。' })),
    changes: [
      { code: 'housing_secured', by: 'person' },
      { code: 'self_worth', by: 'agency' },
      { code: 'relations_improved', by: 'agency' },
    ],
    planResult: 'closed',
    closureReason: 'resolved',
    personWords: '「自分の名前が書いてある郵便受けは、十一年ぶりです」',
    words: '部屋が決まり、仕事の見通しも立った。',
    staysInTouch: '生活自立支援の担当が、月に一度の三者の顔合わせに出る。',
  })
  teller.at(15, '10:00')
  await teller.post(BY, `/cases/${caseId}/end-coordination`, {
    words: '分担が定まり、主担当が伴走を続ける。',
    nextContactOn: teller.day(-9),
  })
}

function action(teller: Teller, login: string, words: string, kind: string, due: number, issueId: string | undefined) {
  return { goal: 0, words, ownerAgency: teller.agency(login), kind, dueOn: teller.day(due), issueId, often: '月1回' }
}
