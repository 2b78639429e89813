/** Sentences of being told by mail. */
export const mailTexts = {
  title: 'お知らせのメール',
  lead: '新しい通知の件数だけを、メールで知らせます。どなたの情報も、相談の内容も書きません。',
  none: 'このまちでは、メールを送る設定がありません。通知は「今日」の画面でご覧ください。',
  address: '届け先のメールアドレス',
  addressSupport: '職場のアドレスを、1つ入れてください。',
  pace: '届き方',
  paces: {
    off: { label: '届けない', hint: undefined },
    at_once: { label: 'すぐに届ける', hint: '通知ができてから1分ほどで届きます。続けてできた通知は、1通にまとめます。' },
    morning: { label: '朝に1回まとめて届ける', hint: 'まだ終わっていない新しい通知か、今日が期限のものがある日だけ届きます。' },
  },
  hour: '朝のまとめの時刻',
  hourSupport: '「朝に1回」を選んだときに使います。',
  hourOf: (hour: number) => `${hour}時`,
  glassNote: '個人情報の保護を受け持つ方には、緊急閲覧のお知らせが、届き方の選択にかかわらず、すぐに届きます（届け先があるとき）。',
  submit: '決める',
  back: '自分のアカウントへ',
  saved: 'お知らせのメールの届き方を決めました。',
  errors: {
    address: 'メールアドレスを1つ、半角で入れてください（例：namae@city.example.jp）。',
    addressNeeded: '届けるには、届け先のメールアドレスが必要です。',
    pace: '届き方を選んでください。',
    hour: '時刻を選んでください。',
  },
} as const

/** Sentences of mails that did not go out. */
export const unsentTexts = {
  title: '届いていないメール',
  lead: 'つなぎから職員への「お知らせのメール」のうち、送れていないものです。通知そのものは、つなぎの画面に残っています。',
  caption: '送れていないメール',
  columns: { who: 'あて先の職員', madeAt: '作った日時', state: 'いまのようす', tries: '試した回数', fault: 'わけ', act: '操作' },
  states: { waiting: (at: string) => `${at} に、また試します`, dead: 'あきらめました' },
  again: 'もう一度送る',
  againLabel: (name: string) => `${name}あてを、もう一度送る`,
  faults: {
    unreachable: 'メールサーバーにつながりません。',
    later: 'メールサーバーが、あとにするよう答えました。',
    refused: 'メールサーバーが断りました。届け先のアドレスを、本人に確かめてもらってください。',
    'not-let-in': 'メールサーバーに入れません。名前とパスワード、証明書の設定を確かめてください。',
  },
  untried: 'まだ試していません',
  empty: '送れていないメールはありません',
  emptyText: '送れなかったメールは、ここに出ます。',
  tried: 'もう一度送ることにしました。1分ほどあとに、このページで確かめてください。',
} as const
