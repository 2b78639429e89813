/**
 * The family names most people bear, without those that are as often a place or a thing here (上野, 青山, 中野, 森, 林, 原).
 * A name with a polite ending is noticed whether it stands here or not; these are noticed also without one.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  (
    '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邉 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 池田 橋本 阿部 石川 石井 ' +
    '小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 坂本 福田 太田 西村 藤井 岡本 藤原 三浦 中島 中川 原田 松田 竹内 小野 田村 和田 中山 石田 上田 ' +
    '森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 杉山 増田 小島 大塚 千葉 平野 久保 松井 岩崎 桜井 野口 ' +
    '松尾 野村 菊地 菊池 佐野 新井 古川 島田 水野 熊谷 小松 五十嵐 矢野 市川 川崎 飯田 吉川 北村 西田 久保田 東 川口 安田 中田 服部 辻 樋口 永井 岩田 ' +
    '川村 大西 松岡 土屋 荒木 浜田 片山 山下 関 大橋 栗原 中尾 星野 須藤 福島 内藤 広瀬 河野 川上 馬場 岡崎 本田 荒井 大久保 松下 奥村 坂口 早川 菅原 ' +
    '福井 岩本 成田 小池 石原 廣田 架空 見本'
  ).split(' '),
)
