import type { NameWithKana } from './family-names.ts'

/** Ordinary given names by generation; `elder` are born before 1955, `young` from 1990 on. */
export const GIVEN_NAMES: Readonly<Record<'male' | 'female', Readonly<Record<'elder' | 'middle' | 'young', readonly NameWithKana[]>>>> = {
  male: {
    elder: named(
      '正:タダシ 清:キヨシ 茂:シゲル 勇:イサム 実:ミノル 博:ヒロシ 昭二:ショウジ 義雄:ヨシオ 利夫:トシオ 武:タケシ 勝:マサル 三郎:サブロウ 弘:ヒロシ 進:ススム 忠義:タダヨシ 邦夫:クニオ 幸男:ユキオ 昇:ノボル 辰雄:タツオ 喜一:キイチ 國男:クニオ 榮一:エイイチ',
    ),
    middle: named(
      '浩:ヒロシ 誠:マコト 隆:タカシ 健一:ケンイチ 直樹:ナオキ 哲也:テツヤ 修:オサム 剛:ツヨシ 学:マナブ 大輔:ダイスケ 和也:カズヤ 英樹:ヒデキ 聡:サトシ 亮:リョウ 雅人:マサト 裕介:ユウスケ 智之:トモユキ 康平:コウヘイ 伸一:シンイチ 秀明:ヒデアキ 洋介:ヨウスケ 眞治:シンジ',
    ),
    young: named(
      '翔太:ショウタ 蓮:レン 大翔:ヒロト 陽翔:ハルト 悠真:ユウマ 湊:ミナト 颯太:ソウタ 樹:イツキ 朝陽:アサヒ 蒼:アオイ 拓海:タクミ 海斗:カイト 優斗:ユウト 律:リツ 奏:カナデ 新:アラタ 陸:リク 涼介:リョウスケ 匠:タクミ 健太:ケンタ',
    ),
  },
  female: {
    elder: named(
      'ハナ:ハナ キヨ:キヨ 文子:フミコ 和子:カズコ 幸子:サチコ 節子:セツコ トミ:トミ 千代:チヨ 静江:シズエ 美代子:ミヨコ 敏子:トシコ よね:ヨネ 久子:ヒサコ 房江:フサエ 芳子:ヨシコ 絹代:キヌヨ 八重:ヤエ 照子:テルコ 道子:ミチコ すゑ:スエ 春枝:ハルエ 壽美:スミ',
    ),
    middle: named(
      '恵子:ケイコ 由美:ユミ 真由美:マユミ 直美:ナオミ 智子:トモコ 裕子:ユウコ 陽子:ヨウコ 明美:アケミ 久美子:クミコ 香織:カオリ 美穂:ミホ 千春:チハル 純子:ジュンコ 典子:ノリコ 奈緒:ナオ 理恵:リエ さゆり:サユリ 麻衣:マイ 沙織:サオリ 友香:トモカ 美紀:ミキ 惠美:エミ',
    ),
    young: named(
      '結衣:ユイ 陽菜:ヒナ 葵:アオイ さくら:サクラ 美咲:ミサキ 凛:リン 莉子:リコ 咲良:サクラ 心春:コハル 芽依:メイ 杏:アン 七海:ナナミ 彩乃:アヤノ 紬:ツムギ 詩:ウタ 琴音:コトネ 真央:マオ 花音:カノン 遥:ハルカ 日和:ヒヨリ',
    ),
  },
}

function named(list: string): readonly NameWithKana[] {
  return list.split(' ').map(entry => {
    const [written = entry, kana = entry] = entry.split(':')
    return { written, kana }
  })
}
