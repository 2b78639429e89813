/** What was written on the notes of a workshop in the pretend council 1, and what its keepers made of them. */
export const WORKSHOP = {
  theme: '十年後の夢が里で、どう暮らしていたいか',
  notes: [
    { by: 'chair', side: 'strength', words: '桜並木の下で、毎年だれかが写真を撮っている', becomes: 'treasure', type: 'nature' },
    { by: 'resident', side: 'strength', words: '朝の見守りの旗を、十八年つづけている人がいる', becomes: 'stays' },
    { by: 'resident', side: 'strength', words: '集会所の鍵を、いつでも開けてくれる組がある', becomes: 'treasure', type: 'group' },
    { by: 'chair', side: 'weakness', words: '雪の朝、ごみ置き場まで出せない家が七つある', becomes: 'issue' },
    { by: 'resident', side: 'weakness', words: '若い人が、組の集まりの時間に来られない', becomes: 'issue' },
    { by: 'resident', side: 'weakness', words: '話し合いが長い', becomes: 'stays' },
    { by: 'chair', side: 'ideal', words: '九十になっても、歩いて寄れる縁側が三つある', becomes: 'vision' },
    { by: 'resident', side: 'ideal', words: '子どもが、隣の人の名前を五人言える', becomes: 'vision' },
  ],
  /** Written on the wrong sheet, and taken off with why. */
  mistaken: { by: 'resident', side: 'strength', words: '（書きかけ）', why: '書きかけで貼ってしまったため' },
} as const

/** The 回覧板 that went round after it, and what came back; every line is one sheet. */
export const CIRCULAR = {
  title: '｜雪《ゆき》の｜日《ひ》の｜助《たす》け｜合《あ》い',
  words: [
    '｜雪《ゆき》の｜朝《あさ》に、ごみを｜出《だ》せない｜家《いえ》があります。',
    '｜近《ちか》くの｜人《ひと》が、いっしょに｜出《だ》す｜練習《れんしゅう》をします。',
    '12月20日の｜朝《あさ》8時に、｜集会所《しゅうかいじょ》に｜来《き》てください。',
    'あたたかいお｜茶《ちゃ》があります。だれでも｜来《き》てください。',
  ].join('\n'),
  phone: '0595-00-0101',
  contact: '夢が里の集会所（架空）　平日 9時から17時',
  questions: [
    '｜雪《ゆき》の｜朝《あさ》、ごみを｜出《だ》すのに｜困《こま》りますか。',
    '｜近《ちか》くの｜人《ひと》の｜手《て》つだいが、ほしいですか。',
    '｜手《て》つだいが、できますか。',
  ].join('\n'),
  returned: [
    ...[
      '112 雪の前の日に声をかけてほしい',
      '221',
      '221',
      '231 3:車で運べます',
      '112',
      '221',
      '223',
      '221 朝は七時なら行けます',
      '331',
      '221',
      '211',
    ],
    ...['122 息子が来る日は出せる', '221', '221', '110', '221 3:坂の上の三軒を回れます', '222', '221'],
  ].join('\n'),
} as const

/** The next one, which still waits for somebody else's eyes. */
export const NEXT_CIRCULAR = {
  title: '｜敬老《けいろう》の｜集《あつ》まり',
  words: '｜敬老《けいろう》の｜集《あつ》まりの｜日《ひ》を｜決《き》めます。\n｜来《き》たい｜日《ひ》に ✓ を｜書《か》いてください。',
  phone: '0595-00-0101',
  questions: '｜土曜《どよう》の｜昼《ひる》がいいですか。\n｜日曜《にちよう》の｜昼《ひる》がいいですか。',
} as const
