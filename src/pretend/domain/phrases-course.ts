import type { ReasonCode } from './shapes.ts'

/** Why the desk asks another agency, in the words of the sheet. */
export const REFER_REASONS: readonly string[] = [
  '専門の見立てが必要であり、ご本人も担当の方に会うことを望んでいるため。',
  '継続した訪問が必要だが、窓口だけでは回数を確保できないため。',
  'お住まいの地区に近く、顔なじみの職員がいるため。',
  '手続に専門の知識が要り、一緒に進めていただきたいため。',
  '暮らしの立て直しに時間がかかる見込みで、伴走をお願いしたいため。',
  'ことばの支えがあれば、ご本人が自分で話を進められるため。',
]

/** What exactly the receiving agency is asked to do. */
export const REFER_ASKS: readonly string[] = [
  '{wd}までに一度お電話をお願いします。午前中がつながりやすいです。',
  'ご自宅への訪問と、使える制度のご説明をお願いします。初回は同行します。',
  '申請書の記入の手伝いと、必要な書類の確認をお願いします。',
  '面談の日を決め、当方にもお知らせください。送り迎えはこちらで考えます。',
  'まずはご家族からお話を聞いていただき、ご本人に会う時期を一緒に考えてください。',
  '今後の見通しについて、ご本人に分かる言葉で説明をお願いします。',
]

/** Why it may be told without consent. */
export const BASIS_REASONS: readonly string[] = [
  '同じ事務を分担する庁内の窓口であり、支援に必要な範囲の内容に限って提供する。',
  '本人に会えておらず同意を求められないが、暮らしの維持に相当の理由がある。',
  '法令の定める事務の遂行に必要であり、住所と世帯の状況に限って提供する。',
]

/** The receiver's answer when it takes the person on. */
export const ACCEPT_WORDS: readonly string[] = [
  'お受けします。{wd}にこちらから電話いたします。',
  '承りました。前に{place}の集まりでお会いした方と思われ、訪問から始めます。',
  '引き受けます。初回は一緒に伺えると助かります。',
  '担当を決めました。ご家族にもお知らせください。',
]

/** What was begun. */
export const START_WORDS: readonly string[] = [
  'ご自宅でお会いし、これからの進め方を一緒に決めた。',
  '初回の面談を終え、申請の書類を一緒に書き始めた。',
  '週に1回の訪問を始めた。ご本人は{hobby}の話をよくされる。',
  '利用の手続が整い、{wd}から通い始めた。',
]

/** Why a referral came back or could not be taken, by reason; the words always say what would help. */
export const REFUSAL_WORDS: Readonly<Record<ReasonCode, readonly string[]>> = {
  wrong_agency: [
    '内容を伺うと住まいの相談が中心です。住まいの支援の窓口のほうがお役に立てると考え、お戻しします。',
    'ご年齢とお困りの内容から、別の窓口が適切と思われます。引き継ぎの場に同席できます。',
  ],
  need_more: [
    'ご本人がこの紹介をどう受け止めているかが分かりません。お気持ちを確かめてから、もう一度お送りください。',
    '医療の情報がなく見立てができません。受診の状況が分かりましたら、すぐに動きます。',
  ],
  already_supported: ['当方の別の担当がすでに関わっています。担当から連絡し、今後の窓口を一つにします。'],
  not_eligible: ['現在の要件では利用の決定ができません。要件に当たらない間の支えを、一緒に考えさせてください。'],
  no_capacity: ['{n}週間先まで訪問の枠が埋まっています。空きが出たらお知らせしますが、先に動ける所をお願いします。'],
  person_declined: ['お電話したところ、今は会いたくないとのお返事でした。お気持ちが変わればいつでもお受けします。'],
  could_not_reach: ['電話を{n}回、訪問を2回しましたが、お会いできませんでした。置き手紙を残しています。'],
  other: ['ご家族から、相談先を一つにしたいとのお申し出がありました。これまでの経過をお返しします。'],
}

/** Two or eight weeks on: the person arrived, or not yet. */
export const FOLLOW_UP_WORDS: Readonly<Record<'arrived' | 'notYet', readonly string[]>> = {
  arrived: ['面談に来られたと担当から連絡があった。', 'ご本人に電話し、会えたと聞いた。声が明るい。', '{n}回の訪問が続いている。'],
  notYet: ['約束の日に来られなかった。担当がもう一度電話する。', 'まだ会えていない。次は一緒に訪ねることにした。'],
}

/** What the person said about the help. */
export const ANSWER_WORDS: Readonly<Record<'helped' | 'notHelped', readonly string[]>> = {
  helped: [
    '「話を分かってくれる人ができた」とのこと。',
    '「紙に書いてもらえたので、家でも見返せる」とのこと。',
    '「一人で行かなくてよかった」と笑顔で話された。',
  ],
  notHelped: ['「同じことをまた聞かれて疲れた」とのこと。', '「良い人だったが、困りごとは変わっていない」とのこと。'],
}

/** The sender closes the loop. */
export const CONFIRM_WORDS: readonly string[] = [
  '支援が始まったことをご本人と担当の双方に確かめた。',
  '利用が続いていることを電話で確認した。また困ったらこちらにもどうぞと伝えた。',
]

/** What the desk itself had done before it asked for coordination. */
export const TRIED_WORDS: readonly string[] = [
  '電話と訪問を{n}回行い、三つの窓口に問い合わせたが、世帯全体を見渡す役がいない。',
  '家計と受診の両方に働きかけたが、機関ごとの動きがかみ合わず、ご家族が疲れている。',
]
