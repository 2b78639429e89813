/**
 * The one letter by which all forms of a Chinese character are searched: 髙 → 高, 邉 → 辺, 齋 → 斉, 𠮷 → 吉.
 *
 * Old forms (旧字体), forms of family registers and common substitutes. Only for finding: the letters of a name are kept as written, and two
 * people are never taken for one because their letters fold alike. Different family names stay apart (太田 大田, 坂 阪, 野 乃).
 * Compatibility ideographs are not listed: NFKC has replaced them before this table is asked.
 * @source 常用漢字表（平成22年内閣告示第2号）の康熙字典体, 戸籍法施行規則別表第二, and surnames in everyday use; compiled by hand
 */
export function variantForms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>()
  for (const group of GROUPS.split(/\s+/)) {
    const [searched = '', ...others] = group
    for (const other of others) forms.set(other, searched)
  }
  return forms
}

// Each group: the letter searched by, then the letters that fold to it.
const GROUPS = `
高髙 崎﨑嵜㟢碕 辺邉邊 斉齋斎齊 広廣 浜濱濵 沢澤 島嶋嶌㠀 桜櫻 国國圀 真眞 恵惠 蔵藏 礼禮 栄榮 淵渕渊 富冨 条條 吉𠮷 曽曾 竜龍 滝瀧 学學斈
亜亞 悪惡 圧壓 囲圍 医醫 壱壹 隠隱 営營 衛衞 駅驛 円圓 艶艷 応應 欧歐 殴毆 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴
殻殼 覚覺 岳嶽 楽樂 渇渴 勧勸 巻卷 陥陷 歓歡 関關 観觀 顔顏 帰歸 気氣 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 教敎 強强 郷鄕鄉
暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊 欠缺 県縣 倹儉 剣劍劔劒剱釼 険險 圏圈 検檢 献獻 権權 顕顯
験驗 厳嚴 効效 恒恆 鉱鑛 号號 黒黑 済濟 砕碎 剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從
渋澁 獣獸 縦縱 粛肅 処處 叙敍 将將 称稱 渉涉 焼燒 証證 乗乘 剰剩 壌壤 嬢孃 譲讓 醸釀 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數
瀬瀨 声聲 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 装裝 痩瘦 騒騷 総總 聡聰 臓臟 属屬 続續
堕墮 対對 帯帶 滞滯 台臺 択擇 担擔 単單 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 聴聽 鎮鎭 逓遞 鉄鐵銕鐡 点點 転轉 伝傳 灯燈 当當 党黨
盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 瓶甁 払拂 仏佛 並竝 変變 弁辨辯瓣 舗舖
宝寶寳 褒襃 豊豐 翻飜 毎每 満滿 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 両兩 猟獵 緑綠 塁壘 励勵 霊靈
齢齡 恋戀 炉爐 労勞 郎郞 楼樓 湾灣 万萬 為爲 増增 寛寬 巌巖 尭堯 晋晉 槙槇 遥遙 瑶瑤 凛凜 祢禰 桧檜 戸戶 土𡈽 橋𣘺槗 柳栁 桑桒 峰峯 船舩 野埜
松枩柗 梅楳 秋穐龝 鶴靏靍鸖 館舘 園薗 塩鹽 芦蘆 桝枡 藪薮 杯盃 村邨 濤涛 篭籠 莱萊 鴎鷗 祷禱 頬頰 麺麵 蝉蟬 蝋蠟 掻搔 繋繫 剥剝 填塡 顛顚 侠俠
噛嚙 躯軀 倶俱 叱𠮟 讃讚 醤醬 屏屛 溌潑 迩邇 諌諫 靭靱 賎賤 箪簞 涜瀆 体體軆 略畧 群羣 煙烟 裏裡 糧粮 涼凉 回囘 世丗 年秊
喜㐂 兎兔 船舡 留畄 奈柰 耕畊 朗朖 翠翆    塔墖 雁鴈 美羙 
`
