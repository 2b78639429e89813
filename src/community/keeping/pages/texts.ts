import type { LinkRelation } from '../../links/index.ts'

/** What stands before a link, seen from the end it goes out of, and from the other. */
const relations: Readonly<Record<LinkRelation, readonly [out: string, back: string]>> = {
  came_from: ['もとになったもの', 'ここから生まれたもの'],
  answers: ['力になれる先', '力になるもの'],
  uses: ['使っているもの', '使われているところ'],
  about: ['これについて', '話し合われたところ'],
  decided: ['これについて決めた', '決まったこと'],
  similar: ['似たもの', '似たもの'],
  reviews: ['ふりかえったもの', 'ふりかえり'],
  learned_from: ['学んだ先', '学んでくれたところ'],
  part_of: ['これの一部', 'この中のもの'],
  became: ['なったもの', 'もとになったもの'],
  adopted_from: ['取り入れたもと', '取り入れたところ'],
  serves: ['力になっている先', '力になっているもの'],
}

/** Sentences about taking the records of a council away. */
export const texts = {
  relations,
  councils: '住民自治協議会',
  title: '記録をまるごと書き出す',
  lead: 'この協議会の記録を、ひとつのファイル（ZIP）にまとめます。中は、ふつうのページと表のためのファイルで、つなぎがなくても、ネットがなくても読めます。',
  inside: '入っているもの',
  insideList: [
    '協議会のことばと人数のうつりかわり、会と席、名簿',
    '会議の次第、出欠、話された言葉、議事録、決まったこと、やること、市への質問と答え',
    '困りごとと声、宝物（名まえは、同意のある間だけ）',
    '活動、団体・事業・プラットフォーム、成果の見直し、連絡会の広場に出した言葉',
    'ワークシート（写真も）と回覧板',
    'それぞれのつながり',
  ],
  how: '開きかた',
  howList: [
    '受け取ったZIPを開き（「すべて展開」）、中の index.html を押してください。',
    '表計算やほかのしくみに移すときは、json フォルダーのファイルと、その形の説明（schema）が使えます。',
  ],
  careTitle: '名まえと連絡先が入っています',
  care: '人に渡すときや、置き場所には、紙の名簿と同じように気をつけてください。同意が取り下げられた名まえは、書き出したあとのファイルからは消えません。取り下げがあったら、古いファイルを捨てて、書き出し直してください。',
  proof: '押すと、ご本人かどうかを確かめてから、書き出します。書き出したことは、記録に残ります。',
  button: '書き出す',
  back: '協議会のページに戻る',
  pageOf: (council: string) => `${council} の記録`,
  made: (day: string, name: string) => `${day} に、${name} が書き出しました。`,
  holdsMore:
    '地域福祉コーディネーターが書き出したものです。「地域福祉コーディネーターだけ」と書かれた言葉が入っていることがあります。協議会にそのまま渡さないでください。',
  contents: '目次',
  columns: { kind: '記録', about: 'どんな記録か', count: '件数' },
  empty: 'まだ記録のないもの',
  elsewhere: 'ほかのしくみに移すとき',
  elsewhereLead: '同じ記録が、コンピューターで読める形（JSON）でも入っています。人が読むときは、上の目次から開いてください。',
  json: '記録（JSON）',
  shape: '形の説明（JSON Schema）',
  files: 'ファイル',
  file: 'ファイルの名まえ',
  toTop: '目次へ',
  links: 'つながっているもの',
  none: 'まだありません。',
  name: '名まえ',
  linksTitle: 'つながり',
  linksAbout: 'どの記録とどの記録がつながっているか。',
  readme: (council: string, day: string) =>
    `${council} の記録（${day}）\r\n\r\nindex.html を開いてください。ネットにつながっていなくても読めます。\r\njson フォルダーには、同じ記録がほかのしくみで読める形（JSON）で入っています。\r\n`,
  cli: {
    usage: '書き出す協議会の番号を指定してください: export council 番号 [--as ログイン名] [--to ファイル]',
    nobody: (no: number) => `番号 ${no} の協議会は見つかりません。`,
    who: '記録をまとめる人のログイン名を --as で指定してください。書き出しは、その人が見られる範囲になります。',
    unknown: (login: string) => `ログイン名「${login}」は見つからないか、いまは使えません。`,
    notKeeper: (login: string) => `「${login}」は、この協議会の記録をまとめる人ではありません。`,
    done: (records: number, file: string, login: string) => `${records} 件の記録を、${login} の見られる範囲で ${file} に書き出しました。`,
  },
} as const
