/** An activity of the pretend city, as a keeper tells of it; `startsDaysAgo` is the day from which its dates come. */
export type ActivitySaid = {
  readonly key: string
  readonly councilNo: number
  readonly startsDaysAgo: number
  readonly told: Readonly<Record<string, unknown>>
  readonly roles?: readonly Readonly<Record<string, unknown>>[]
  /** People in words on the next date: who, how many, in which role of the list. */
  readonly coming?: readonly (readonly [who: string, howMany: number, role: number])[]
  /** Residents with an account who come to the next date, and in which role. */
  readonly ofCouncil?: readonly (readonly [login: string, role: number])[]
  /** How its last dates went, the newest first; a null is left for somebody to tell. */
  readonly went?: readonly (Readonly<Record<string, unknown>> | null)[]
  readonly cancelsNext?: string
  readonly ends?: { readonly to: string; readonly words: string }
  readonly shown?: { readonly title: string; readonly words: string }
  /** The title of an issue or the beginning of it, which it answers. */
  readonly answers?: string
}

const COME = { name: '参加する' }

/** What neighbours of the pretend city do together. */
export const ACTIVITIES: readonly ActivitySaid[] = [
  {
    key: 'salon',
    councilNo: 1,
    startsDaysAgo: 70,
    told: {
      name: 'いどばたサロン 夢が里',
      kind: 'salon',
      words: 'お茶を飲みながら、近所の話をします。顔が見えないと、だれかが電話をします。',
      themes: ['place', 'watching'],
      place: '夢が里集会所（架空）',
      openTo: 'どなたでも。お子さん連れも歓迎',
      fee: 'お茶代100円',
      bring: '湯のみ',
      accessNotes: '入口に段差が1つ。車いす用トイレあり',
      transport: '送迎あり（前日までに電話）',
      hostName: 'いどばたの会',
      fromTime: '10:00',
      untilTime: '11:30',
      rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE,4WE',
    },
    roles: [COME, { name: 'お茶当番', cap: 3, isHelp: true, isWanted: true }, { name: '送迎', cap: 2, isHelp: true, isWanted: true }],
    coming: [
      ['三丁目の方', 3, 0],
      ['老人会から', 5, 0],
      ['送迎の運転手さん', 1, 2],
    ],
    ofCouncil: [['resident', 1]],
    went: [
      { attendance: 14, newcomers: 2, helpers: 4, words: '編みものを教え合った。はじめての方が、また来たいと言ってくれた。' },
      {
        attendance: 11,
        newcomers: 0,
        helpers: 3,
        words: '雨で少なかったが、よく笑った。',
        incidents: '玄関のマットですべりそうになった。次から外しておく。',
      },
    ],
    shown: { title: 'いどばたサロン', words: 'お茶を飲みながら、近所の話をしませんか。どなたでも、手ぶらでどうぞ。' },
    answers: '集ま',
  },
  {
    key: 'shopping',
    councilNo: 1,
    startsDaysAgo: 45,
    told: {
      name: 'おたがいさま買い物便',
      kind: 'shopping',
      words: '乗り合わせて、となり町の店まで行きます。かかったガソリン代だけを分けます。',
      themes: ['shopping', 'transport'],
      place: '夢が里集会所前（架空）',
      openTo: '車を運転されない方',
      fee: 'ガソリン代の実費だけ',
      bring: '買い物かご、保冷袋',
      transport: '家の前まで迎えに行きます',
      fromTime: '9:30',
      untilTime: '11:30',
      rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=FR',
      onHoliday: 'next',
    },
    roles: [
      { name: '乗る', cap: 6 },
      { name: '運転する', cap: 2, isHelp: true, isWanted: true },
    ],
    coming: [
      ['一丁目の方', 2, 0],
      ['四丁目のごきょうだい', 2, 0],
      ['二丁目の方', 2, 0],
      ['五丁目の方', 1, 0],
    ],
    went: [{ attendance: 6, newcomers: 1, helpers: 2, words: '帰りに産直にも寄った。重いものを玄関まで運んで、喜ばれた。' }],
    shown: { title: 'おたがいさま買い物便', words: '乗り合わせて買い物に行きます。重い荷物は、玄関までお持ちします。' },
    answers: '買い物',
  },
  {
    key: 'exercise',
    councilNo: 1,
    startsDaysAgo: 60,
    told: {
      name: 'ころばん体操',
      kind: 'class',
      words: '立つ、歩く、笑う。できる分だけ、いっしょに動きます。',
      themes: ['health', 'dementia'],
      place: '夢が里市民センター（架空）',
      openTo: '65歳くらいから。つえの方も',
      fee: '無料',
      bring: '上ばき、飲みもの',
      accessNotes: '段差なし。いすに座ったままできます',
      fromTime: '13:30',
      untilTime: '14:30',
      rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU',
    },
    roles: [
      { name: '参加する', cap: 20 },
      { name: '見守り役', cap: 2, isHelp: true, isWanted: false },
    ],
    coming: [['老人会から', 9, 0]],
    ofCouncil: [['chair', 0]],
    went: [null, { attendance: 12, newcomers: 1, helpers: 2, words: '歌に合わせて足ぶみ。' }],
  },
  {
    key: 'cleaning',
    councilNo: 1,
    startsDaysAgo: 30,
    told: {
      name: '通学路の草刈り',
      kind: 'cleaning',
      themes: ['garbage', 'children'],
      place: '夢が里小学校前（架空）',
      openTo: 'どなたでも',
      bring: 'かま、軍手、飲みもの',
      fromTime: '8:00',
      untilTime: '10:00',
      rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1SU',
      onHoliday: 'keep',
    },
    cancelsNext: '大雨の予報のため。けがのないように、次の回にします。',
  },
  {
    key: 'market',
    councilNo: 1,
    startsDaysAgo: -10,
    told: {
      name: '夢が里 夕市',
      kind: 'market',
      words: '畑のあまりと、手づくりの品を持ち寄ります。子どもの店も出ます。',
      themes: ['shopping', 'work', 'children'],
      place: '旧農協前の広場（架空）',
      openTo: 'どなたでも',
      fromTime: '15:30',
      untilTime: '17:30',
      rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=-1SA',
      onHoliday: 'keep',
    },
    roles: [COME, { name: '店を出す', cap: 12 }, { name: '荷物運び', cap: 4, isHelp: true, isWanted: true }],
    coming: [['中学生のみなさん', 4, 1]],
  },
  {
    key: 'summer',
    councilNo: 1,
    startsDaysAgo: 85,
    told: {
      name: '夏のラジオ体操',
      kind: 'other',
      themes: ['health', 'children'],
      place: '夢が里公園（架空）',
      fromTime: '6:30',
      untilTime: '7:00',
      rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR,SA',
      howOften: 10,
      onHoliday: 'keep',
    },
    ends: { to: 'ended', words: 'ことしの分は終わり。来年は7月から。' },
  },
  {
    key: 'night-watch',
    councilNo: 8,
    startsDaysAgo: 40,
    told: {
      name: '見守り夜回り',
      kind: 'watching',
      themes: ['watching', 'disaster'],
      place: '公民館を出発（架空）',
      openTo: '中学生から',
      bring: '懐中電灯',
      fromTime: '19:00',
      untilTime: '20:00',
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA',
      onHoliday: 'keep',
    },
    roles: [{ name: '歩く' }, { name: '豚汁係', cap: 2, isHelp: true, isWanted: true }],
    shown: { title: '見守り夜回り', words: '灯りを持って、まちを一回り。終わったら豚汁があります。' },
  },
  {
    key: 'cafe',
    councilNo: 39,
    startsDaysAgo: 50,
    told: {
      name: 'ぽかぽかカフェ',
      kind: 'salon',
      words: 'もの忘れのある方も、ご家族も、通りすがりの方も。',
      themes: ['dementia', 'place'],
      place: '古民家よりみち（架空）',
      openTo: 'どなたでも',
      fee: 'コーヒー150円',
      accessNotes: 'スロープあり',
      fromTime: '13:00',
      untilTime: '15:00',
      rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=3TH',
    },
    shown: { title: 'ぽかぽかカフェ', words: 'もの忘れのある方も、ご家族も、通りすがりの方も、いっしょにお茶をどうぞ。' },
  },
]
