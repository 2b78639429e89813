import type { StepKind } from '../domain/step.ts'
import type { BesideLine, Reach, SubjectKind, VariantState, WordingState } from '../domain/wording.ts'

const states: Readonly<Record<WordingState, string>> = {
  none: 'まだありません',
  proposed: '確かめるのを待っています',
  told: '見えています',
  withdrawn: '下げました',
}

const variantStates: Readonly<Record<VariantState | 'none', string>> = {
  none: 'まだありません',
  draft: '確かめるのを待っています',
  machine: '機械翻訳（「機械翻訳」と書きそえて見せます）',
  checked: '確かめました',
  withdrawn: '下げました',
}

const kinds: Readonly<Record<SubjectKind, string>> = {
  council: '協議会の紹介',
  body: '会の紹介',
  meeting: '会議のお知らせと、決まったこと',
  activity: '活動の紹介',
  group: '団体の紹介',
  project: '事業の紹介',
  platform: 'プラットフォームの紹介',
  offer: 'できること・あるもの',
  issue: '困りごと',
  treasure: '宝物',
}

const besideLines: Readonly<Record<BesideLine, string>> = {
  place: '場所',
  openTo: '来られる人',
  fee: 'お金',
  bring: '持ち物',
  accessNotes: '車いす・トイレなど',
  transport: '行き方',
}

const wanted: Readonly<Record<Reach, string>> = { liaison: '連絡会（ほかの地区と市）', public: 'だれでも（市のページ）' }

const steps: Readonly<Record<StepKind, string>> = {
  proposed: '文を出しました',
  checked: '確かめました',
  withdrawn: '文を下げました',
  translated: 'ほかの言葉で書きました',
  variant_checked: 'ほかの言葉の文を確かめました',
  variant_withdrawn: 'ほかの言葉の文を下げました',
}

/** Sentences about words for others. */
export const texts = {
  states,
  variantStates,
  kinds,
  wanted,
  steps,
  besideLines,
  beside: 'この文といっしょに見えること',
  besideChanged: '確かめたあとで、場所や持ち物などが変わりました',
  besideChangedText: '変わったところは、外の人にはまだ見えていません。同じ文をもう一度出して、ほかの方に確かめてもらうと見えます。',
  title: 'みんなに見せる言葉',
  lead: 'ふだんの記録とは別に、外の人が読む文だけをここに書きます。書いた人とは別の人が確かめると、見えるようになります。',
  now: 'いまの文',
  none: 'まだ文がありません',
  noneKeeper: '短くてかまいません。下の「文を書く」から始められます。',
  noneMember: '記録を預かる人（会長・事務局・コーディネーター）が書きます。',
  proposedMine: 'ほかの方が確かめると、見えるようになります。ご自分の書いた文は、ご自分では確かめられません。',
  proposedOther: '読んで、だれのことか分かる言葉がないかを見てください。よければ、下のボタンを押してください。',
  told: { liaison: 'ほかの地区の人と市が読めます。', public: 'だれでも、市のページで読めます。' },
  withdrawnText: 'もう外からは見えません。書き直して出すと、また確かめてもらえます。',
  noticed: '気をつける言葉',
  write: '文を書く',
  rewrite: '文を書き直す',
  propose: '確かめてもらう',
  check: '確かめて見えるようにする',
  withdraw: '文を下げる',
  withdrawLead: 'すぐに、どの言葉でも見えなくなります。',
  elsewhere: 'この文は、もとのページで書きます。ここでは、ほかの言葉の文だけを書けます。',
  toSubject: 'もとのページへ',
  fields: { wanted: 'だれに見せますか', title: '題', words: '文', reason: 'どうして下げますか', origin: 'だれが訳しましたか' },
  support: {
    words: '名まえ、電話番号、番地、病気のことは書きません。',
    easy: '短い文で書きます。むずかしい漢字には、｜漢字《かんじ》のように読みをつけられます。',
  },
  origins: { human: '人が書いた・訳した', machine: '機械が訳した' },
  originHints: { human: 'ほかの方が確かめてから見えます。', machine: '「機械翻訳」と書きそえて、すぐに見えます。' },
  languages: 'ほかの言葉で',
  languagesLead: '日本語を書き直すと、前の文からの訳には、そう分かる印がつきます。',
  languagesWait: '先に、日本語の文を出してください。',
  stale: '日本語が新しくなりました。この訳は古いままです。',
  variantProposedMine: 'ほかの方が確かめると、見えるようになります。',
  machineMine: 'もう見えています。ほかの方が確かめると、「機械翻訳」の印がとれます。',
  writeIn: (language: string) => `${language}で書く`,
  rewriteIn: (language: string) => `${language}の文を書き直す`,
  save: '書きとめる',
  checkVariant: 'この訳を確かめた',
  withdrawVariant: 'この訳を下げる',
  course: 'これまで',
  panel: 'みんなに見せる言葉',
  panelOpen: '読む・書く・確かめる',
  done: {
    proposed: '出しました。ほかの方が確かめると、見えるようになります。',
    checked: '確かめました。見えるようになりました。',
    withdrawn: '下げました。もう外からは見えません。',
    translated: '書きとめました。',
    'variant-checked': '訳を確かめました。',
    'variant-withdrawn': '訳を下げました。',
  },
} as const

/** Sentences of the API. */
export const apiTexts = {
  read: '記録のみんなに見せる言葉と、ほかの言葉での文',
  propose: 'みんなに見せる文を出す（ほかの人が確かめるまで、外からは見えない）',
  check: 'ほかの人が出した文を確かめて、見えるようにする',
  withdraw: '見せる文を下げる（すぐに、どの言葉でも見えなくなる）',
  vary: 'ほかの言葉での文を書く',
  'check-variant': 'ほかの人が書いた、ほかの言葉での文を確かめる',
  'withdraw-variant': 'ほかの言葉での文を下げる',
} as const
