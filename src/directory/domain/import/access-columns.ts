import { columnForm } from './column-form.ts'

/** Code of the list `access_feature` that a column of marks (or one word of 提供内容) stands for, or undefined. */
export function accessOf(words: string): string | undefined {
  const form = columnForm(words)
    .replace(/(?:の?有無|あり|有り|の?設置)$/, '')
    .replaceAll('車いす', '車椅子')
  return FEATURES.get(form)
}

const FEATURES = new Map(
  (
    [
      ['wheelchair', ['車椅子', '車椅子可', '車椅子対応', '車椅子での利用', '車椅子利用']],
      ['slope', ['スロープ', 'スロープ等']],
      ['elevator', ['エレベーター', 'エレベータ', 'エレベーター等']],
      [
        'wheelchair_toilet',
        ['車椅子使用者用トイレ', '車椅子対応トイレ', '車椅子トイレ', '多目的トイレ', 'バリアフリートイレ', '多機能トイレ'],
      ],
      ['ostomate', ['オストメイト設置トイレ', 'オストメイト対応トイレ', 'オストメイト', 'オストメイト対応']],
      ['baby_toilet', ['乳幼児用設備設置トイレ', '乳幼児用設備']],
      ['diaper', ['おむつ替え', 'おむつ交換', 'おむつ替えコーナー', 'おむつ交換台', 'おむつ替え台', 'オムツ替え', 'オムツ交換台']],
      ['nursing', ['授乳', '授乳室', '授乳コーナー', '授乳スペース']],
      ['hot_water', ['調乳用のお湯', '調乳用温水器', 'お湯', 'ミルク用のお湯', '給湯']],
      ['parking', ['駐車場', '駐車場利用']],
      [
        'accessible_parking',
        ['車椅子使用者用駐車場', '車椅子使用者用駐車施設', '車椅子用駐車場', '優先駐車場', '障害者用駐車場', '障がい者用駐車場'],
      ],
      ['tactile_paving', ['点字ブロック', '点字ブロック等']],
      ['sign_language', ['手話', '手話対応', '手話通訳', '手話での対応']],
      ['writing', ['筆談', '筆談対応', '筆談での対応']],
      ['hearing_loop', ['ヒアリングループ', '磁気ループ']],
      ['guide_dog', ['補助犬', '補助犬同伴', '盲導犬']],
      ['child_pad', ['小児対応設備', '小児対応', '小児用パッド']],
      ['wifi', ['公衆無線LAN', 'Wi-Fi', '無線LAN', 'フリーWi-Fi']],
    ] as const
  ).flatMap(([code, names]) => names.map(name => [columnForm(name), code] as const)),
)
