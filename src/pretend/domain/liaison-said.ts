/** A line of a coordinator's diary. */
export type LogSaid = {
  readonly by: string
  readonly daysAgo: number
  readonly minutes: number
  readonly councils: readonly number[]
  readonly functions: readonly string[]
  readonly lean?: 'individual' | 'community'
  readonly place: string
  readonly met: string
  readonly did: string
  readonly noticed?: string
  readonly nextStep?: string
  readonly inDays?: number
}

/** What the coordinators of the pretend city wrote into their diaries; every place and every deed invented. */
export const LOGS: readonly LogSaid[] = [
  {
    by: 'csw',
    daysAgo: 58,
    minutes: 120,
    councils: [1],
    functions: ['base', 'activity'],
    place: '夢が里公民館',
    met: '朝市の世話役の皆さん',
    did: '朝市の開き方を一緒に考えた。机の置き方を実際に試した。',
    noticed: '坂の上の方は、朝市まで歩いて来られない。',
    nextStep: '乗り合わせの声かけを役員会に出す',
    inDays: 10,
  },
  {
    by: 'csw',
    daysAgo: 44,
    minutes: 90,
    councils: [1],
    functions: ['people', 'network'],
    place: '夢が里公民館',
    met: '役員会',
    did: '乗り合わせの当番を役員会で話し合った。三人が手を挙げてくれた。',
    nextStep: '当番表の紙を作って渡す',
    inDays: -30,
  },
  {
    by: 'csw',
    daysAgo: 23,
    minutes: 60,
    councils: [1, 8],
    functions: ['network', 'info'],
    lean: 'community',
    place: '協議会8の集会所',
    met: '両方の会長',
    did: '夢が里の役員さんを草刈り隊の見学に案内した。',
    noticed: '道具の手入れの仕方を、若い人に伝える場がない。',
  },
  {
    by: 'csw',
    daysAgo: 9,
    minutes: 60,
    councils: [1],
    functions: ['activity', 'funding'],
    place: '夢が里公民館',
    met: 'お茶の会',
    did: '冬のお茶の会の下見。灯油代の助成の申込書を一緒に書いた。',
    noticed: '一人で夕飯を食べる方が多い。月に一度、みんなで食べたいという声。',
    nextStep: '助成の結果を世話役さんに伝える',
    inDays: 12,
  },
  {
    by: 'csw',
    daysAgo: 3,
    minutes: 30,
    councils: [1],
    functions: ['info'],
    lean: 'individual',
    place: '電話',
    met: '民生委員さん',
    did: '使える移動支援の名簿を渡した。',
    nextStep: '使ってみたようすを聞く',
    inDays: 4,
  },
  {
    by: 'csw2',
    daysAgo: 30,
    minutes: 120,
    councils: [8],
    functions: ['people', 'activity'],
    place: '協議会8の集会所',
    met: '草刈り隊',
    did: '草刈り隊の反省会に出た。来年の担い手の話をした。',
    noticed: '隊の平均年齢が上がっている。中学生の親が手伝いたいと言っている。',
    nextStep: '学校に声をかけてよいか会長に聞く',
    inDays: 6,
  },
  {
    by: 'csw2',
    daysAgo: 12,
    minutes: 90,
    councils: [8, 9],
    functions: ['network'],
    lean: 'community',
    place: '協議会9の事務所',
    met: '事務局さん',
    did: '二つの地区の防災訓練を一緒に開く相談。',
  },
  {
    by: 'csw3',
    daysAgo: 15,
    minutes: 60,
    councils: [16],
    functions: ['base', 'funding'],
    place: '空き家だった家',
    met: '家主さんと会長',
    did: '居場所にできるか、家を見せてもらった。直すお金の相談先を伝えた。',
    nextStep: '助成の締め切りを調べて返す',
    inDays: 2,
  },
  {
    by: 'csw4',
    daysAgo: 6,
    minutes: 90,
    councils: [24],
    functions: ['people'],
    place: '地区の集会所',
    met: '新しい役員さん',
    did: '役員さんの初めての集まりで、会議の進め方を一緒に練習した。',
  },
]

/** Coordinators who ring round their councils: who, how long ago, and which councils. Two councils were last rung in summer, one never. */
export const CALLS: readonly (readonly [by: string, daysAgo: number, councils: readonly number[]])[] = [
  ['csw', 20, [2, 3, 4, 5, 6, 7]],
  ['csw2', 27, [10, 11, 12, 13]],
  ['csw3', 34, [14, 15, 17, 18, 19]],
  ['csw4', 24, [20, 21, 22, 23, 25, 26]],
  ['csw5', 31, [27, 28, 30, 31, 32]],
  ['csw6', 17, [33, 34, 35, 36, 38]],
  ['csw5', 104, [29]],
  ['csw6', 96, [37]],
]

/** Something on the board of the liaison. `key` is told from others by the scene alone. */
export type EntrySaid = {
  readonly key: string
  readonly councilNo: number
  readonly side: 'offer' | 'trouble'
  readonly title: string
  readonly words: string
  readonly themes: readonly string[]
  readonly stage: 'not_yet' | 'started' | 'going' | 'overcome'
  readonly daysAgo: number
  readonly isTold?: boolean
}

/** What three councils of the pretend city can give and what troubles them. */
export const ENTRIES: readonly EntrySaid[] = [
  {
    key: 'market8',
    councilNo: 8,
    side: 'offer',
    title: '週に一度の朝市',
    words: '野菜と惣菜を持ち寄り、机二つから始めました。三年続いています。始め方の紙があります。',
    themes: ['shopping', 'place'],
    stage: 'going',
    daysAgo: 50,
    isTold: true,
  },
  {
    key: 'market1',
    councilNo: 1,
    side: 'offer',
    title: '夢が里の夕市',
    words: '仕事帰りの人も寄れるように、夕方に開いています。',
    themes: ['shopping', 'children'],
    stage: 'started',
    daysAgo: 21,
    isTold: true,
  },
  {
    key: 'grass8',
    councilNo: 8,
    side: 'offer',
    title: '草刈り隊と道具の貸し出し',
    words: '刈り払い機四台。使い方を教えに行けます。',
    themes: ['garbage', 'work'],
    stage: 'overcome',
    daysAgo: 35,
    isTold: true,
  },
  {
    key: 'grass1',
    councilNo: 1,
    side: 'trouble',
    title: '草刈りの手が足りない',
    words: '通学路の草が伸びても、刈る人がいつも同じ顔ぶれです。',
    themes: ['garbage', 'work'],
    stage: 'not_yet',
    daysAgo: 28,
    isTold: true,
  },
  {
    key: 'bus1',
    councilNo: 1,
    side: 'trouble',
    title: '夕方のバスがなく、通院の帰りに困る',
    words: '乗り合わせを始めたところです。',
    themes: ['transport'],
    stage: 'started',
    daysAgo: 18,
    isTold: true,
  },
  {
    key: 'bus39',
    councilNo: 39,
    side: 'trouble',
    title: 'バスが一日二本になった',
    words: '住民の送迎を五年続けています。保険の入り方でつまずきました。',
    themes: ['transport'],
    stage: 'going',
    daysAgo: 14,
    isTold: true,
  },
  {
    key: 'story39',
    councilNo: 39,
    side: 'offer',
    title: '昔の写真を囲むお茶の会',
    words: '認知症の方も、写真を見ると話がはずみます。写真の箱を貸せます。',
    themes: ['dementia', 'culture'],
    stage: 'going',
    daysAgo: 11,
    isTold: true,
  },
  {
    key: 'supper1',
    councilNo: 1,
    side: 'trouble',
    title: '夕飯を一人で食べる人が多い',
    words: '月に一度、みんなで食べる場を考えています。',
    themes: ['place', 'health'],
    stage: 'not_yet',
    daysAgo: 4,
  },
]
