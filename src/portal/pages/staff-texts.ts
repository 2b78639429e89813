import type { Language } from '../../kernel/language.ts'

/** Sentences that the public side shows to staff. */
export const staffTexts = {
  cards: '相談の案内カード',
  cardsLead:
    'A4の紙1枚に8枚のカードが印刷されます。窓口、学校、お店などで渡せます。カードのQRコードから、その言葉の相談のページが開きます。',
  intakeSheets: '窓口で使う二言語の用紙',
  intakeSheetsLead:
    '日本語と相手の言葉がならんだ、A4で2枚の用紙です。印刷して、いっしょに番号を指しながら書けます。通訳が来るまでの間にも使えます。',
  intakeUnchecked:
    '外国語の訳は機械によるもので、まだ人が確かめていません。やさしい日本語も、読む人にまだ確かめてもらっていません。用紙にもそのことを書いています。大切なことは、通訳を通して確かめてください。',
  intakeSheetIn: (language: string) => `日本語と${language}の用紙`,
  intakeLead: 'A4の紙2枚に印刷されます。ここには何も記録されません。聞いたことは「相談を受ける」に書いてください。',
  intakeEasyUnchecked: 'このやさしい日本語は、読む人にまだ確かめてもらっていません。意味がちがうときは、ふつうの日本語が正しいものです。',
  intakeStale: '* が付いた文は、訳したあとで、もとの日本語が変わりました。',
  intakeStaffFields: ['受けた日', '職員', '相談番号'],
} as const

/** What each language is called in Japanese, as the code list `language` has it. */
export const japaneseNames: Readonly<Record<Language, string>> = {
  ja: '日本語',
  'ja-easy': 'やさしい日本語',
  en: '英語',
  pt: 'ポルトガル語',
  vi: 'ベトナム語',
  zh: '中国語',
  es: 'スペイン語',
  fil: 'フィリピノ語',
}
