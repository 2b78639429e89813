/**
 * Columns of 公共施設一覧, newest edition, in its order. Those that no fact of ours fills are filled from what a file said under that name.
 * @source デジタル庁 自治体標準オープンデータセット（公共施設一覧）; column names from memory, the first eighteen seen in a published list
 */
export const STANDARD_COLUMNS = [
  ...[
    '全国地方公共団体コード',
    'ID',
    '地方公共団体名',
    '名称',
    '名称_カナ',
    '名称_英字',
    '名称_通称',
    'POIコード',
    '所在地_全国地方公共団体コード',
  ],
  ...[
    '町字ID',
    '所在地_連結表記',
    '所在地_都道府県',
    '所在地_市区町村',
    '所在地_町字',
    '所在地_番地以下',
    '建物名等(方書)',
    '緯度',
    '経度',
    '高度の種別',
  ],
  ...[
    '高度の値',
    '電話番号',
    '内線番号',
    '連絡先メールアドレス',
    '連絡先FormURL',
    '連絡先備考（その他、SNSなど）',
    '郵便番号',
    '法人番号',
    '団体名',
  ],
  ...['利用可能曜日', '開始時間', '終了時間', '利用可能日時特記事項', '説明', 'バリアフリー情報', 'URL', '画像', '画像_ライセンス', '備考'],
] as const

/** Columns behind the standard ones, for what the standard has no column for: so that nothing is lost on the way out and back. */
export const OWN_COLUMNS = [
  ...[
    'つなぎ_種類',
    'つなぎ_時間',
    'つなぎ_言語',
    'つなぎ_設備と配慮',
    'つなぎ_受入対象者',
    'つなぎ_人数',
    'つなぎ_災害の種類',
    'つなぎ_困りごと',
  ],
  ...[
    'つなぎ_機関',
    'つなぎ_確かめた日',
    'つなぎ_出典の一覧',
    'つなぎ_出典の番号',
    'つなぎ_出典のファイル',
    'つなぎ_出典の行',
    'つなぎ_利用条件',
  ],
  ...['つなぎ_出典の表示'],
] as const

/** Standard columns that our facts fill; a file's own word under such a name travels in a column with `WORD_MARK` before it. */
export const FACT_COLUMNS: ReadonlySet<string> = new Set([
  ...[
    'ID',
    '名称',
    '名称_カナ',
    '所在地_連結表記',
    '建物名等(方書)',
    '緯度',
    '経度',
    '電話番号',
    '内線番号',
    '郵便番号',
    '団体名',
    '利用可能曜日',
  ],
  ...['開始時間', '終了時間', '利用可能日時特記事項', '説明', 'URL'],
])

/** Before the name of a column that is taken by a fact. */
const WORD_MARK = 'つなぎ_原文_'

/** The column in which a file's own word travels. */
export function columnOfWord(name: string): string {
  return FACT_COLUMNS.has(name) || name.startsWith('つなぎ_') ? `${WORD_MARK}${name}` : name
}

/** The name under which a travelling word was published. */
export function wordOfColumn(column: string): string {
  return column.startsWith(WORD_MARK) ? column.slice(WORD_MARK.length) : column
}
