/** How a consultation was answered. */
export const ANSWERED_WORDS: readonly string[] = [
  '制度の説明をし、申請書を一緒に書いて提出した。結果が届くころに電話する約束をした。',
  '話を聞き終えると「少し軽くなった」と言われた。困ったときの連絡先を渡した。',
  '分割の相談がまとまり、{month}から月に{n}千円ずつ払うことになった。',
  '{place}の集まりを紹介し、{wd}に一緒に見学した。続けて行ってみるとのこと。',
  '必要な手続を一覧にしてお渡しし、すべて済んだことを確かめた。',
  '訪問で無事を確かめた。玄関先で{hobby}の話をし、また来てよいと言われた。',
  '家族で話し合い、当面の役割を決められた。{n}か月後に様子を伺う。',
  '修理の見積もりを一緒に取り、家主さんとの話がまとまった。',
  '書類の読み方を説明した。次からは封を切らずに持って来てよいと伝えた。',
  '担任の先生と面談し、別室での登校から始めることになった。',
]

/** Why it is watched, and what would bring somebody to the door earlier. */
export const WATCHING_WORDS: readonly string[] = [
  '今は手助けは要らないとのこと。月に一度、近くを通るときに声をかける。',
  '暮らしは落ち着いている。{season}に体調を崩しやすいため、その前に電話する。',
  '民生委員の{neighbor}さんと見守ることをご本人も承知された。変わったことがあればすぐに訪ねる。',
  '認定の結果を待っている。届いたころに一緒に内容を確かめる。',
]

/** Where the talk about consent stands. */
export const CONSENT_WORDS: readonly string[] = [
  'ほかの機関に話すことは、まだためらいがある。急がず、次は{hobby}の話から始める。',
  'ご家族は賛成だが、ご本人は考えたいとのこと。返事をせかさないことを伝えた。',
  '「役所には知られたくない」と言われた。どこまでなら話してよいかを一緒に整理している。',
]

/** Who could not be reached, and what is left open. */
export const LOST_WORDS: readonly string[] = [
  '電話がつながらず、訪問しても応答がない。時間帯を変えて訪ねる。',
  '約束の日に来られず、その後の連絡が取れない。置き手紙に直通の番号を書いた。',
]

/** Ways of trying to reach a person, with what came of it. */
export const ATTEMPTS: readonly (readonly [how: string, result: string])[] = [
  ['電話', '呼び出すが応答なし'],
  ['電話', '留守番電話に名前だけを残した'],
  ['訪問', '不在。置き手紙をした'],
  ['訪問', '明かりはついているが応答なし'],
  ['手紙', '返信用の封筒を入れて送った'],
]
