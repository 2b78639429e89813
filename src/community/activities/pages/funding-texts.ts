import type { Funding, FundingDay } from '../domain/funding.ts'

const kinds: Readonly<Record<Funding['kind'], string>> = {
  grant: '助成金・補助金',
  donation: '寄附',
  fee: '参加費・利用料',
  sales: '売り上げ',
  crowdfunding: 'クラウドファンディング',
  member: '会費',
  in_kind: '物や手助け（お金でないもの）',
  city: '市から',
}

const states: Readonly<Record<Funding['state'], string>> = {
  idea: '考えている',
  applied: '申し込んだ',
  granted: 'いただけた',
  declined: 'いただけなかった',
  reported: '報告した',
  ended: '終わった',
}

const days: Readonly<Record<FundingDay['what'], string>> = {
  'apply-from': '申し込みの受付が始まる',
  'apply-until': '申し込みのしめきり',
  from: '使える期間が始まる',
  until: '使える期間が終わる',
  'report-due': '報告のしめきり',
}

/** Sentences about where money comes from. */
export const texts = {
  kinds,
  states,
  days,
  title: '財源カレンダー',
  lead: '申し込みのしめきりと報告の日を、団体・事業・プラットフォームをまたいで月ごとに並べます。金額は協議会の中だけで読めます。',
  paperTitle: '財源カレンダー',
  noDays: 'この月に決まった日はありません。',
  empty: '財源の予定はまだありません',
  emptyText: '団体・事業・プラットフォームの画面で財源を書くと、しめきりがここに並びます。',
  section: '財源',
  none: '財源はまだ書かれていません。会費や手助けも、立派な財源です。',
  tell: '財源を書く',
  change: '財源のようすを書く',
  export: 'カレンダーに入れる',
  toGroups: '団体を見る',
  council: '協議会',
  allCouncils: '読める協議会すべて',
  show: 'この協議会で見る',
  months: 'これから一年',
  past: '済み',
  unknownAmount: '金額はまだ分からない',
  columns: {
    name: '財源',
    kind: '種類',
    amount: '金額',
    when: '使える期間',
    apply: '申し込み',
    report: '報告',
    state: 'ようす',
    on: '日',
    what: '何の日',
    of: 'どこの',
  },
  fields: {
    kind: '種類',
    name: '財源の名まえ',
    amount: '金額（円。分からないときは空けてください）',
    fromOn: 'いつから使えますか',
    untilOn: 'いつまで使えますか',
    applyFrom: '申し込みはいつからですか',
    applyUntil: '申し込みのしめきり',
    reportDue: '報告のしめきり',
    conditions: '決まりごと',
    state: 'ようす',
    stateWords: 'ひとこと',
  },
} as const
