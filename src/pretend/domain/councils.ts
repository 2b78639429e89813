import type { CareDistrict, Council } from './shapes.ts'

/** The name of the pretend city. */
export const CITY_NAME = '夢が原市'

/**
 * The 39 residents' councils of the pretend city: 7 in the north, 23 in the centre, 9 in the south.
 *
 * Sizes are as uneven as in life (733 to about 6,500 people): a rule that fits only big areas must fail here.
 * Every name is invented; none is a council of a real city.
 */
export const COUNCILS: readonly Council[] = [
  council(1, '夢が里', 'ユメガサト', 'north', 4210, 31.8),
  council(2, '霧笛', 'ムテキ', 'north', 2874, 35.1),
  council(3, '月待', 'ツキマチ', 'north', 1988, 38.4),
  council(4, '星見原', 'ホシミハラ', 'north', 2391, 34.6),
  council(5, '北風野', 'キタカゼノ', 'north', 1275, 42.7),
  council(6, '雲居台', 'クモイダイ', 'north', 2012, 29.3),
  council(7, '竹笛', 'タケブエ', 'north', 1104, 45.9),
  council(8, '松風台', 'マツカゼダイ', 'centre', 6512, 24.8),
  council(9, '見本ヶ丘', 'ミホンガオカ', 'centre', 5934, 22.1),
  council(10, '例が原', 'タメシガハラ', 'centre', 4276, 27.5),
  council(11, '仮橋', 'カリハシ', 'centre', 3220, 33.2),
  council(12, '架空本町', 'カクウホンマチ', 'centre', 3718, 36.4),
  council(13, '夢見町', 'ユメミチョウ', 'centre', 3357, 34.9),
  council(14, '虹が坂', 'ニジガサカ', 'centre', 3244, 26.3),
  council(15, '絵空台', 'エソラダイ', 'centre', 4620, 21.7),
  council(16, '鈴音', 'スズネ', 'centre', 2268, 32.8),
  council(17, '朝凪町', 'アサナギチョウ', 'centre', 2196, 35.5),
  council(18, '夕映', 'ユウバエ', 'centre', 1873, 37.2),
  council(19, '水鏡', 'ミズカガミ', 'centre', 1642, 39.0),
  council(20, '風待', 'カザマチ', 'centre', 2037, 33.6),
  council(21, '花筏', 'ハナイカダ', 'centre', 1329, 40.3),
  council(22, '試ヶ丘', 'タメシガオカ', 'centre', 2615, 25.4),
  council(23, '雛形', 'ヒナガタ', 'centre', 1718, 34.1),
  council(24, '千筆町', 'チフデチョウ', 'centre', 1456, 38.8),
  council(25, '硝子坂', 'ガラスザカ', 'centre', 1190, 36.0),
  council(26, '蛍原', 'ホタルハラ', 'centre', 1547, 37.7),
  council(27, '若葉が辻', 'ワカバガツジ', 'centre', 1986, 28.9),
  council(28, '雪割', 'ユキワリ', 'centre', 958, 43.5),
  council(29, '鏡坂', 'カガミザカ', 'centre', 1233, 35.8),
  council(30, '物語町', 'モノガタリチョウ', 'centre', 1402, 33.9),
  council(31, '木霊', 'コダマ', 'south', 1864, 39.6),
  council(32, '峠笛', 'トウゲブエ', 'south', 1107, 44.2),
  council(33, '山彦', 'ヤマビコ', 'south', 1521, 41.1),
  council(34, '瀬音谷', 'セオトダニ', 'south', 1340, 43.0),
  council(35, '笹舟', 'ササブネ', 'south', 1688, 38.1),
  council(36, '遠雷', 'エンライ', 'south', 942, 46.8),
  council(37, '萱の奥', 'カヤノオク', 'south', 781, 50.2),
  council(38, '夢咲谷', 'ユメサキダニ', 'south', 987, 47.5),
  council(39, '隠れ里', 'カクレザト', 'south', 733, 52.9),
]

function council(no: number, name: string, kana: string, careDistrict: CareDistrict, population: number, aged65Rate: number): Council {
  // Old areas have small households.
  const perHousehold = 2.75 - aged65Rate / 100
  return { no, name, kana, careDistrict, population, households: Math.round(population / perHousehold), aged65Rate }
}
