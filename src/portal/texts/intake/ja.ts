/**
 * What the bilingual sheet of the counter says beyond the words of the public pages, in Japanese: the source of the other languages.
 * Plain text or ｜漢字《かんじ》 notation; no markup.
 */
export const intakeJa = {
  unchecked: 'この訳は機械が作りました。まだ人が確かめていません。意味がちがうときは、日本語が正しいものです。',
  point: '話すかわりに、番号を指でさしてもかまいません。',
  danger: 'いま、あなたや家族の命や体があぶないですか',
  dangerYes: 'はい。いま、あぶない',
  dangerPrivately: 'ほかの人がいない部屋で話したい',
  lackingBed: '今夜、寝るところがない',
  lackingMedicine: '薬がない',
  lackingNothing: 'ぜんぶある',
  reads: '読める言葉',
  japanese: '日本語',
  readsHardly: '読むのはむずかしい',
  noContact: '連絡はいらない。また窓口に来る',
  agrees: 'はい。話してよい',
  askFirst: '話す前に、わたしに聞いてほしい',
  disagrees: 'いいえ。話さないでほしい',
  mayTell: '話してもよい人や機関',
  mustNotTell: '話してほしくない人や機関',
  easySpeech: 'やさしい日本語で話してほしい',
  slowly: 'ゆっくり話してほしい',
  largeLetters: '大きい文字で書いてほしい',
  byWriting: '字を書いて話したい（筆談）',
  stepFree: '車いすで入れる部屋',
  helpWriting: '読むことや書くことを手伝ってほしい',
  companion: '家族や友だちといっしょに話したい',
}

/**
 * The words of the sheet in one language: the keys of the Japanese source.
 * A language that lacks a key does not compile.
 */
export type IntakeWords = typeof intakeJa
