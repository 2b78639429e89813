import type { BusinessKind, Milestone, Need, Stage, SupportPlan, UndertakingKind, UndertakingStep } from '../domain/group.ts'
import type { MemberCount, Worry } from '../domain/group-worry.ts'
import type { PartnerKind } from '../domain/platform.ts'

const stages: Readonly<Record<UndertakingKind, Readonly<Partial<Record<Stage, string>>>>> = {
  group: { starting: '立ち上げ中', active: '活動している', resting: 'お休み中', ended: '終えた' },
  project: { idea: '思いつき', preparing: '準備している', running: '動いている', done: 'やり終えた', stopped: 'やめた' },
  platform: {
    idea: '思いつき',
    gathering: '仲間を集めている',
    running: '動いている',
    self_supporting: '自分たちで回っている',
    changed: '形が変わった',
    ended: '終えた',
  },
}

const business: Readonly<Record<BusinessKind, string>> = {
  cafe: 'カフェ・食堂',
  market: '市・朝市・店',
  transport: '移動・買い物の足',
  salon: 'サロン・居場所',
  other: 'そのほかの商い',
}

const needKinds: Readonly<Record<Need['kind'], string>> = { people: '人', money: 'お金', goods: '物・場所', other: 'そのほか' }
const needStates: Readonly<Record<Need['state'], string>> = {
  open: 'さがしている',
  part: '少し見つかった',
  met: '見つかった',
  closed: 'さがすのをやめた',
}
const dayStates: Readonly<Record<Milestone['state'], string>> = { planned: '予定', done: '終わった', cancelled: '取りやめ' }
const planStates: Readonly<Record<SupportPlan['state'], string>> = { open: '続いている', reached: 'できた', stopped: 'やめた' }
const stepStates = { open: 'これから', done: 'できた', dropped: 'やめた' } as const
const keys: Readonly<Record<MemberCount['keysWith'], string>> = {
  one: '一人がぜんぶ持っている',
  some: '何人かで分けている',
  everybody: 'みなが分かる',
  unknown: '聞いていない',
}
const partnerKinds: Readonly<Record<PartnerKind, string>> = {
  body: '地域の会',
  group: '団体',
  organisation: '支援関係機関・法人',
  business: '事業者・店',
  school: '学校・園',
  person: '個人（名簿の方）',
  other: 'そのほか',
}
const steps: Readonly<Record<UndertakingStep['kind'], string>> = {
  begun: '書きとめました',
  reworded: '言葉を直しました',
  moved: '進みました',
  counted: '人数を聞きました',
  count_withdrawn: '人数を取り下げました',
  calmed: '「心配していない」と書きました',
  worried: '「心配していない」を取り下げました',
  joined: '仲間が加わりました',
  left: '仲間が抜けました',
}

/** What codes are called on the pages of groups, projects and platforms. */
export const codes = { stages, business, needKinds, needStates, dayStates, planStates, stepStates, keys, partnerKinds, steps } as const

/** A reason to ask who will carry a group on, in words with the fact behind it. */
export function worryWords(worry: Worry): string {
  switch (worry.why) {
    case 'leader-old':
      return `世話役でいちばん年上の方が${worry.age}歳です`
    case 'leader-long':
      return `同じ方が${worry.years}年、代表をしています`
    case 'nobody-younger':
      return '60歳より若い方がいません'
    case 'shrinking':
      return `人数が三度続けて減りました（${worry.from}人から${worry.to}人）`
    case 'one-holds-all':
      return 'かぎ・帳面・連絡先を一人で持っています'
    case 'few':
      return `いま${worry.total}人です`
    case 'not-told-lately':
      return '人数を二年より前に聞いたきりです'
  }
}
