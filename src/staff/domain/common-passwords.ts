const FORWARD = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890-^',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  'qazwsxedcrfvtgbyhnujmik',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'aiueokakikukekosasisuseso',
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん',
]

/** Keyboard rows, diagonals, the alphabet and the kana table, in both directions. */
export const ROWS: readonly string[] = FORWARD.flatMap(row => [row, [...row].reverse().join('')])

/** Every stretch of four on one of those rows, for a quick look. */
export const BEGINNINGS: ReadonlySet<string> = new Set(
  ROWS.flatMap(row => [...row].map((_, at) => row.slice(at, at + 4)).filter(four => four.length === 4)),
)

/**
 * Words of which the commonest stolen passwords are made, here and abroad, and the words of this very work. The longer ones come
 * first, so that a short one does not break them up.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passw0rd passwd passcode pass word secret letmein welcome welcom login logon signin access admin administrator root user guest
test testing tester demo sample example default changeme change temp temporary initial master manager system server network internet computer
windows google amazon apple yahoo facebook twitter instagram youtube line docomo softbank rakuten microsoft office excel samsung sony nintendo
iloveyou loveyou love lovely happy smile peace dream angel baby sweet honey flower sunshine summer winter spring autumn sunday monday tuesday
wednesday thursday friday saturday january february march april june july august september october november december birthday christmas
dragon monkey tiger lion eagle falcon phoenix wolf bear horse kitty cat dog puppy bunny rabbit panda butterfly dolphin fish chicken
football baseball soccer basketball hockey tennis golf volleyball rugby superman batman spiderman pokemon pikachu doraemon naruto onepiece dragonball
gundam totoro starwars matrix hello world helloworld thank thanks please sorry goodbye morning night princess prince queen king lord jesus christ
michael jennifer jessica jordan thomas robert daniel andrew charlie ashley nicole amanda george william david maria anna
shadow ninja samurai killer hunter ranger soldier hero warrior master trustno freedom liberty liverpool chelsea arsenal barcelona manchester
banana orange cherry lemon chocolate cookie coffee cheese pepper ginger sugar pizza silver golden gold diamond crystal purple yellow green blue black white red
japan nippon nihon tokyo osaka kyoto nagoya yokohama sapporo fukuoka hiroshima sendai kobe okinawa hokkaido mie iga tsu suzuka yokkaichi matsusaka
sakura hanako taro tarou ichiro jiro yamada tanaka suzuki sato satou takahashi watanabe ito itou yamamoto nakamura kobayashi kato katou yoshida
arashi arigato arigatou konnichiwa ohayo ohayou sayonara daisuki aishiteru himitsu angou ansho anshou pasuwado pasuwaado kawaii genki gambaru ganbaru
hana hikari yume kibou mirai egao ai sora umi yama kawa tsuki hoshi neko inu usagi kuma tora
tsunagi fukushi soudan shiyakusho yakusho kuyakusho shichou shimin kodomo kaigo houkatsu shien chiiki shakyo shakai jichitai kenkou hoken seikatsu
パスワード ぱすわーど ひみつ 秘密 暗証番号 合言葉 市役所 福祉 相談 支援 窓口 地域 令和 平成 昭和 日本 東京 大阪 さくら 桜
`
  .split(/\s+/)
  .filter(word => word !== '')
  .sort((a, b) => b.length - a.length)
