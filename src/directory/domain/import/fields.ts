import { columnForm } from './column-form.ts'

/** What a column of a municipal list can be for a place. Hazards and features of access have tables of their own. */
export type Field =
  | 'id'
  | 'name'
  | 'kana'
  | 'address'
  | 'prefecture'
  | 'municipality'
  | 'town'
  | 'block'
  | 'building'
  | 'postalCode'
  | 'phone'
  | 'phoneExt'
  | 'url'
  | 'lat'
  | 'lon'
  | 'operator'
  | 'days'
  | 'opens'
  | 'closes'
  | 'weekdayOpens'
  | 'weekdayCloses'
  | 'saturdayOpens'
  | 'saturdayCloses'
  | 'hoursText'
  | 'closedText'
  | 'languages'
  | 'offers'
  | 'welcomes'
  | 'capacity'
  | 'description'

/** The field of a column name, and how good a match it is: 0 is the best where two columns claim one field. */
export function fieldOf(name: string): { readonly field: Field; readonly rank: number } | undefined {
  return BY_FORM.get(columnForm(name))
}

/**
 * Names in old and new editions of 推奨データセット / 自治体標準オープンデータセット, of 国土地理院, and of lists that cities made for themselves.
 * Within a field the better name stands first: 共通ID before NO.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: ['共通ID', 'ID', 'NO', '番号', '施設番号', '管理番号', '整理番号', '施設ID', '識別番号'],
  name: [
    ...[
      '名称',
      '施設名称',
      '施設名',
      '登録施設名',
      '施設・場所名',
      '避難所名',
      '避難場所名',
      '避難所名称',
      '避難場所名称',
      '介護サービス事業所名称',
    ],
    ...[
      '事業所名称',
      '事業所名',
      '医療機関名',
      '医療機関名称',
      '設置施設名',
      '設置施設名称',
      '園名',
      '保育所名',
      '学校名',
      'トイレ名称',
      '公園名',
      '設置場所',
    ],
  ],
  kana: [
    ...[
      '名称_カナ',
      '施設名称_カナ',
      '施設名カナ',
      '登録施設名カナ',
      '避難所名カナ',
      '介護サービス事業所名称_カナ',
      '事業所名カナ',
      '事業所名称カナ',
    ],
    ...['医療機関名カナ', '園名カナ', '学校名カナ', 'カナ'],
  ],
  address: ['所在地_連結表記', '住所', '所在地', '施設所在地', '施設住所', '設置場所住所', '設置場所所在地', '住所・所在地'],
  prefecture: ['所在地_都道府県', '施設所在地_都道府県'],
  municipality: ['所在地_市区町村', '施設所在地_市区町村'],
  town: ['所在地_町字', '施設所在地_町字'],
  block: ['所在地_番地以下', '施設所在地_番地以下'],
  building: ['建物名等(方書)', '方書', '施設方書', '建物名等', '建物名', 'ビル名'],
  postalCode: ['郵便番号', '施設郵便番号'],
  phone: ['電話番号', '施設電話番号', '連絡先電話番号', '代表電話番号', '電話', 'TEL', '連絡先'],
  phoneExt: ['内線番号', '内線'],
  url: ['URL', 'ホームページURL', '施設URL', 'ホームページ', 'ウェブサイト', 'Webサイト', 'ホームページアドレス', 'HP'],
  lat: ['緯度', 'latitude', 'lat'],
  lon: ['経度', 'longitude', 'lon', 'lng'],
  operator: [
    '団体名',
    '運営主体',
    '設置者',
    '運営者',
    '運営法人',
    '法人の名称',
    '法人名',
    '事業者名',
    '運営事業者',
    '管理団体',
    '所管課',
    '担当課',
  ],
  days: ['利用可能曜日', '開館曜日', '診療曜日', '営業曜日', '開所曜日', '利用曜日'],
  opens: ['開始時間', '利用開始時間', '診療開始時間', '営業開始時間', '開館時刻', '開始時刻'],
  closes: ['終了時間', '利用終了時間', '診療終了時間', '営業終了時間', '閉館時刻', '終了時刻'],
  weekdayOpens: ['開始時刻平日', '開始時間平日', '平日開始時間', '平日開始時刻'],
  weekdayCloses: ['終了時刻平日', '終了時間平日', '平日終了時間', '平日終了時刻'],
  saturdayOpens: ['開始時刻土曜日', '開始時間土曜日', '土曜開始時間', '土曜日開始時間'],
  saturdayCloses: ['終了時刻土曜日', '終了時間土曜日', '土曜終了時間', '土曜日終了時間'],
  hoursText: [
    ...[
      '利用可能日時特記事項',
      '利用可能時間特記事項',
      '診療日時特記事項',
      '提供時間',
      '開館時間',
      '利用時間',
      '利用可能時間',
      '営業時間',
      '開所時間',
    ],
    ...['診療時間', '受付時間', '開設時間'],
  ],
  closedText: ['定休日', '休館日', '休業日', '閉館日', '休所日', '休園日', '休診日'],
  languages: ['対応言語', '多言語対応', '外国語対応'],
  offers: ['提供内容'],
  welcomes: ['受入対象者', '対象', '対象者', '利用対象者', '利用対象'],
  capacity: ['定員', '想定収容人数', '収容人数', '収容定員', '受入可能人数', '収容可能人数'],
  description: ['説明', '活動内容', '施設概要', '概要', '施設の説明'],
}

const BY_FORM = new Map(
  (Object.entries(NAMES) as [Field, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name, rank) => [columnForm(name), { field, rank }] as const),
  ),
)
