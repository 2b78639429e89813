import type { IntakeWords } from './ja.ts'

/** やさしい日本語 of the sheet: authored, with the readings that the glossary does not know written beside the words. */
export const intakeJaEasy: IntakeWords = {
  unchecked: 'この やさしい 日本語は、まだ 読む 人に 確かめて もらって いません。',
  point: '話さないで、番号を ｜指《ゆび》で 見せても いいです。',
  danger: '今、あなたや 家族の 命や 体が 危ないですか',
  dangerYes: 'はい。今、危ないです',
  dangerPrivately: 'ほかの 人が いない 部屋で 話したい',
  lackingBed: '今日の 夜、寝る ところが ない',
  lackingMedicine: '薬が ない',
  lackingNothing: '全部 ある',
  reads: '読める 言葉',
  japanese: '日本語',
  readsHardly: '読むことは むずかしい',
  noContact: '電話や メールは いりません。また 窓口に 来ます',
  agrees: 'はい。話しても いい',
  askFirst: '話す 前に、わたしに 聞いて ほしい',
  disagrees: 'いいえ。話さないで ほしい',
  mayTell: '話しても いい 人や ところ',
  mustNotTell: '話さないで ほしい 人や ところ',
  easySpeech: 'やさしい 日本語で 話して ほしい',
  slowly: 'ゆっくり 話して ほしい',
  largeLetters: '大きい 字で 書いて ほしい',
  byWriting: '字を 書いて 話したい',
  stepFree: '車いすで 入れる 部屋が いい',
  helpWriting: '読むことや 書くことを 手伝って ほしい',
  companion: '家族や ｜友《とも》だちと 一緒に 話したい',
}
