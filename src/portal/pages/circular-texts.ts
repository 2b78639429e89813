/**
 * Sentences of the page behind the code of a 回覧板. The sheet is Japanese, and so are they, in every language of the frame: plain, with all
 * readings written beside the words.
 */
export const circularTexts = {
  title: '｜回覧板《かいらんばん》に｜答《こた》える',
  lead: '｜名前《なまえ》はいりません。｜答《こた》えたくない｜質問《しつもん》は、そのままでいいです。',
  warn: '｜人《ひと》の｜名前《なまえ》は、｜書《か》かないでください。',
  answers: { yes: 'はい', no: 'いいえ', unknown: 'わからない' },
  line: 'ひとこと',
  lineOf: (no: number) => `｜質問《しつもん》${no}の ひとこと`,
  foot: 'ほかに｜言《い》いたいこと',
  send: '｜答《こた》えを｜送《おく》る',
  nothing: '｜何《なに》か｜一《ひと》つ、｜答《こた》えてください。',
  tooLong: '300｜文字《もじ》より｜短《みじか》くしてください。',
  unfit: '12けたの｜番号《ばんごう》や、｜読《よ》めない｜文字《もじ》は、｜消《け》してください。',
  thanks: '｜答《こた》えを｜受《う》け｜取《と》りました',
  thanksText: 'ありがとうございます。｜会《かい》の｜人《ひと》が｜読《よ》みます。',
  closed: 'この｜回覧板《かいらんばん》は、もう｜答《こた》えを｜受《う》け｜取《と》りません',
  closedText: '｜言《い》いたいことがある｜人《ひと》は、｜電話《でんわ》をしてください。',
  call: '｜電話《でんわ》でも｜答《こた》えられます。',
  privacy: 'だれが｜答《こた》えたかは、わかりません。｜送《おく》ったあとは、｜直《なお》せません。',
} as const
