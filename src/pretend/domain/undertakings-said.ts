/** A group, project or platform of the pretend city, as a keeper tells of it: what it begins with, then the deeds of its page in order; `@-40` is the day forty days before the day of telling. */
export type UndertakingSaid = {
  readonly key: string
  readonly place: 'groups' | 'projects' | 'platforms'
  readonly begins: Readonly<Record<string, string>>
  /** The key of the group or platform it belongs to, or of the platform it learned from. */
  readonly of?: string
  readonly from?: string
  /** The title of an issue, or the beginning of it, out of which it is formed. */
  readonly outOf?: string
  readonly did: readonly (readonly [daysAgo: number, verb: string, fields: Readonly<Record<string, string>>])[]
}

const CHAIR_SAID = { toldBy: '代表の方' }

/** What carries things on in 夢が里 (council 1), in several stages; every name is invented. */
export const UNDERTAKINGS: readonly UndertakingSaid[] = [
  {
    key: 'flowers',
    place: 'groups',
    begins: {
      name: '夢が里 花と緑の会',
      stage: 'active',
      words: '駅前と学校通りの花壇を、月に二度手入れしています。',
      startedOn: '2009-04-01',
      themes: 'nature',
      contact: '集会所の掲示板のポストへ',
    },
    did: [
      [1100, 'count', { on: '@-1146', total: '24', from60: '15', from75: '6', keysWith: 'some', ...CHAIR_SAID }],
      [730, 'count', { on: '@-780', total: '21', from60: '12', from75: '7', keysWith: 'some', ...CHAIR_SAID }],
      [370, 'count', { on: '@-415', total: '17', from60: '8', from75: '8', keysWith: 'one', ...CHAIR_SAID }],
      [
        40,
        'count',
        {
          on: '@-50',
          total: '14',
          under30: '0',
          from30: '0',
          from60: '5',
          from75: '9',
          oldestLeader: '83',
          leaderYears: '15',
          keysWith: 'one',
          note: '水やり当番が回らなくなってきた。',
          ...CHAIR_SAID,
        },
      ],
      [38, 'need', { kind: 'people', words: '水やりの当番（朝だけ、週に一度）', howMuch: '4人' }],
      [38, 'need', { kind: 'goods', words: '軽いじょうろと、日よけの帽子', howMuch: '6組' }],
      [30, 'fund', { name: '会費', kind: 'member', amount: '28000', fromOn: '@-233', untilOn: '@131', state: 'granted' }],
      [
        30,
        'fund',
        {
          name: '花いっぱい助成（見本財団）',
          kind: 'grant',
          amount: '150000',
          applyFrom: '@11',
          applyUntil: '@56',
          reportDue: '@343',
          conditions: '写真つきの報告書',
          state: 'idea',
        },
      ],
    ],
  },
  {
    key: 'ride',
    place: 'groups',
    begins: {
      name: 'おたがいさま便の会',
      stage: 'active',
      words: '病院と買い物の送り迎え。実費だけをいただいています。',
      startedOn: '2022-06-01',
      themes: 'transport',
      contact: '電話 0595-00-2210',
    },
    did: [
      [500, 'count', { on: '@-568', total: '9', from30: '3', from60: '6', keysWith: 'some', ...CHAIR_SAID }],
      [
        60,
        'count',
        {
          on: '@-66',
          total: '12',
          under30: '1',
          from30: '4',
          from60: '7',
          from75: '0',
          oldestLeader: '71',
          leaderYears: '4',
          keysWith: 'everybody',
          ...CHAIR_SAID,
        },
      ],
      [45, 'fund', { name: '実費のガソリン代', kind: 'fee', amount: '96000', fromOn: '@-233', untilOn: '@131', state: 'granted' }],
    ],
  },
  {
    key: 'calm',
    place: 'groups',
    begins: { name: '夢が里 歌声の会', stage: 'active', words: '月に一度、集会所で歌います。', startedOn: '2015-05-01', themes: 'culture' },
    did: [
      [
        90,
        'count',
        { on: '@-92', total: '11', from60: '4', from75: '7', oldestLeader: '79', leaderYears: '11', keysWith: 'some', ...CHAIR_SAID },
      ],
      [88, 'calm', { words: '伴奏の方が来年から会長を引きつぐと決まっています。' }],
    ],
  },
  {
    key: 'van',
    place: 'platforms',
    begins: {
      name: '移動の足を考える集まり',
      words: '車のない人が、行きたい所へ行けるように。',
      startedOn: '2022-05-10',
      themes: 'transport',
      businessKind: 'transport',
    },
    did: [
      [400, 'move', { to: 'running', words: 'おたがいさま便の会が生まれ、週に三日走っている。' }],
      [120, 'move', { to: 'self_supporting', words: '実費と会費で回るようになった。' }],
    ],
  },
  {
    key: 'market',
    place: 'platforms',
    from: 'van',
    outOf: '買い物',
    begins: {
      name: '夢が里 歩いて行ける市',
      words: '畑の野菜と、手をのばせば届く買い物を、集会所の庭でいっしょに。',
      startedOn: '2026-05-20',
      themes: 'shopping',
      businessKind: 'market',
      whatChanged: '人を運ぶのではなく、物と店の方を近くへ呼ぶことにした。',
    },
    did: [
      [150, 'take-in', { kind: 'business', name: '見本青果', brings: '野菜とレジ', hopes: '顔の見えるお客さん', since: '@-172' }],
      [
        150,
        'take-in',
        {
          kind: 'school',
          name: '夢が里小学校（架空）',
          brings: '子どもの呼びこみとポスター',
          hopes: '地域の人に教わる時間',
          since: '@-172',
        },
      ],
      [
        140,
        'take-in',
        { kind: 'other', name: '夢が里の畑の人たち', brings: '朝採れの野菜', hopes: '余る野菜をむだにしない', since: '@-163' },
      ],
      [120, 'move', { to: 'gathering', words: '青果店と小学校が名乗り出てくれた。' }],
      [60, 'product', { on: '@-55', words: '試しの市を開いた', quantity: '63', unit: '人' }],
      [50, 'move', { to: 'running', words: '第四土曜日に続けることにした。' }],
      [45, 'need', { kind: 'goods', words: 'テント', howMuch: '3張り' }],
      [20, 'need', { kind: 'people', words: '荷物を家まで運ぶ手', howMuch: '毎回2人' }],
      [40, 'day', { title: '年の瀬の市', on: '@36' }],
      [40, 'day', { title: '春の市の相談', on: '@85' }],
      [
        35,
        'fund',
        {
          name: '市の地域づくり交付金（見本）',
          kind: 'city',
          amount: '300000',
          fromOn: '@-142',
          untilOn: '@131',
          reportDue: '@151',
          state: 'granted',
        },
      ],
      [35, 'fund', { name: '出店料', kind: 'sales', amount: '18000', fromOn: '@-80', state: 'granted' }],
    ],
  },
  {
    key: 'bench',
    place: 'projects',
    of: 'market',
    begins: { name: 'ひと休みベンチ', words: '市までの道に、座れる場所を三つ置きます。', themes: 'place' },
    did: [
      [30, 'move', { to: 'preparing', words: '間伐材を分けてもらえることになった。' }],
      [28, 'day', { title: 'ベンチづくりの日', on: '@15' }],
      [28, 'need', { kind: 'people', words: '大工仕事のできる方', howMuch: '2人' }],
    ],
  },
]

/** The rounds of the market, as they were said at three meetings; the last one is still being written. */
export const MARKET_ROUNDS: readonly {
  readonly daysAgo: number
  readonly phase: 'before' | 'midway'
  readonly words: Readonly<Record<string, string>>
  readonly answers: readonly (readonly [direction: string, confidence: string, seenIn: string, actual?: number])[]
}[] = [
  {
    daysAgo: 130,
    phase: 'before',
    words: {
      reviewers: '地域福祉ネットワーク会議のみなさん',
      socialWords: '車のない方は、隣の人に頼むか、買いだめをしている。',
      environmentalWords: '畑で余った野菜が捨てられている。どのくらいかは、わからない。',
      sideEffects: 'まだ始めていないので、なかった。',
      learned: '欲しいのは品物だけでなく、選ぶ楽しみだと分かった。',
      change: 'continue',
      changeWords: '試しに一度開いてみる。',
    },
    answers: [
      ['unknown', 'told', '回覧板の返事', 0],
      ['unknown', 'told', '畑の方の話'],
      ['unknown', 'told', 'これから聞く'],
    ],
  },
  {
    daysAgo: 25,
    phase: 'midway',
    words: {
      reviewers: '地域福祉ネットワーク会議と、市の仲間',
      socialWords: '市の帰りに集会所でお茶を飲む人がふえた。来られなくなった方もいる。',
      environmentalWords: '余る野菜は減った。車で来る人がいて、朝の道が混む。',
      sideEffects: '見本青果さんの平日の売り上げが減った。相談して、配達の取り次ぎを始める。',
      learned: '坂の上の方には、まだ遠い。',
      change: 'improve',
      changeWords: '道の途中に座れる場所をつくる。',
    },
    answers: [
      ['better', 'counted', '受付の帳面', 63],
      ['better', 'seen', '片づけのときの残り'],
      ['worse', 'told', '朝七時の道の話'],
    ],
  },
]

/** What the market hopes to change: the lines of its rounds. */
export const MARKET_LINES = [
  {
    statement: '歩いて買い物に行ける人がふえる',
    forWhom: '車のない方',
    area: 'social',
    indicator: '市に来た人',
    unit: '人',
    baseline: 0,
    target: 50,
  },
  { statement: '畑の野菜がむだにならない', forWhom: '畑の人たち', area: 'environmental' },
  { statement: '朝の道が静かで安全', forWhom: '通学の子ども', area: 'environmental' },
] as const

/** How the market is meant to work, first and after the second look. */
export const MARKET_MODELS: readonly Readonly<Record<string, string>>[] = [
  {
    inputs: '集会所の庭\n畑の野菜\n見本青果のレジ',
    acts: '月に一度、市を開く\n小学生が呼びこむ',
    outputs: '月に一度の市\nお茶の席',
    outcomes: '歩いて買い物に行ける人がふえる\n畑の野菜がむだにならない',
    longer: '車がなくても住み続けられる',
  },
  {
    inputs: '集会所の庭\n畑の野菜\n見本青果のレジ\n間伐材',
    acts: '月に一度、市を開く\n小学生が呼びこむ\n道にベンチを置く',
    outputs: '月に一度の市\nお茶の席\nベンチ三つ',
    outcomes: '歩いて買い物に行ける人がふえる\n畑の野菜がむだにならない\n朝の道が静かで安全',
    longer: '車がなくても住み続けられる',
    why: '坂の上の方には遠く、車で来る人がふえた。歩いて来られる道も、いっしょに考えることにした。',
  },
]
