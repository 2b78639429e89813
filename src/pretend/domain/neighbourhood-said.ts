/** What is told in the pretend neighbourhoods. Every person and place is invented. */
export type IssueSaid = {
  readonly key: string
  readonly by: string
  readonly councilNo: number
  readonly title: string
  readonly words: string
  readonly themes: readonly string[]
  /** Voices and numbers, each with who told it and how long ago. */
  readonly voices: readonly { readonly by: string; readonly daysAgo: number; readonly words: string; readonly howMany?: number }[]
  /** Steps of its course, in order. */
  readonly moves: readonly Readonly<Record<string, string>>[]
  /** A wording for others, proposed by its chair and checked by the coordinator. */
  readonly shared?: Readonly<Record<'wanted' | 'title' | 'words', string>>
}

export const ISSUES: readonly IssueSaid[] = [
  {
    key: 'shopping',
    by: 'resident',
    councilNo: 1,
    title: '車がないと買い物に行けない',
    words: '坂の上の組では、店まで歩いて片道40分。帰りの荷物が重くて、週に一度しか行けない人がいる。',
    themes: ['shopping', 'transport'],
    voices: [
      { by: 'resident', daysAgo: 70, words: '牛乳と米は重いので、息子が帰る日まで待っています。' },
      { by: 'chair', daysAgo: 66, words: '移動販売は火曜の昼。畑に出ている時間で、会えない人が多い。' },
      { by: 'chair', daysAgo: 60, words: '組の寄り合いで手を挙げてもらった。買い物に困ると言った世帯', howMany: 14 },
    ],
    moves: [
      { to: 'framed', words: '困っているのは、坂の上の三つの組と、車をやめた世帯だと分かった。' },
      { to: 'working', words: '軽トラを出せる人と、週一回の「いっしょに買い物」を始める。' },
    ],
    shared: {
      wanted: 'public',
      title: '坂の上の買い物',
      words: '車のない世帯が、重いものを買いに行けません。軽トラを出せる人と、週に一度いっしょに買い物へ行くことを試しています。',
    },
  },
  {
    key: 'dark-road',
    by: 'chair',
    councilNo: 1,
    title: '夕方の道が暗くて、出かけにくい',
    words: '集会所から帰る道に街灯が少ない。冬は五時でも足もとが見えない。',
    themes: ['watching'],
    voices: [{ by: 'resident', daysAgo: 50, words: '夕方の集まりには、行きたくても断ってしまう。' }],
    moves: [
      { to: 'framed', words: '歩いて確かめたら、暗いのは二か所だった。' },
      { to: 'trial', words: '玄関の明かりを七時までつける「門灯の約束」を、一つの組で試している。' },
    ],
  },
  {
    key: 'grass',
    by: 'resident',
    councilNo: 1,
    title: '草刈りに出る人が減った',
    words: '年に三回の草刈りが、ことしは半分の人数になった。',
    themes: ['garbage', 'work'],
    voices: [{ by: 'chair', daysAgo: 20, words: '六月の草刈りに出た人', howMany: 11 }],
    moves: [],
  },
  {
    key: 'gathering',
    by: 'chair',
    councilNo: 1,
    title: 'ひとり暮らしの人が集まる場所がない',
    words: '健康の駅は遠く、喫茶店もなくなった。話す相手が電話だけ、という声があった。',
    themes: ['place'],
    voices: [
      { by: 'resident', daysAgo: 240, words: '一日だれとも話さない日が、週に三日ある。' },
      { by: 'resident', daysAgo: 30, words: '縁側カフェの日は、前の晩から楽しみ。' },
    ],
    moves: [
      { to: 'working', words: '空いた縁側を借りて、月に一度お茶を出すことにした。' },
      { to: 'eased', words: '毎回15人ほどが来て、来ない日は声をかけ合うようになった。' },
    ],
    shared: {
      wanted: 'public',
      title: '歩いて行ける集まりの場所',
      words: 'ひとりで暮らす人が、歩いて集まれる場所がありませんでした。空いた縁側を借りて、月に一度お茶を出しています。',
    },
  },
  {
    key: 'bus',
    by: 'resident',
    councilNo: 1,
    title: 'バスの時刻が、病院の時間に合わない',
    words: '朝の便が早すぎて、帰りの便まで三時間待つ。',
    themes: ['transport', 'health'],
    voices: [{ by: 'resident', daysAgo: 80, words: '診察は十分、待つのは三時間です。' }],
    moves: [{ to: 'passed_on', words: '地区だけでは動かせない。困る時刻を表にして渡した。', passedOnTo: '市の交通の担当' }],
  },
  {
    key: 'snow',
    by: 'chair8',
    councilNo: 8,
    title: '雪かきを頼める人がいない',
    words: '隣どうしの年が近く、みな腰が痛い。',
    themes: ['disaster', 'watching'],
    voices: [{ by: 'chair8', daysAgo: 15, words: '去年、道まで出られない日が二日続いた。' }],
    moves: [{ to: 'framed', words: '先に道を開けるのは、五軒と決めた。' }],
    shared: {
      wanted: 'liaison',
      title: '雪の日の道あけ',
      words: '年を重ねた家どうしで、雪かきを頼み合えません。機械を貸し合える地区があれば、話を聞きたいです。',
    },
  },
  {
    key: 'rubbish',
    by: 'chair39',
    councilNo: 39,
    title: '外国から来た家族と、ごみの出しかたを話せていない',
    words: '紙を配るだけで、顔を合わせて話したことがない。',
    themes: ['language', 'garbage'],
    voices: [{ by: 'chair39', daysAgo: 12, words: '絵のついた表がほしい、と若いお母さんが言っていた。' }],
    moves: [],
  },
]

/** How the issue about a place to gather ends: what changed, for the council and for others. */
export const GATHERING_ENDS = {
  to: 'closed',
  words: '縁側カフェが月に一度続いている。いったん終え、次は送り迎えを考える。',
  changedFor: 'ひとり暮らしの15人ほどが、月に一度は顔を合わせ、来ない日に電話をかけ合うようになった。',
  changedForOthers: 'ひとりで暮らす人が、月に一度は歩いて集まり、声をかけ合うようになりました。',
} as const
