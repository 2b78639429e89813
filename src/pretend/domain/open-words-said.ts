/** What a council says of itself to everybody. Every place, every market and every person is invented. */
export type IntroSaid = { readonly councilNo: number; readonly title: string; readonly words: string }

/** The three councils that have most to tell. */
export const INTROS: readonly IntroSaid[] = [
  {
    councilNo: 1,
    title: '川と丘のあいだ、夢が里です',
    words:
      '川ぞいの田んぼと、丘の上の新しい家なみが、となりあう地区です。\n月に一度の朝市、水曜のサロン、夏の灯ろう流し。来た日から、だれでも仲間になれます。\n困りごとも自慢も、公民館へ持ち寄ってください。お茶を入れて待っています。',
  },
  {
    councilNo: 8,
    title: '坂の多い、花の地区です',
    words:
      '坂道ぞいに、季節の花が咲きます。上り下りのつらい日は、声をかけあって荷物を運びます。\n花の手入れの日は、見るだけの人も歓迎です。',
  },
  {
    councilNo: 39,
    title: 'いちばん小さな、山あいの地区です',
    words: '家と家は遠くても、夕方の灯りで元気が分かります。\n年に二度のひろばに、町へ出た家族も帰ってきます。',
  },
]

/** What the others have most of; told in turn. */
const KNOWN_FOR = [
  '朝の体操',
  '手づくりの味噌',
  '子どもの太鼓',
  'ほたるの小川',
  '桜の並木',
  '読み聞かせの会',
  '夏の夜市',
  '柿の里山',
  '見守りの散歩',
] as const

/** A short introduction of a council of which little is told. */
export function shortIntro(councilNo: number, name: string): IntroSaid {
  const known = KNOWN_FOR[councilNo % KNOWN_FOR.length] ?? KNOWN_FOR[0]
  return {
    councilNo,
    title: `${known}のある、${name}です`,
    words: `${known}を、みんなで続けています。\n困りごとも自慢も、どなたでも持ち寄れます。`,
  }
}

type Varied = {
  readonly language: string
  readonly origin: 'human' | 'machine'
  readonly title: string
  readonly words: string
  readonly isChecked: boolean
}

/** The first council in other languages: by hand, by a machine, and one that waits for a second reader. */
export const FIRST_COUNCIL_VARIED: readonly Varied[] = [
  {
    language: 'ja-easy',
    origin: 'human',
    title: '｜川《かわ》と ｜丘《おか》の まちです',
    words:
      '｜月《つき》に 1｜回《かい》、｜朝《あさ》の ｜市《いち》が あります。｜水曜日《すいようび》に、お｜茶《ちゃ》を ｜飲《の》む 会が あります。\nだれでも ｜来《き》て いいです。',
    isChecked: true,
  },
  {
    language: 'en',
    origin: 'human',
    title: 'Between the river and the hill',
    words:
      'A monthly morning market, a tea gathering on Wednesdays, lanterns on the river in summer. Anyone can join from the first day.\nBring your troubles and your treasures to the community hall. We will have tea ready.',
    isChecked: true,
  },
  {
    language: 'pt',
    origin: 'machine',
    title: 'Entre o rio e a colina',
    words:
      'Uma feira por mês, um encontro com chá às quartas-feiras, lanternas no rio no verão. Qualquer pessoa pode participar.\nTraga suas dificuldades e suas alegrias. O chá está servido.',
    isChecked: false,
  },
  {
    language: 'vi',
    origin: 'human',
    title: 'Giữa dòng sông và ngọn đồi',
    words: 'Mỗi tháng có một buổi chợ sáng, thứ Tư có buổi uống trà. Ai cũng có thể tham gia.',
    isChecked: false,
  },
]
