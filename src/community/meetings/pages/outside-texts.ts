/** What the export of a council calls its parts. */
export const exportTexts = {
  meetings: { title: '地域の会議', about: '次第、出欠、話された言葉、決まったこと、議事録。' },
  decisions: { title: '決まったこと', about: 'いつ、どう決まり、いつ見直すか。決め直した言葉は、両方残っています。' },
  actions: { title: 'やること', about: 'だれが、いつまでに、何をするか。' },
  questions: { title: '市への質問', about: '会議で出た質問と、市の答え。' },
  sheets: {
    title: 'ワークシート',
    about: '話し合いで出た付箋を、書いたままに。写真は files フォルダーに。宝物や困りごとになったものは、そこへつながっています。',
  },
  editions: { title: '回覧板', about: '回した文と、返ってきた紙の答え。' },
  asked: 'たずねたこと',
  returned: '返ってきた紙',
  sheetNo: '紙の番号',
  phone: '電話',
  contact: '連絡先',
  remarks: '話された言葉',
  no: '番号',
  became: 'なったもの',
  role: '役わり',
  who: 'お名まえ',
  askedOn: '質問した日',
  decidedOn: '決めた日',
} as const

/** Sentences of the API. */
export const apiTexts = {
  list: '会議の一覧（自分の見られる会、日の順）',
  one: '会議一件と、その議題・決まったこと',
  plan: '会議を予定する（続く議題も入る）',
  close: '会議をまとめる（出欠・結果・次の会議まで、一度に）',
} as const
