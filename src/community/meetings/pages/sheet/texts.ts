import type { Board, NoteBecomes } from '../../domain/sheet/sheet.ts'

const becomes: Readonly<Record<NoteBecomes | 'stays', string>> = {
  treasure: '宝物の候補',
  issue: '困りごとの候補',
  vision: 'めざす姿',
  stays: 'そのまま残す',
}
const became: Readonly<Record<NoteBecomes, string>> = {
  treasure: '宝物になりました',
  issue: '困りごとになりました',
  vision: 'めざす姿です',
}
const boards: Readonly<Record<Board, string>> = {
  strength_weakness_ideal: '強み・弱み・理想',
  time_travel: 'タイムトラベル（いまと15年あと）',
  custom: '欄を自分たちで決める',
}

/** Sentences about the sheets of workshops. */
export const sheetTexts = {
  title: 'ワークシート',
  lead: '話し合いで出た付箋を、書いたままに残します。あとから、宝物や困りごとにつなげられます。',
  becomes,
  became,
  boards,
  new: 'ワークシートを広げる',
  newLead: '付箋を貼る一枚を用意します。会議のなかでも、会議と会議のあいだでも使えます。',
  forMeeting: (title: string) => `「${title}」のワークシートです。`,
  noSheets: 'ワークシートがまだありません',
  noSheetsText: '会議のページから、または「ワークシートを広げる」から始められます。',
  noSheetsForMember: '会の役員やコーディネーターが広げると、ここに並び、どなたでも付箋を貼れます。',
  columns: {
    theme: 'テーマ',
    body: '会',
    meeting: '会議',
    council: '地区',
    notes: '付箋',
    waiting: '行き先を待つ付箋',
    madeAt: '広げた日',
  },
  cityWide: '市全体',
  between: '会議と会議のあいだ',
  pieces: (count: number) => `${count}枚`,
  fields: {
    bodyId: '会',
    theme: 'テーマ',
    board: '欄の並び',
    sides: '欄の名まえ（自分たちで決めるとき）',
    noteWords: '付箋の言葉',
    why: 'はがす訳',
    type: '宝物なら、どんな宝物ですか',
  },
  support: {
    theme: '例: 十年後の夢が里、災害のときの助け合い',
    sides: '一行にひとつ。「＝宝物」「＝困りごと」「＝めざす姿」を付けると、行き先の候補になります。例: いいところ＝宝物',
    write: '一行が一枚の付箋になります。',
  },
  lay: '広げる',
  write: '付箋を貼る',
  writeLead: '話しながら、思いつくまま書いてください。改行すると次の一枚です。',
  noNotes: 'まだ付箋がありません。下の「付箋を貼る」から書けます。',
  promote: '行き先を決める',
  promoteLead: '欄に合わせて、行き先の候補を選んであります。ちがうものだけ直して、押すのは一度です。選ばなかった付箋も、ずっと残ります。',
  promoteButton: 'この行き先にする',
  nothingWaits: '行き先を待つ付箋はありません',
  nothingWaitsText: '新しい付箋が貼られると、ここに並びます。',
  laterType: 'あとで選ぶ',
  withdraw: 'この付箋をはがす',
  withdrawButton: 'はがす',
  withdrawn: (why: string) => `はがしました（${why}）`,
  printWorksheet: '大きな紙で印刷する',
  noPhotos: '写真は、まだ預かれません。書きうつした言葉だけを残します。',
  visions: 'めざす姿',
  noVisions: 'ワークシートの「理想」の付箋が、めざす姿としてここに並びます。',
  back: '戻る',
  notesCaption: (label: string) => `${label}の付箋`,
  done: {
    laid: '広げました。付箋を貼ってください。',
    'write-notes': '貼りました。',
    promoted: '行き先を決めました。',
    withdraw: 'はがしました。言葉は残っています。',
  },
} as const

/** Sentences of the API. */
export const sheetApiTexts = {
  list: '会議のワークシートの一覧',
  one: 'ワークシート一枚と、その付箋・行き先',
  layOut: 'ワークシートを広げる',
  write: '付箋を貼る（何枚でも一度に）',
  promote: '付箋の行き先を決める（宝物・困りごと・めざす姿、一度に）',
  withdraw: '付箋を、訳を書いてはがす（言葉は残る）',
} as const
