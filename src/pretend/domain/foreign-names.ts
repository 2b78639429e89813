import type { LanguageCode } from './shapes.ts'

/** A name in Latin letters and the katakana a city office writes beside it. */
export type ForeignName = { readonly latin: string; readonly kana: string }

/** Names of one community of the pretend city; the family names say "example" or "dream" in its language. */
export type ForeignNames = {
  readonly language: LanguageCode
  readonly families: readonly ForeignName[]
  readonly male: readonly ForeignName[]
  readonly female: readonly ForeignName[]
}

/** Names by community, the largest first, with the share of foreign households each has (percent). */
export const FOREIGN_NAMES: readonly (readonly [ForeignNames, number])[] = [
  [
    {
      language: 'pt',
      families: latin(
        'EXEMPLO:エゼンプロ AMOSTRA:アモストラ SONHADOR:ソニャドール MODELO:モデロ FICTÍCIO:フィクチシオ CONCEIÇÃO SONHO:コンセイソンソーニョ',
      ),
      male: latin(
        'JOÃO:ジョアン PAULO:パウロ CARLOS:カルロス LUCAS:ルーカス MATEUS:マテウス RAFAEL:ラファエル BRUNO:ブルーノ ANDRÉ:アンドレ',
      ),
      female: latin('ANA:アナ MARIA:マリア JULIANA:ジュリアナ LETÍCIA:レチシア CAMILA:カミラ BEATRIZ:ベアトリス ROSÂNGELA:ホザンジェラ'),
    },
    38,
  ],
  [
    {
      language: 'vi',
      families: latin('NGUYỄN MẪU:グエンマウ TRẦN VÍDỤ:チャンヴィズ LÊ GIẢ:レザー PHẠM MƠ:ファムモー ĐỖ THỬ:ドートゥー'),
      male: latin('VĂN NAM:ヴァンナム MINH:ミン ĐỨC:ドゥック HÙNG:フン TUẤN:トゥアン QUANG:クアン'),
      female: latin('THỊ LAN:ティラン HƯƠNG:フオン MAI:マイ NGỌC:ゴック LINH:リン PHƯƠNG:フオン'),
    },
    30,
  ],
  [
    {
      language: 'fil',
      families: latin('HALIMBAWA:ハリンバワ KATHANGISIP:カタンイシプ HUWARAN:フワラン PANGARAP:パンガラップ'),
      male: latin('JOSE:ホセ MARK:マーク RAMIL:ラミル DANILO:ダニロ'),
      female: latin('MARICEL:マリセル JENNY:ジェニー ROSALIE:ロザリー LIZA:リザ'),
    },
    10,
  ],
  [
    {
      language: 'zh',
      families: latin('MENG:モン JIA:ジア YANGBEN:ヤンベン XUGOU:シューゴウ'),
      male: latin('WEI:ウェイ JUN:ジュン HAO:ハオ LEI:レイ'),
      female: latin('FANG:ファン XIUYING:シウイン LI:リー NA:ナー'),
    },
    9,
  ],
  [
    {
      language: 'es',
      families: latin('EJEMPLO:エヘンプロ MUESTRA:ムエストラ SOÑADOR:ソニャドル INVENTADO:インベンタド'),
      male: latin('JUAN:フアン LUIS:ルイス MIGUEL:ミゲル JORGE:ホルヘ'),
      female: latin('ROSA:ロサ CARMEN:カルメン LUCÍA:ルシア ELENA:エレナ'),
    },
    9,
  ],
  [
    {
      language: 'en',
      families: latin('SAMPLE:サンプル FABLE:フェイブル MADEUP:メイダップ'),
      male: latin('DAVID:デイビッド PETER:ピーター'),
      female: latin('SUSAN:スーザン EMMA:エマ'),
    },
    4,
  ],
]

function latin(list: string): readonly ForeignName[] {
  // A name may hold a space; an entry ends with its kana.
  return [...list.matchAll(/([^:]+):(\S+)\s*/g)].map(([, name = '', kana = '']) => ({ latin: name, kana }))
}
