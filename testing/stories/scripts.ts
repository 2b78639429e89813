/** Somebody of a household, by what a desk writes down first. */
export type Somebody = {
  readonly family: string
  readonly given: string
  readonly kana: readonly [family: string, given: string]
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly relationship: 'head' | 'spouse' | 'child' | 'parent' | 'sibling'
  /** Whom the case is for; the others are members of the household. */
  readonly isSubject?: boolean
}

/** One line of who does what: an issue, a login of the agency, the act, and in how many days. */
export type Line = {
  readonly issue: string
  readonly login: string
  readonly words: string
  readonly days: number
  readonly kind?: 'statutory_service' | 'local_resource' | 'neighbour' | 'new_invention'
}

/** A story from the first call to the evaluation, as facts; two players tell it: one through the API, one through the browser. */
export type Script = {
  readonly key: string
  readonly title: string
  /** Login of the desk that hears it and leads. */
  readonly desk: string
  readonly channel: string
  readonly statement: string
  readonly topics: readonly string[]
  readonly people: readonly Somebody[]
  readonly carer?: { readonly carer: number; readonly caredFor: number; readonly kind: string }
  readonly tried: string
  readonly whyMany: string
  readonly issues: readonly string[]
  /** How the subjects agreed; null: not at first, and the support conference comes before. */
  readonly consent: 'written' | 'oral' | 'proxy' | null
  readonly noConsentWords?: string
  readonly team: readonly string[]
  readonly entry: { readonly by: string; readonly fact: string; readonly words: string }
  readonly strength: string
  readonly gap?: string
  readonly wish: string
  readonly direction: string
  readonly goal: string
  readonly lines: readonly Line[]
  readonly change: string
  readonly thanks: string
}

const someone = (
  family: string,
  given: string,
  kana: readonly [string, string],
  birthDate: string,
  sex: 'male' | 'female',
  relationship: Somebody['relationship'],
  isSubject = true,
): Somebody => ({ family, given, kana, birthDate, sex, relationship, isSubject })

/** The twelve stories of the pretend city, told anew by people who are not in it. */
export const SCRIPTS: readonly Script[] = [
  {
    key: '8050',
    title: '八十代の母と、五十代の息子',
    desk: 'houkatsu',
    channel: 'phone',
    statement: '腰が痛くて買い物に行けません。息子は家から出ませんが、夜に洗い物をしてくれます。',
    topics: ['family', 'care'],
    people: [
      someone('見本山', 'トヨ', ['ミホンヤマ', 'トヨ'], '1943-04-02', 'female', 'head'),
      someone('見本山', '修', ['ミホンヤマ', 'オサム'], '1972-09-10', 'male', 'child'),
    ],
    tried: '母の受診に付き添い、手すりを付けた。',
    whyMany: '母の介護と息子さんの暮らしが一つにつながっている。',
    issues: ['problem_8050', 'social_isolation'],
    consent: 'oral',
    team: ['shogai', 'csw'],
    entry: { by: 'shogai', fact: '戸の前に手紙を置いた。', words: '紙なら返事を書けます' },
    strength: '夜の台所を引き受けている',
    wish: '二人で、この家で暮らしつづけたい。',
    direction: '二人の暮らしを壊さず、母には手を、息子さんには紙の道を。',
    goal: '母が夜に起こさずに眠れる',
    lines: [
      { issue: 'problem_8050', login: 'houkatsu', words: '通所を週一回試す', days: 14 },
      { issue: 'social_isolation', login: 'shogai', words: '手紙のやりとりを月二回続ける', days: 30, kind: 'new_invention' },
    ],
    change: 'relief',
    thanks: '母が笑うようになりました。',
  },
  {
    key: 'young-carer',
    title: '弟の朝ごはんを作る中学生',
    desk: 'kodomo',
    channel: 'agency',
    statement: '朝は弟を送ってから学校に行くので、一時間目に間に合いません。お母さんのことは好きです。',
    topics: ['parenting', 'family'],
    people: [
      someone('例川', '由香', ['タメシカワ', 'ユカ'], '1985-01-20', 'female', 'head'),
      someone('例川', '葵', ['タメシカワ', 'アオイ'], '2012-06-15', 'female', 'child'),
      someone('例川', '蓮', ['タメシカワ', 'レン'], '2019-11-03', 'male', 'child', false),
    ],
    carer: { carer: 1, caredFor: 2, kind: 'daily' },
    tried: '学校で本人の話を二度聞いた。',
    whyMany: '母の病、弟の送り出し、学校の三つが一人の子に集まっている。',
    issues: ['young_carer', 'illness'],
    consent: 'written',
    team: ['hokenshi1', 'kyoiku'],
    entry: { by: 'kyoiku', fact: '朝の会の前に話した。', words: '文化祭の準備に残ってみたい' },
    strength: '弟の機嫌の直し方を知っている',
    wish: '文化祭の準備に、友だちと残ってみたい。',
    direction: '葵さんの朝を、大人で分け合う。',
    goal: '一時間目に週三日間に合う',
    lines: [
      { issue: 'young_carer', login: 'kodomo', words: '朝の送り出しに週三回入る', days: 14 },
      { issue: 'illness', login: 'hokenshi1', words: '母の受診に付き添う', days: 21 },
    ],
    change: 'routine_improved',
    thanks: '準備、楽しかったです。',
  },
  {
    key: 'from-brazil',
    title: '日本語の手紙が読めない家族',
    desk: 'desk',
    channel: 'counter',
    statement: '会社の寮を出ることになりました。学校の紙が読めません。子どもが代わりに電話しています。',
    topics: ['housing', 'job_search'],
    people: [
      someone('サンプレ', 'マリア', ['サンプレ', 'マリア'], '1990-03-08', 'female', 'head'),
      someone('サンプレ', 'ルーカス', ['サンプレ', 'ルーカス'], '2014-12-01', 'male', 'child', false),
    ],
    carer: { carer: 1, caredFor: 0, kind: 'interpreting' },
    tried: '通訳の入る電話で、寮の期限を確かめた。',
    whyMany: '住まい、言葉、学校が同じ月に重なる。',
    issues: ['unstable_housing', 'literacy_comprehension'],
    consent: 'written',
    team: ['tabunka', 'sumai'],
    entry: { by: 'tabunka', fact: '学校の通知を一緒に読んだ。', words: 'むすこは、もう電話しなくていいですか' },
    strength: '工場の仲間が多い',
    wish: '子どもに電話をさせないで暮らしたい。',
    direction: '言葉の役を子どもから大人へ戻す。',
    goal: '三月までに移る部屋が決まる',
    lines: [
      { issue: 'unstable_housing', login: 'sumai', words: '保証人のいらない部屋を三つ見る', days: 21 },
      { issue: 'literacy_comprehension', login: 'tabunka', words: '学校の紙を月二回一緒に読む', days: 14, kind: 'local_resource' },
    ],
    change: 'housing_secured',
    thanks: 'ありがとう。むすこが遊びに行きました。',
  },
  {
    key: 'papers-at-the-door',
    title: '新聞のたまった玄関',
    desk: 'csw',
    channel: 'business',
    statement: '新聞が四日分たまっています。いつもは朝に庭にいる方です。',
    topics: ['illness_disability', 'community'],
    people: [someone('絵空野', '清', ['エソラノ', 'キヨシ'], '1946-02-11', 'male', 'head')],
    tried: '訪ねて、玄関先で声を聞いた。',
    whyMany: '体のこと、食べること、話す相手のことが重なる。',
    issues: ['illness', 'social_isolation'],
    consent: null,
    noConsentWords: '「放っておいてほしい」と言われた。',
    team: ['houkatsu', 'hokenshi1'],
    entry: { by: 'houkatsu', fact: '将棋盤を見て話がはずんだ。', words: '将棋なら付き合う' },
    strength: '将棋が強い',
    wish: '起こされずに、将棋を指して暮らしたい。',
    direction: '将棋の相手として訪ね、体のことはその後に。',
    goal: '週に一度、だれかと話す',
    lines: [
      { issue: 'social_isolation', login: 'csw', words: '将棋の相手を週一回頼む', days: 7, kind: 'neighbour' },
      { issue: 'illness', login: 'hokenshi1', words: '血圧を月一回はかる', days: 30 },
    ],
    change: 'can_call_for_help',
    thanks: '今度はこちらから電話する。',
  },
  {
    key: 'rent-arrears',
    title: '家賃が三か月分',
    desk: 'jiritsu',
    channel: 'counter',
    statement: '十九年勤めた印刷所がたたまれました。家賃を三か月ためています。',
    topics: ['rent_loan', 'job_search'],
    people: [someone('架橋', '洋', ['カケハシ', 'ヨウ'], '1979-02-17', 'male', 'head')],
    tried: '大家さんに一緒に電話した。',
    whyMany: '家賃、税、仕事の三つの窓口の順番を決めたい。',
    issues: ['poverty', 'job_search_difficulty'],
    consent: 'written',
    team: ['nofu', 'shigoto'],
    entry: { by: 'nofu', fact: '税の分納を決めた。', words: '色合わせなら、まだできます' },
    strength: '色合わせの目がある',
    wish: '自分の給料で家賃を払いたい。',
    direction: '住まいを先に守り、仕事は手の覚えているところから。',
    goal: '家賃の滞納を返し始める',
    lines: [
      { issue: 'poverty', login: 'jiritsu', words: '住居確保給付金を申請する', days: 7 },
      { issue: 'job_search_difficulty', login: 'shigoto', words: '色見本の会社を見学する', days: 21 },
    ],
    change: 'earned_income_up',
    thanks: '米を、今度は持って行く側になります。',
  },
  {
    key: 'double-care',
    title: '二歳の子と、忘れていく母',
    desk: 'kodomo',
    channel: 'counter',
    statement: '娘を追いかけていると母が外に出てしまいます。どちらかを選びたくありません。',
    topics: ['parenting', 'care'],
    people: [
      someone('夢井', '千夏', ['ユメイ', 'チナツ'], '1987-01-30', 'female', 'head'),
      someone('夢井', '芳江', ['ユメイ', 'ヨシエ'], '1955-06-05', 'female', 'parent'),
      someone('夢井', '紬希', ['ユメイ', 'ツムギ'], '2024-08-09', 'female', 'child', false),
    ],
    carer: { carer: 0, caredFor: 2, kind: 'care' },
    tried: '一時預かりの空きを探した。',
    whyMany: '子どもの窓口と介護の窓口で、同じ日に同じ家に入れる人が要る。',
    issues: ['double_care', 'care_burden'],
    consent: 'oral',
    team: ['houkatsu', 'csw2'],
    entry: { by: 'houkatsu', fact: '手遊び歌の時間に伺った。', words: '母の歌、全部覚えているんです' },
    strength: '母は保育士だった',
    gap: '子育てと介護を一人で見渡して来てくれる手伝いがない。',
    wish: '娘と母の、どちらも選ばずに暮らしたい。',
    direction: '母の歌を真ん中に、二つの手伝いを同じ時刻にそろえる。',
    goal: '週に二日、続けて四時間眠れる',
    lines: [
      { issue: 'double_care', login: 'kodomo', words: '一時預かりを週二回使う', days: 10 },
      { issue: 'care_burden', login: 'houkatsu', words: '通いの場で手遊び歌を頼む', days: 20, kind: 'local_resource' },
    ],
    change: 'relief',
    thanks: '昨日、六時間眠りました。',
  },
  {
    key: 'discharge',
    title: '帰る家の段差',
    desk: 'desk',
    channel: 'agency',
    statement: '来週退院です。家の風呂に段差が二つあります。娘は遠くにいます。',
    topics: ['care', 'housing'],
    people: [someone('仮里', 'フミ', ['カリサト', 'フミ'], '1941-10-10', 'female', 'head')],
    tried: '病院の会議に出て、退院日を三日延ばしてもらった。',
    whyMany: '病院、住まい、見守りを同じ日にそろえる必要がある。',
    issues: ['illness', 'care_burden'],
    consent: 'proxy',
    team: ['renkei', 'houkatsu'],
    entry: { by: 'renkei', fact: '退院前に家を一緒に見た。', words: '縁側で豆をむきたい' },
    strength: '近所に豆をむく仲間がいる',
    wish: '縁側で豆をむいて暮らしたい。',
    direction: '退院の日から三日間を、途切れさせない。',
    goal: '一人で風呂に入れる',
    lines: [
      { issue: 'illness', login: 'renkei', words: '退院の日に薬を一緒に確かめる', days: 5 },
      { issue: 'care_burden', login: 'houkatsu', words: '風呂の段差を直す', days: 14 },
    ],
    change: 'health_improved',
    thanks: '豆、持って行きなさい。',
  },
  {
    key: 'old-couple',
    title: '支え合う二人の物忘れ',
    desk: 'houkatsu',
    channel: 'visit',
    statement: '二人とも同じ話を何度もします。通帳が三つ見つかりません。',
    topics: ['care', 'family'],
    people: [
      someone('作例田', '辰雄', ['サクレイダ', 'タツオ'], '1940-05-05', 'male', 'head'),
      someone('作例田', 'ハナ', ['サクレイダ', 'ハナ'], '1942-07-07', 'female', 'spouse'),
    ],
    carer: { carer: 0, caredFor: 1, kind: 'care' },
    tried: '通帳を一緒に探し、二つ見つけた。',
    whyMany: 'お金の見守りと、体の支えを、別の人が同じ約束で行う必要がある。',
    issues: ['guardianship_money', 'care_burden'],
    consent: 'written',
    team: ['kouken', 'csw3'],
    entry: { by: 'kouken', fact: '金銭の手伝いの説明をした。', words: '二人で決めたい' },
    strength: '二人で散歩を続けている',
    wish: '二人で、朝の散歩を続けたい。',
    direction: '二人で決める場を、毎月一度つくる。',
    goal: '公共料金の払い忘れがなくなる',
    lines: [
      { issue: 'guardianship_money', login: 'kouken', words: '通帳の見守りを始める', days: 21 },
      { issue: 'care_burden', login: 'houkatsu', words: '散歩の道で声をかける人を頼む', days: 14, kind: 'neighbour' },
    ],
    change: 'budget_improved',
    thanks: '二人で判子を押しました。',
  },
  {
    key: 'away-from-home',
    title: '家を出た母と子',
    desk: 'desk',
    channel: 'counter',
    statement: '先週、子どもと家を出ました。どこにも出ないようにしてください。',
    topics: ['dv_abuse', 'housing'],
    people: [
      someone('夢浜', '奈々', ['ユメハマ', 'ナナ'], '1990-06-01', 'female', 'head'),
      someone('夢浜', '灯子', ['ユメハマ', 'トウコ'], '2017-09-09', 'female', 'child', false),
    ],
    tried: '当日の安全の確保と、支援措置の申出に付き添った。',
    whyMany: '安全、学び、仕事を、所在を知らせずに進める必要がある。',
    issues: ['dv_abuse', 'unstable_housing'],
    consent: 'written',
    team: ['kodomo', 'jiritsu'],
    entry: { by: 'jiritsu', fact: '決めた合図で電話した。', words: '今日は、入口を見ませんでした' },
    strength: 'レジの仕事を十年続けた',
    wish: '子どもと、静かに眠りたい。',
    direction: '安心して眠れる夜を先に、学びと仕事は本人の順番で。',
    goal: '仕事の面接を一つ受ける',
    lines: [
      { issue: 'dv_abuse', login: 'desk', words: '決めた時刻に電話する', days: 7 },
      { issue: 'unstable_housing', login: 'jiritsu', words: '次の住まいの費用を一緒に見積もる', days: 21 },
    ],
    change: 'found_goal',
    thanks: '息をして眠れます。',
  },
  {
    key: 'full-house',
    title: 'ものに囲まれた家',
    desk: 'csw',
    channel: 'meeting',
    statement: '庭も縁側も荷物でいっぱいです。武さんに恥をかかせたくありません。',
    topics: ['community', 'housing'],
    people: [someone('架林', '武', ['カケバヤシ', 'タケシ'], '1955-01-15', 'male', 'head')],
    tried: '戸口で三度声をかけた。',
    whyMany: '火の心配と近隣の間がらと体を、一人の訪ね手にそろえる必要がある。',
    issues: ['self_neglect', 'neighbor_trouble'],
    consent: null,
    noConsentWords: '戸が開かず、まだ尋ねられていない。',
    team: ['houkatsu', 'hokenshi1'],
    entry: { by: 'hokenshi1', fact: '撥を削り直してもらった。', words: '祭りまでに、もう一本いるだろう' },
    strength: '何でも直せる',
    gap: '望まれないうちに、一緒に暮らしの場所を整える支えがない。',
    wish: 'ほっておいてほしい。ただ、祭りの太鼓は直したい。',
    direction: '「直せる人」として呼ばれる場から、暮らしを一緒に整える。',
    goal: '縁側の前が空く',
    lines: [
      { issue: 'self_neglect', login: 'csw', words: '太鼓の撥を持って訪ねる', days: 10, kind: 'neighbour' },
      { issue: 'neighbor_trouble', login: 'houkatsu', words: '隣の方と縁側の前だけを約束する', days: 30, kind: 'new_invention' },
    ],
    change: 'self_worth',
    thanks: '撥、もう一本削っておいた。',
  },
  {
    key: 'fresh-start',
    title: '自分の名前の郵便受け',
    desk: 'jiritsu',
    channel: 'agency',
    statement: '宿泊所を三週間で出ます。保証人の欄で、みんな手が止まります。',
    topics: ['housing', 'job_search'],
    people: [someone('作浦', '誠一', ['サクウラ', 'セイイチ'], '1968-10-20', 'male', 'head')],
    tried: '不動産店二軒に一緒に行った。',
    whyMany: '住まい、保証、仕事のどれも、一つの制度では届かない。',
    issues: ['no_guarantor', 'released_offender'],
    consent: 'written',
    team: ['sumai', 'csw3'],
    entry: { by: 'sumai', fact: '商店街の空いた二階を見た。', words: '縫うのはまだできます' },
    strength: '畳を縫える',
    gap: '保証人のいない人が、自分の名で部屋を借りる支えがない。',
    wish: '自分の名前の郵便受けがほしい。',
    direction: '名前で借りられる部屋を先に。仕事は手が覚えているところから。',
    goal: '自分の名で部屋を借りる',
    lines: [
      { issue: 'no_guarantor', login: 'sumai', words: '緊急の連絡先を居住支援が受ける', days: 14, kind: 'new_invention' },
      { issue: 'released_offender', login: 'jiritsu', words: '月に一度、三者で会う', days: 30, kind: 'local_resource' },
    ],
    change: 'housing_secured',
    thanks: '十一年ぶりです。',
  },
  {
    key: 'siblings',
    title: 'きょうだいだけの家',
    desk: 'kodomo',
    channel: 'phone',
    statement: '十九歳でもいいですか。弟が二人います。離れるのだけは嫌です。',
    topics: ['parenting', 'income_living'],
    people: [
      someone('例沢', '美羽', ['タメシザワ', 'ミウ'], '2007-08-01', 'female', 'head'),
      someone('例沢', '海', ['タメシザワ', 'カイ'], '2013-05-05', 'male', 'sibling'),
      someone('例沢', '凪', ['タメシザワ', 'ナギ'], '2018-01-02', 'male', 'sibling', false),
    ],
    carer: { carer: 0, caredFor: 2, kind: 'sibling' },
    tried: '家を訪ねて、紙の束を一緒に分けた。',
    whyMany: '十九歳と十三歳と八歳で、使える制度が三つに分かれる。',
    issues: ['young_carer', 'poverty'],
    consent: 'written',
    team: ['jiritsu', 'kyoiku'],
    entry: { by: 'kyoiku', fact: '学校で話した。', words: 'ねえちゃんが寝てる音がすると、安心する' },
    strength: '三人で家事を分けている',
    gap: '十八歳を過ぎたきょうだいが、弟を育てながら学びつづける支えがない。',
    wish: '三人で暮らして、学校に戻りたい。',
    direction: 'きょうだいは離さない。学校に戻れる朝を、大人で分け合ってつくる。',
    goal: '専門学校に戻る',
    lines: [
      { issue: 'young_carer', login: 'kodomo', words: '朝の手伝いを週三回入れる', days: 14 },
      { issue: 'poverty', login: 'jiritsu', words: '修学の給付金を申請する', days: 21 },
    ],
    change: 'independence_will',
    thanks: 'ちゃんとしてるって、言わなくてよくなりました。',
  },
]
