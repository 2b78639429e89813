/** What the export of a council calls its parts. */
export const exportTexts = {
  offer: { title: 'できること・あるもの', about: '連絡会の掲示板に、この協議会が出したもの。どこから来て、どう変えたか。' },
  trouble: { title: '困っていること', about: '連絡会の掲示板に、この協議会が出したもの。' },
  visits: { title: '行き来', about: 'ほかの協議会へ行った話、来てもらった話。' },
  exchanges: { title: '教えて・貸して', about: 'ほかの協議会にたずねたことと、その答え。' },
  requests: { title: '専門の手伝い', about: '講師や助言を頼んだ話と、そのなりゆき。' },
  byName: '書いた人',
} as const

/** Sentences of the API. */
export const apiTexts = {
  board: '連絡会の掲示板（読める範囲、動いた順）',
  one: '掲示板の一件',
  state: 'できること・困っていることを書く',
  check: 'ほかの方の書いた言葉を確かめる',
  withdraw: 'ほかの地区から下げる',
  stage: '段階を変える',
  pairs: '会ってみる組（点数はない。訳が言葉でつく）',
  visit: '行ってみたいと伝える',
  tellVisit: '行ってきたことを書く',
  ask: 'ほかの地区に聞く',
  reply: 'ほかの地区に返事をする',
} as const
