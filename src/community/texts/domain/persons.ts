import { SURNAMES } from './surnames.ts'

/**
 * What in a text for others could tell a person: plain sentences for whoever writes it, none where nothing was noticed.
 *
 * Notices names with a polite ending or a title, common family names with a given name, telephone and mail, house numbers, days of
 * birth and exact ages, My Number, accounts, and an illness told of one person. It warns and never forbids: it cannot know.
 */
export function warnsOfPersons(text: string): readonly string[] {
  const plain = text.normalize('NFKC')
  return SIGNS.flatMap(({ find, say }) => [...new Set(find(plain))].slice(0, 3).map(say))
}

type Sign = { readonly find: (text: string) => readonly string[]; readonly say: (found: string) => string }

const matches =
  (pattern: RegExp) =>
  (text: string): readonly string[] =>
    [...text.matchAll(pattern)].map(([found]) => found)

const PHONE = /(?<![\d-])(?:\+81[- ]?|0)\d{1,4}[-() ]{0,2}\d{1,4}[-() ]{0,2}\d{3,4}(?![\d-])/g
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const HOUSE =
  /[\d〇一二三四五六七八九十百]+(?:番地|番\d+号?|丁目[\d〇一二三四五六七八九十]+)(?:の?\d+)?|(?<=[町村字区里丘台])\d+-\d+(?:-\d+)?|〒\s?\d{3}-?\d{4}/g
const BIRTH =
  /(?:明治|大正|昭和|平成|令和|[MTSHR])\s?(?:元|\d{1,2})[年.]\s?\d{1,2}[月.]\s?\d{1,2}日?\s?(?:生|うま)|(?:19|20)\d\d[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?\s?(?:生|うま)|生年月日/g
/** 65歳以上 and 80代 tell nobody; 78歳の男性 may. */
const AGE =
  /(?<!\d)(?:\d{1,3}|[〇一二三四五六七八九十百]{1,4})[歳才](?!以上|以下|未満|まで|から|ごろ|頃|前後|代|台|を超|になる|になった|到達|児|\d|[~〜、,]?\s?\d)/g
const MY_NUMBER = /(?<![\d-])\d{4}[- ]?\d{4}[- ]?\d{4}(?![\d-])/g
const ACCOUNT = /(?:口座|普通|当座|記号|番号)[^。\n]{0,8}?(?<!\d)\d{5,8}(?!\d)/g

const TITLES = 'さん|ちゃん|様|さま|氏|君|くん|先生|夫妻|夫婦|宅'
const NAMED = new RegExp(`([\\p{Script=Han}々]{1,4}|[ァ-ヴー]{2,10})(${TITLES})`, 'gu')
/** Who is meant by these is everybody of a kind, not somebody. */
const NOBODY =
  /(?:皆|客|子|孫|父|母|兄|姉|弟|妹|奥|嫁|婿|爺|婆|伯父|叔父|伯母|叔母|祖父|祖母|夫|妻|住民|市民|町民|区民|隣|隣人|近所|親|親子|家族|本人|患者|学生|生徒|児童|園児|職人|大工|農家|業者|店屋|屋|店|会長|区長|組長|班長|部長|委員|民生委員|役員|職員|担当者|担当|関係者|利用者|参加者|高齢者|若者|方|者|神|仏|地蔵|天神|山|赤|新人|先輩|仲間|世話役|相談役|まとめ役|一人|二人|知人|友人|恋人|主人|老人|病人|新郎|新婦|多|同|仕|模|異|一|各|有|何|社|課|係|団体|組合|会|師|医|教|員|自|在|帰|住|拙|邸|新|旧|高|空き|民|看護師|保育士|介護士|運転手|駐在|駐在所|警察|消防団|お)$/u
const NOBODY_IN_KANA = new Set(
  'スタッフ ボランティア ヘルパー ドライバー コーディネーター ママ パパ スーパー メンバー リーダー サポーター ケアマネ ケアマネジャー ゲスト パン ベトナム ブラジル'.split(
    ' ',
  ),
)
/** 様子, 氏名, 君主: the ending belongs to the next word. */
const GOES_ON = /^(?:様[々子式相態]|氏[名神族]|君[主臨]|先生方|宅[配地急]|夫婦[二の])/u

function named(text: string): readonly string[] {
  return [...text.matchAll(NAMED)].flatMap(found => {
    const [whole, name = '', title = ''] = found
    const rest = text.slice((found.index ?? 0) + name.length)
    if (GOES_ON.test(rest) || NOBODY.test(name) || NOBODY_IN_KANA.has(name)) return []
    // A single character before 君 or 氏 or 宅 is nearly always half a word (諸君, 姓氏, 在宅).
    return /^(?:君|氏|宅|夫婦|様|先生)$/u.test(title) && name.length === 1 ? [] : [whole]
  })
}

const OFFICES = '会長|副会長|区長|組長|班長|理事長|理事|民生委員|児童委員|事務局長|部会長|代表'
const BESIDE_OFFICE = new RegExp(`([\\p{Script=Han}々]{2,3})(?:${OFFICES})|(?:${OFFICES})[のは、・: ]?\\s?([\\p{Script=Han}々]{2,3})`, 'gu')
const WHOLE_NAME = /(?<![\p{Script=Han}々])([\p{Script=Han}々]{1,3})[ 　]([\p{Script=Han}々]{1,3}|[ぁ-ん]{2,4})(?![\p{Script=Han}々])/gu

/** Without a polite ending only what many people are called counts: a name that is a place here too says nothing by itself. */
function familyNames(text: string): readonly string[] {
  const beside = [...text.matchAll(BESIDE_OFFICE)].flatMap(([whole, before, after]) =>
    [before, after].some(one => one !== undefined && SURNAMES.has(one)) ? [whole] : [],
  )
  const whole = [...text.matchAll(WHOLE_NAME)].flatMap(([found, family = '']) => (SURNAMES.has(family) ? [found] : []))
  return [...beside, ...whole]
}

const ILLNESS =
  /認知症|がん|癌|統合失調症|うつ病?|鬱|糖尿病|脳梗塞|心臓病|難病|てんかん|アルコール依存|依存症|発達障[がい害碍]+|知的障[がい害碍]+|精神障[がい害碍]+|ひきこもり|引きこもり|生活保護|虐待/u
/** One person, as neighbours speak of one: the wife of, a woman who lives alone, the son. */
const SOMEBODY =
  /の(?:男性|女性|男の人|女の人|息子|娘|長男|長女|次男|次女|夫|妻|父|母|祖父|祖母|ご主人|奥さん|おじいさん|おばあさん)(?![たら達もや]|同士|向け)/u

/** An illness in one sentence with somebody. 認知症の方も参加できます tells of nobody. */
function illnessOfSomebody(text: string): readonly string[] {
  return text
    .split(/[。\n！!？?]/)
    .filter(sentence => ILLNESS.test(sentence) && (SOMEBODY.test(sentence) || named(sentence).length > 0))
    .map(sentence => ILLNESS.exec(sentence)?.[0] ?? '')
}

const SIGNS: readonly Sign[] = [
  { find: named, say: found => `「${found}」は、人の名まえのようです。名まえを書かずに、言いかえてください。` },
  { find: familyNames, say: found => `「${found}」に、人の名まえがあるようです。名まえを書かずに、言いかえてください。` },
  { find: matches(PHONE), say: found => `「${found}」は、電話番号のようです。会の代表の番号のほかは、書かないでください。` },
  { find: matches(MAIL), say: found => `「${found}」は、メールアドレスのようです。会の代表のほかは、書かないでください。` },
  { find: matches(HOUSE), say: found => `「${found}」は、家の番地のようです。「北の方」のように、大まかに書いてください。` },
  { find: matches(BIRTH), say: found => `「${found}」は、生まれた日のようです。書かないでください。` },
  { find: matches(AGE), say: found => `「${found}」は、ある人の年のようです。「70代」や「高齢の人」のように、大まかに書いてください。` },
  { find: matches(MY_NUMBER), say: () => '12けたの番号があります。マイナンバーは、けっして書かないでください。' },
  { find: matches(ACCOUNT), say: () => '口座の番号のようなものがあります。みんなに見せる文には書かないでください。' },
  {
    find: illnessOfSomebody,
    say: found =>
      `「${found}」と、ある人のことが、同じ文にあります。だれのことか分かるおそれがあります。分けるか、大まかに書いてください。`,
  },
]
