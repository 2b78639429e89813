import type { EntryStep, Side, Stage } from '../domain/entry.ts'
import type { CouncilVisit, Exchange } from '../domain/meeting.ts'
import type { PairReason } from '../domain/pairs.ts'
import type { SupportKind, SupportState } from '../domain/support.ts'

/** Both sides of the board. */
export const sides: Readonly<Record<Side, string>> = { offer: 'できること・あるもの', trouble: '困っていること' }

/** The same in few words. */
export const sidesShort: Readonly<Record<Side, string>> = { offer: 'できること', trouble: '困っていること' }

/** How far a council has come. */
export const stages: Readonly<Record<Stage, string>> = { not_yet: 'まだ', started: '始めた', going: '続いている', overcome: '越えた' }

/** Steps of an entry. */
export const steps: Readonly<Record<EntryStep['kind'], string>> = {
  stated: '書きました',
  reworded: '言葉を直しました',
  checked: 'ほかの地区から見えるようになりました',
  withdrawn: 'ほかの地区からは下げました',
  staged: '段階を変えました',
  closed: '掲示板から外しました',
  reopened: '掲示板に戻しました',
}

/** How a visit stands. */
export const visitStates: Readonly<Record<CouncilVisit['state'], string>> = {
  wished: '行ってみたい',
  fixed: '日が決まった',
  done: '行ってきた',
  called_off: '取りやめた',
}

/** What councils ask of one another. */
export const exchangeKinds: Readonly<Record<Exchange['kind'], string>> = {
  teach: '教えて',
  lend: '貸して',
  question: '聞きたい',
  joint: 'いっしょに考えたい',
}

/** How a question stands. */
export const exchangeStates: Readonly<Record<Exchange['state'], string>> = {
  open: '待っています',
  met: 'かないました',
  unmet: 'かないませんでした',
}

/** Kinds of help from outside. */
export const supportKinds: Readonly<Record<SupportKind, string>> = {
  lecture: '講師',
  advice: '助言',
  visit: '訪問',
  goods: '物や場所',
  other: 'そのほか',
}

/** How a request for help stands. */
export const supportStates: Readonly<Record<SupportState, string>> = {
  asked: '返事を待っています',
  accepted: '引き受けてもらいました',
  declined: '今回は難しいとのこと',
  unmet: '見つかりませんでした',
  done: '来てもらいました',
}

/** Why two councils might meet; the themes are put in. */
export const reasons: Readonly<Record<PairReason, (themes: string) => string>> = {
  they_can: themes => `こちらが困っている「${themes}」に、あちらのできることが応えられるかもしれません。`,
  we_can: themes => `あちらが困っている「${themes}」に、こちらのできることが応えられるかもしれません。`,
  other_stage: themes => `「${themes}」で同じように困っていて、いまの段階がちがいます。歩いてきた道を聞き合えます。`,
}
