/** A yes to be named; `back` says how long ago it was taken back. */
export type ConsentSaid = {
  readonly whose: 'gift' | 'teller' | 'steward'
  readonly personName: string
  readonly how: 'written' | 'oral'
  readonly scope: 'council' | 'liaison' | 'public'
  readonly daysAgo: number
  readonly back?: number
}

export type TreasureSaid = {
  readonly by: string
  readonly told: Readonly<Record<string, unknown>> & { readonly councilNo: number; readonly name: string }
  readonly consents?: readonly ConsentSaid[]
  readonly confirmed?: string
  readonly shared?: Readonly<Record<string, string>>
  /** The issue it could answer, by its key, with why. */
  readonly joins?: readonly [issue: string, note: string]
  readonly use?: Readonly<Record<string, string>>
}

export const TREASURES: readonly TreasureSaid[] = [
  {
    by: 'resident',
    told: {
      councilNo: 1,
      name: '夢が里の桜並木',
      type: 'nature',
      story: '三代前の区長が、学校の子どもと植えた。花の下に、だれが来てもよい長いすがある。',
      themes: ['nature', 'place'],
      place: '夢が里川の土手',
      cost: '無料',
      barrierFree: '土手の下の道は、車いすで通れます。',
    },
    confirmed: '春と秋に歩いて確かめた。',
    shared: {
      wanted: 'public',
      title: '川ぞいの桜並木',
      words: '子どもたちと植えた並木です。花の下の長いすで、だれでも休めます。',
      place: '夢が里川の土手',
    },
  },
  {
    by: 'chair',
    told: {
      councilNo: 1,
      name: '軽トラを出せる人たち',
      type: 'group',
      story: '畑の帰りに、荷物を乗せてもよいという人が六人いる。',
      themes: ['transport', 'shopping'],
      how: '集会所の札に名まえを書いておく',
      stewardName: '見本 耕作',
    },
    consents: [{ whose: 'steward', personName: '見本 耕作', how: 'oral', scope: 'council', daysAgo: 55 }],
    confirmed: '六人に会って、月に二回まで、と聞いた。',
    joins: ['shopping', '重いものを運ぶ手になる'],
    use: { usedIn: 'いっしょに買い物（試し）', brought: '三回で、のべ11軒が米と灯油を買えた。' },
  },
  {
    by: 'chair',
    told: {
      councilNo: 1,
      name: '三味線を教えてくれる方',
      type: 'person_gift',
      story: '若いころに習った三味線を、だれにでも教えてくれる。耳の遠い人には、手をとって。',
      themes: ['culture', 'place'],
      openWhen: '第二と第四の木曜の昼',
    },
    consents: [{ whose: 'gift', personName: '見本 いと', how: 'written', scope: 'public', daysAgo: 62 }],
    confirmed: 'ご本人に、紙でお願いした。',
    shared: { wanted: 'public', title: '三味線をいっしょに', words: '初めての人にも、手をとって教えてくれます。縁側の集まりで聞けます。' },
  },
  {
    by: 'resident',
    told: {
      councilNo: 1,
      name: '空いた縁側と柱時計',
      type: 'place',
      story: '八畳二間に縁側が続く家。柱時計がまだ動く。持ち主は町に出て、使ってくれる人を待っている。',
      themes: ['place', 'housing'],
      place: '集会所の三軒となり',
    },
    confirmed: '持ち主と会って、月に一度の約束をした。',
    joins: ['gathering', '歩いて集まれる場所になる'],
    use: { usedIn: '縁側カフェ', brought: '毎月15人ほどが集まる。' },
  },
  {
    by: 'resident',
    told: {
      councilNo: 1,
      name: '盆おどりの口説き',
      type: 'culture_story',
      story: 'この地区だけの文句がある。覚えている人は、もう三人。',
      themes: ['culture'],
      tellerName: '見本 とき',
    },
    consents: [{ whose: 'teller', personName: '見本 とき', how: 'oral', scope: 'council', daysAgo: 48, back: 6 }],
    confirmed: '敬老の日に聞かせてもらった。',
  },
  {
    by: 'chair',
    told: {
      councilNo: 1,
      name: 'うどん打ちの会',
      type: 'skill',
      story: '冬の農閑期に、粉を持ち寄って打つ。子どもが踏む。',
      themes: ['children', 'culture'],
    },
  },
  {
    by: 'chair8',
    told: {
      councilNo: 8,
      name: 'ため池のほたる',
      type: 'nature',
      story: '六月の十日ほど、池のまわりが光る。草を刈りすぎないのがこつ。',
      themes: ['nature', 'children'],
    },
    confirmed: 'ことしも見た。',
    shared: {
      wanted: 'liaison',
      title: 'ほたるの見はり番',
      words: 'ほたるの池を、子どもと一緒に守っています。草を刈る時期の話ができます。',
    },
  },
  {
    by: 'chair39',
    told: {
      councilNo: 39,
      name: '絵の上手なパン屋さん',
      type: 'economy',
      story: '黒板の絵が、ことばの分からない人にも通じる。',
      themes: ['language', 'work'],
    },
    confirmed: '店の方に話して、よいと言ってもらった。',
    joins: ['rubbish', '絵の表を頼めるかもしれない'],
  },
]
